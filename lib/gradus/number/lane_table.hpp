#pragma once

#include <cstdint>

#include "gradus/number/lane_arctangent.hpp"
#include "gradus/number/lane_arithmetic.hpp"
#include "gradus/number/lane_cut.hpp"
#include "gradus/number/lane_exponential.hpp"
#include "gradus/number/lane_logarithm.hpp"
#include "gradus/number/lane_power.hpp"
#include "gradus/number/lane_slope.hpp"
#include "gradus/number/lane_trigonometric.hpp"

namespace gradus {
namespace {

/// The kernels over whole blocks. Registers that follow each other are independent, and so are both
/// ends, so that the processor overlaps them.
template <class V>
struct LaneTable {
  using Range = LaneRange<V>;
  using Outcome = LaneOutcome<V>;
  using Arithmetic = LaneArithmetic<V>;
  using Slope = LaneSlope<V>;

  static constexpr LaneKernels kernels() {
    LaneKernels k{};
    k.negate = unary<&Arithmetic::negate>;
    k.abs = unary<&Arithmetic::abs>;
    k.square = unary<&Arithmetic::square>;
    k.reciprocal = unary<&Arithmetic::reciprocal>;
    k.sqrt = unary<&Arithmetic::sqrt>;
    k.exp = unary<&LaneExponential<V>::exp>;
    k.expm1 = unary<&LaneExponential<V>::expm1>;
    k.log = unary<&LaneLogarithm<V>::log>;
    k.log1p = unary<&LaneLogarithm<V>::log1p>;
    k.sin = unary<&LaneTrigonometric<V>::sin>;
    k.cos = unary<&LaneTrigonometric<V>::cos>;
    k.sinh = unary<&LaneExponential<V>::sinh>;
    k.cosh = unary<&LaneExponential<V>::cosh>;
    k.tanh = unary<&LaneExponential<V>::tanh>;
    k.atan = unary<&LaneArctangent<V>::atan>;
    k.add = binary<&Arithmetic::add>;
    k.subtract = binary<&Arithmetic::subtract>;
    k.multiply = binary<&Arithmetic::multiply>;
    k.divide = binary<&Arithmetic::divide>;
    k.minimum = binary<&Arithmetic::minimum>;
    k.maximum = binary<&Arithmetic::maximum>;
    k.multiply_add = ternary<&Arithmetic::multiply_add>;
    k.multiply_subtract = ternary<&Arithmetic::multiply_subtract>;
    k.add_constant = constant<&Arithmetic::add>;
    k.multiply_constant = constant<&Arithmetic::multiply>;
    k.power = power;
    k.meet = meet<&Arithmetic::meet>;
    k.meet_magnitude = meet<&Arithmetic::meet_magnitude>;
    k.abs_slope = unary<&Slope::abs_slope>;
    k.tanh_slope = unary<&Slope::tanh_slope>;
    k.atan_slope = unary<&Slope::atan_slope>;
    k.minimum_slope = binary<&Slope::minimum_slope>;
    k.is_positive = test<&is_positive>;
    k.is_nonnegative = test<&is_nonnegative>;
    k.is_negative = test<&is_negative>;
    k.is_nonpositive = test<&is_nonpositive>;
    k.best_centre = best_centre;
    k.fix_monotone = fix_monotone;
    k.choose_cut = choose_cut;
    return k;
  }

 private:
  [[gnu::always_inline]] static LaneMask put(LaneBlock& out, int lane, Range r) {
    r.store(out, lane);
    return V::bits(r.is_finite()) << lane;
  }
  [[gnu::always_inline]] static LaneMask put(LaneBlock& out, int lane, Outcome r) {
    r.range.store(out, lane);
    return V::bits(V::both(r.range.is_finite(), r.defined)) << lane;
  }

  template <auto operation>
  static LaneMask unary(LaneBlock& out, const LaneBlock& a, int packs) {
    LaneMask good = 0;
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      good |= put(out, i, operation(Range::load(a, i)));
    }
    return good;
  }

  template <auto operation>
  static LaneMask binary(LaneBlock& out, const LaneBlock& a, const LaneBlock& b, int packs) {
    LaneMask good = 0;
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      good |= put(out, i, operation(Range::load(a, i), Range::load(b, i)));
    }
    return good;
  }

  template <auto operation>
  static LaneMask ternary(LaneBlock& out, const LaneBlock& a, const LaneBlock& b, int packs) {
    LaneMask good = 0;
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      good |= put(out, i, operation(Range::load(out, i), Range::load(a, i), Range::load(b, i)));
    }
    return good;
  }

  template <auto operation>
  static LaneMask constant(LaneBlock& out, const LaneBlock& a, double low, double high, int packs) {
    const Range c = {V::all(low), V::all(high)};
    LaneMask good = 0;
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      good |= put(out, i, operation(Range::load(a, i), c));
    }
    return good;
  }

  static LaneMask power(LaneBlock& out, const LaneBlock& a, long exponent, int packs) {
    LaneMask good = 0;
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      good |= put(out, i, LanePower<V>::power(Range::load(a, i), exponent));
    }
    return good;
  }

  template <auto condition>
  static LaneMask test(const LaneBlock& a, int packs) {
    LaneMask good = 0;
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      good |= V::bits(condition(Range::load(a, i))) << i;
    }
    return good;
  }
  GRADUS_LANE typename V::Mask is_positive(Range a) { return V::less(V::all(0), a.low); }
  GRADUS_LANE typename V::Mask is_nonnegative(Range a) { return V::less_equal(V::all(0), a.low); }
  GRADUS_LANE typename V::Mask is_negative(Range a) { return V::less(a.high, V::all(0)); }
  GRADUS_LANE typename V::Mask is_nonpositive(Range a) { return V::less_equal(a.high, V::all(0)); }

  template <auto operation>
  static LaneMask meet(LaneBlock& out, const LaneBlock& part, LaneMask lanes, int packs) {
    LaneMask some = 0;
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      const Range old = Range::load(out, i);
      const Range common = operation(old, Range::load(part, i));
      select<V>(V::from_bits(lanes >> i), common, old).store(out, i);
      some |= V::bits(V::less_equal(common.low, common.high)) << i;
    }
    return some & lanes;
  }

  static void best_centre(LaneBlock& out, const LaneBlock& box, const LaneBlock& slope,
                          LaneMask middle, int packs) {
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      const auto c =
          Slope::best_centre(Range::load(box, i), Range::load(slope, i), V::from_bits(middle >> i));
      Range{c, c}.store(out, i);
    }
  }

  static void fix_monotone(LaneBlock& box, const LaneBlock& slope, LaneMask lanes, int packs) {
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      const Range old = Range::load(box, i);
      const Range fixed = Slope::fixed(old, Range::load(slope, i));
      select<V>(V::from_bits(lanes >> i), fixed, old).store(box, i);
    }
  }

  static LaneMask choose_cut(LaneCut& out, const LaneBlock* box, const LaneBlock* slopes,
                             const double* scales, int variables, LaneMask sloped, int packs) {
    LaneMask found = 0;
    for (int i = 0; i < packs * LaneBlock::pack; i += V::width) {
      const LaneChoice<V> choice(box, slopes, scales, variables, V::from_bits(sloped >> i), i);
      found |= choice.store(out) << i;
    }
    return found;
  }
};

}  // namespace
}  // namespace gradus
