#pragma once

#include "gradus/number/lane_range.hpp"

namespace gradus {
namespace {

/// Enclosures of derivatives, and the point that a mean-value form is best developed at.
template <class V>
struct LaneSlope {
  using Real = typename V::Real;
  using Mask = typename V::Mask;
  using Range = LaneRange<V>;

  GRADUS_LANE Range abs_slope(Range a) {
    return {V::select(V::less(V::all(0), a.low), V::all(1), V::all(-1)),
            V::select(V::less(a.high, V::all(0)), V::all(-1), V::all(1))};
  }

  /// 1 - a^2 = (1 - |a|) (1 + |a|), whose first factor is exact near its zero.
  GRADUS_LANE LaneOutcome<V> tanh_slope(Range a) {
    const Real one = V::all(1);
    const Range m = a.magnitudes();
    const Real least = V::min(one, m.low);
    const Real greatest = V::min(one, m.high);
    const Real low = V::mul_down(V::max(V::all(0), V::add_down(one, V::negate(greatest))),
                                 V::add_down(one, greatest));
    const Real high = V::mul_up(V::add_up(one, V::negate(least)), V::add_up(one, least));
    return {{low, V::min(one, high)}, V::less_equal(m.high, one)};
  }

  GRADUS_LANE Range atan_slope(Range a) {
    const Real one = V::all(1);
    const Range m = a.magnitudes();
    const Real least = V::min(V::all(0x1p500), m.low);  // the square must not overflow
    const Real low = V::div_down(one, V::add_up(one, V::mul_up(m.high, m.high)));
    const Real high = V::div_up(one, V::add_down(one, V::mul_down(least, least)));
    return {low, V::min(one, high)};
  }

  GRADUS_LANE Range minimum_slope(Range a, Range b) {
    return {V::select(V::less(a.high, b.low), V::all(1), V::all(0)),
            V::select(V::less(b.high, a.low), V::all(0), V::all(1))};
  }

  /// E. Baumann, "Optimal centered forms", BIT 28 (1988): (low s_high - high s_low) / (s_high -
  /// s_low), here as high - (high - low) s_high / (s_high - s_low). The bounds come second in min
  /// and max, so that they win over NaN.
  GRADUS_LANE Real best_centre(Range box, Range slope, Mask take_middle) {
    const Real share = V::div(slope.high, V::sub(slope.high, slope.low));
    const Real inside = V::sub_mul(box.high, V::sub(box.high, box.low), share);
    const Real centre = V::min(V::max(inside, box.low), box.high);
    const Real zero = V::all(0);
    const Real best = V::select(V::less_equal(zero, slope.low), box.low,
                                V::select(V::less_equal(slope.high, zero), box.high, centre));
    return V::select(take_middle, middle(box), best);
  }

  /// Never outside, also where the halves are subnormal and rounded.
  GRADUS_LANE Real middle(Range box) {
    const Real half = V::all(0.5);
    const Real sum = V::add(V::mul(box.low, half), V::mul(box.high, half));
    return V::min(V::max(sum, box.low), box.high);
  }

  GRADUS_LANE Range fixed(Range box, Range slope) {
    const Mask rises = V::less_equal(V::all(0), slope.low);
    const Mask falls = V::less_equal(slope.high, V::all(0));
    return {V::select(rises, box.low, V::select(falls, box.high, box.low)),
            V::select(rises, box.low, box.high)};
  }
};

}  // namespace
}  // namespace gradus
