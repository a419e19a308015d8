#pragma once

#include <span>

#include "gradus/number/lanes.hpp"

namespace gradus::test {

// Kernels of every shape, called in one.

using Blocks = std::span<const LaneBlock>;

template <LaneKernels::Unary LaneKernels::*kernel>
LaneMask run_unary(const LaneKernels& k, LaneBlock& out, Blocks in, int packs) {
  return (k.*kernel)(out, in[0], packs);
}

template <LaneKernels::Binary LaneKernels::*kernel>
LaneMask run_binary(const LaneKernels& k, LaneBlock& out, Blocks in, int packs) {
  return (k.*kernel)(out, in[0], in[1], packs);
}

template <LaneKernels::Binary LaneKernels::*kernel>
LaneMask run_ternary(const LaneKernels& k, LaneBlock& out, Blocks in, int packs) {
  out = in[2];
  return (k.*kernel)(out, in[0], in[1], packs);
}

template <LaneKernels::Meet LaneKernels::*kernel>
LaneMask run_meet(const LaneKernels& k, LaneBlock& out, Blocks in, int packs) {
  LaneBlock part = in[1];
  if (kernel == &LaneKernels::meet_magnitude) k.abs(part, part, packs);
  k.maximum(out, in[0], in[0], packs);
  return (k.*kernel)(out, part, ~LaneMask{0}, packs);
}

/// The second operand's first lane is the constant.
template <LaneKernels::Constant LaneKernels::*kernel>
LaneMask run_constant(const LaneKernels& k, LaneBlock& out, Blocks in, int packs) {
  LaneMask good = 0;
  LaneBlock lane;
  for (int i = 0; i < packs * LaneBlock::pack; ++i) {
    const LaneMask one = (k.*kernel)(lane, in[0], in[1].low[i], in[1].high[i], packs);
    good |= one & (LaneMask{1} << i);
    out.low[i] = lane.low[i];
    out.high[i] = lane.high[i];
  }
  return good;
}

template <long n>
LaneMask run_power(const LaneKernels& k, LaneBlock& out, Blocks in, int packs) {
  return k.power(out, in[0], n, packs);
}

}  // namespace gradus::test
