#include <algorithm>

#include "gradus/algebra/lane_tape.hpp"

namespace gradus {

/// Reverse mode: each slot passes its slope on to its operands.
class LaneTape::Reverse {
 public:
  Reverse(const LaneTape& tape, Work& work, int packs)
      : tape_(tape), kernels_(tape.kernels_), work_(work), packs_(packs) {}

  LaneMask run(std::size_t output) {
    work_.slopes.resize(tape_.steps_.size());
    work_.has_slope.assign(tape_.steps_.size(), false);
    const std::uint32_t last = tape_.outputs_[output];
    fill(work_.slopes[last], 1);
    work_.has_slope[last] = true;
    for (const std::uint32_t slot : tape_.cones_[output]) pass_on(slot);
    for (std::size_t i = 0; i < tape_.inputs_; ++i) {
      if (!work_.has_slope[i]) fill(work_.slopes[i], 0);
    }
    return good_;
  }

 private:
  static void fill(LaneBlock& block, double value) {
    std::ranges::fill(block.low, value);
    std::ranges::fill(block.high, value);
  }

  bool wants(std::uint32_t slot) const { return !tape_.fixed_[slot].is_fixed; }

  void add(std::uint32_t to, const LaneBlock& slope) {
    if (!wants(to)) return;
    if (work_.has_slope[to]) {
      good_ &= kernels_.add(work_.slopes[to], work_.slopes[to], slope, packs_);
    } else {
      copy(work_.slopes[to], slope, packs_);
      work_.has_slope[to] = true;
    }
  }

  void subtract(std::uint32_t to, const LaneBlock& slope) {
    if (!wants(to)) return;
    if (work_.has_slope[to]) {
      good_ &= kernels_.subtract(work_.slopes[to], work_.slopes[to], slope, packs_);
    } else {
      good_ &= kernels_.negate(work_.slopes[to], slope, packs_);
      work_.has_slope[to] = true;
    }
  }

  void add_product(std::uint32_t to, const LaneBlock& slope, const LaneBlock& factor) {
    if (!wants(to)) return;
    const auto f = work_.has_slope[to] ? kernels_.multiply_add : kernels_.multiply;
    good_ &= f(work_.slopes[to], slope, factor, packs_);
    work_.has_slope[to] = true;
  }

  void subtract_product(std::uint32_t to, const LaneBlock& slope, const LaneBlock& factor) {
    if (!wants(to)) return;
    if (work_.has_slope[to]) {
      good_ &= kernels_.multiply_subtract(work_.slopes[to], slope, factor, packs_);
    } else {
      good_ &= kernels_.multiply(work_.slopes[to], slope, factor, packs_);
      good_ &= kernels_.negate(work_.slopes[to], work_.slopes[to], packs_);
      work_.has_slope[to] = true;
    }
  }

  const LaneBlock& scratch(LaneKernels::Unary f, const LaneBlock& a) {
    good_ &= f(work_.scratch, a, packs_);
    return work_.scratch;
  }
  const LaneBlock& scratch(LaneKernels::Binary f, const LaneBlock& a, const LaneBlock& b) {
    good_ &= f(work_.scratch, a, b, packs_);
    return work_.scratch;
  }
  const LaneBlock& times(const LaneBlock& a, double factor) {
    good_ &= kernels_.multiply_constant(work_.scratch, a, factor, factor, packs_);
    return work_.scratch;
  }

  void pass_on(std::uint32_t slot) {
    const Tape::Step& s = tape_.steps_[slot];
    const LaneBlock& slope = work_.slopes[slot];
    const LaneBlock& a = work_.values[s.a];
    const LaneBlock& b = work_.values[s.b];
    const LaneBlock& value = work_.values[slot];
    switch (s.op) {
      case Op::negate:
        return subtract(s.a, slope);
      case Op::add:
        return add(s.a, slope), add(s.b, slope);
      case Op::subtract:
        return add(s.a, slope), subtract(s.b, slope);
      case Op::multiply:
        if (s.a == s.b) return add_product(s.a, slope, times(a, 2));
        return add_product(s.a, slope, b), add_product(s.b, slope, a);
      case Op::divide: {
        const LaneBlock& part = scratch(kernels_.divide, slope, b);
        return add(s.a, part), subtract_product(s.b, part, value);
      }
      case Op::minimum:
        add_product(s.a, slope, scratch(kernels_.minimum_slope, a, b));
        return add_product(s.b, slope, scratch(kernels_.minimum_slope, b, a));
      case Op::maximum:
        add_product(s.a, slope, scratch(kernels_.minimum_slope, b, a));
        return add_product(s.b, slope, scratch(kernels_.minimum_slope, a, b));
      case Op::power:
        return s.exponent != 0 ? integer_power(s, slope) : general_power(slot, s, slope);
      default:
        return function(s, slope, value);
    }
  }

  void integer_power(const Tape::Step& s, const LaneBlock& slope) {
    const LaneBlock& a = work_.values[s.a];
    const auto n = static_cast<double>(s.exponent);
    if (s.exponent == 1) return add(s.a, slope);
    if (s.exponent == 2) return add_product(s.a, slope, times(a, 2));
    good_ &= kernels_.power(work_.scratch, a, s.exponent - 1, packs_);
    add_product(s.a, slope, times(work_.scratch, n));
  }

  void general_power(std::uint32_t slot, const Tape::Step& s, const LaneBlock& slope) {
    const LaneBlock& value = work_.values[slot];
    if (wants(s.b)) {
      const LaneBlock& log = work_.values[tape_.logarithm_[slot]];
      add_product(s.b, slope, scratch(kernels_.multiply, value, log));
    }
    scratch(kernels_.divide, value, work_.values[s.a]);
    add_product(s.a, slope, scratch(kernels_.multiply, work_.scratch, work_.values[s.b]));
  }

  void function(const Tape::Step& s, const LaneBlock& slope, const LaneBlock& value) {
    const LaneBlock& a = work_.values[s.a];
    switch (s.op) {
      case Op::exp:
        return add_product(s.a, slope, value);
      case Op::log:
        return add(s.a, scratch(kernels_.divide, slope, a));
      case Op::sin:
        return add_product(s.a, slope, scratch(kernels_.cos, a));
      case Op::cos:
        return subtract_product(s.a, slope, scratch(kernels_.sin, a));
      case Op::sinh:
        return add_product(s.a, slope, scratch(kernels_.cosh, a));
      case Op::cosh:
        return add_product(s.a, slope, scratch(kernels_.sinh, a));
      case Op::tanh:
        return add_product(s.a, slope, scratch(kernels_.tanh_slope, value));
      case Op::atan:
        return add_product(s.a, slope, scratch(kernels_.atan_slope, a));
      case Op::sqrt:
        scratch(kernels_.divide, slope, value);
        return add(s.a, times(work_.scratch, 0.5));
      default:
        return add_product(s.a, slope, scratch(kernels_.abs_slope, a));
    }
  }

  const LaneTape& tape_;
  const LaneKernels& kernels_;
  Work& work_;
  int packs_;
  LaneMask good_ = ~LaneMask{0};
};

LaneMask LaneTape::gradient(Work& work, std::size_t output, int packs) const {
  return defined(work, output) & Reverse(*this, work, packs).run(output);
}

}  // namespace gradus
