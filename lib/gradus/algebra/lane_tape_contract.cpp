#include <algorithm>
#include <bit>

#include "gradus/algebra/lane_tape.hpp"

namespace gradus {

/// The backward half: from what is known of a slot, what its operands can be. Rules that would need
/// an inverse without a kernel are left out, which loses sharpness only.
class LaneTape::Contractor {
 public:
  Contractor(const LaneTape& tape, Work& work, LaneMask lanes, int packs)
      : tape_(tape),
        kernels_(tape.kernels_),
        work_(work),
        lanes_(lanes & ~LaneMask{0} >> (LaneBlock::lanes - packs * LaneBlock::pack)),
        packs_(packs) {}

  LaneMask run(std::size_t output) {
    const std::uint32_t last = tape_.outputs_[output];
    for_each_lane(lanes_, [&](int i) {
      double& low = work_.values[last].low[i];
      low = std::max(low, 0.0);
      note_empty(last, i);
    });
    for (const std::uint32_t slot : tape_.cones_[output]) pull(slot);
    return empty_;
  }

 private:
  template <class F>
  void for_each_lane(LaneMask lanes, F f) const {
    for (; lanes != 0; lanes &= lanes - 1) f(std::countr_zero(lanes));
  }

  void note_empty(std::uint32_t slot, int i) {
    if (work_.values[slot].low[i] > work_.values[slot].high[i]) empty_ |= LaneMask{1} << i;
  }

  /// What is empty holds no enclosure to go on with.
  LaneMask alive() const { return lanes_ & ~empty_; }

  void meet(std::uint32_t slot, const LaneBlock& part, LaneMask known) {
    if (tape_.fixed_[slot].is_fixed) return;
    for_each_lane(known & alive(), [&](int i) {
      LaneBlock& v = work_.values[slot];
      v.low[i] = std::max(v.low[i], part.low[i]);
      v.high[i] = std::min(v.high[i], part.high[i]);
      note_empty(slot, i);
    });
  }
  void meet(std::uint32_t slot, LaneKernels::Unary f, const LaneBlock& a) {
    const LaneMask known = f(scratch_, a, packs_);
    meet(slot, scratch_, known);
  }
  void meet(std::uint32_t slot, LaneKernels::Binary f, const LaneBlock& a, const LaneBlock& b) {
    const LaneMask known = f(scratch_, a, b, packs_);
    meet(slot, scratch_, known);
  }

  void pull(std::uint32_t slot) {
    const Tape::Step& s = tape_.steps_[slot];
    const LaneBlock& value = work_.values[slot];
    const LaneBlock& a = work_.values[s.a];
    const LaneBlock& b = work_.values[s.b];
    switch (s.op) {
      case Op::negate:
        return meet(s.a, kernels_.negate, value);
      case Op::add:
        meet(s.a, kernels_.subtract, value, b);
        return meet(s.b, kernels_.subtract, value, a);
      case Op::subtract:
        meet(s.a, kernels_.add, value, b);
        return meet(s.b, kernels_.subtract, a, value);
      case Op::multiply:
        if (s.a == s.b) return meet_roots(s.a, value);
        meet(s.a, kernels_.divide, value, b);
        return meet(s.b, kernels_.divide, value, a);
      case Op::divide:
        meet(s.a, kernels_.multiply, value, b);
        return meet(s.b, kernels_.divide, a, value);
      case Op::minimum:
        return raise(s.a, value), raise(s.b, value);
      case Op::maximum:
        return cap(s.a, value), cap(s.b, value);
      case Op::power:
        if (s.exponent == 2) meet_roots(s.a, value);
        return;
      case Op::sqrt:
        return meet(s.a, kernels_.square, value);
      case Op::exp:
        return meet(s.a, kernels_.log, value);
      case Op::log:
        return meet(s.a, kernels_.exp, value);
      case Op::abs:
        return meet_signed(s.a, value, alive());
      default:
        return;
    }
  }

  void meet_roots(std::uint32_t slot, const LaneBlock& value) {
    LaneBlock nonnegative = value;
    for_each_lane(alive(), [&](int i) { nonnegative.low[i] = std::max(value.low[i], 0.0); });
    LaneBlock root;
    const LaneMask known = kernels_.sqrt(root, nonnegative, packs_);
    meet_signed(slot, root, known);
  }

  /// |slot| lies in `size`.
  void meet_signed(std::uint32_t slot, const LaneBlock& size, LaneMask known) {
    const LaneBlock& v = work_.values[slot];
    LaneBlock part;
    for_each_lane(known & alive(), [&](int i) {
      part.low[i] = v.low[i] > -size.low[i] ? size.low[i] : -size.high[i];
      part.high[i] = v.high[i] < size.low[i] ? -size.low[i] : size.high[i];
    });
    meet(slot, part, known);
  }

  void raise(std::uint32_t slot, const LaneBlock& value) {
    LaneBlock part = work_.values[slot];
    for_each_lane(alive(), [&](int i) { part.low[i] = value.low[i]; });
    meet(slot, part, alive());
  }
  void cap(std::uint32_t slot, const LaneBlock& value) {
    LaneBlock part = work_.values[slot];
    for_each_lane(alive(), [&](int i) { part.high[i] = value.high[i]; });
    meet(slot, part, alive());
  }

  const LaneTape& tape_;
  const LaneKernels& kernels_;
  Work& work_;
  LaneMask lanes_;
  int packs_;
  LaneMask empty_ = 0;
  LaneBlock scratch_;
};

LaneMask LaneTape::contract(Work& work, std::size_t output, int packs) const {
  return Contractor(*this, work, defined(work, output), packs).run(output);
}

}  // namespace gradus
