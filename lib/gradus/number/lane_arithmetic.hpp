#pragma once

#include "gradus/number/lane_range.hpp"

namespace gradus {
namespace {

/// The operations of arithmetic on intervals.
template <class V>
struct LaneArithmetic {
  using Real = typename V::Real;
  using Mask = typename V::Mask;
  using Range = LaneRange<V>;
  using Outcome = LaneOutcome<V>;

  GRADUS_LANE Range negate(Range a) { return a.negated(); }
  GRADUS_LANE Range abs(Range a) { return a.magnitudes(); }

  GRADUS_LANE Range add(Range a, Range b) {
    return {V::add_down(a.low, b.low), V::add_up(a.high, b.high)};
  }
  GRADUS_LANE Range subtract(Range a, Range b) { return add(a, b.negated()); }

  GRADUS_LANE Range multiply(Range a, Range b) {
    const Factors f(a, b);
    return {V::least_product(a.low, f.least_low, a.high, f.least_high, f.negative),
            V::greatest_product(a.low, f.greatest_low, a.high, f.greatest_high, f.positive)};
  }
  GRADUS_LANE Range multiply_add(Range start, Range a, Range b) {
    const Factors f(a, b);
    return {
        V::least_sum(a.low, f.least_low, a.high, f.least_high, start.low, f.negative),
        V::greatest_sum(a.low, f.greatest_low, a.high, f.greatest_high, start.high, f.positive)};
  }
  GRADUS_LANE Range multiply_subtract(Range start, Range a, Range b) {
    return multiply_add(start, a.negated(), b);
  }

  GRADUS_LANE Range square(Range a) {
    const Range m = a.magnitudes();
    return {V::mul_down(m.low, m.low), V::mul_up(m.high, m.high)};
  }

  GRADUS_LANE Outcome divide(Range a, Range b) {
    const Mask negative = V::less(b.high, V::all(0));
    const Mask positive = V::less(V::all(0), b.low);
    const Range top = select<V>(negative, a.negated(), a);
    const Range bottom = select<V>(negative, b.negated(), b);
    const Real low = V::select(V::less(top.low, V::all(0)), bottom.low, bottom.high);
    const Real high = V::select(V::less(top.high, V::all(0)), bottom.high, bottom.low);
    return {{V::div_down(top.low, low), V::div_up(top.high, high)}, V::either(negative, positive)};
  }
  GRADUS_LANE Outcome reciprocal(Range a) {
    const Mask negative = V::less(a.high, V::all(0));
    const Mask positive = V::less(V::all(0), a.low);
    const Range bottom = select<V>(negative, a.negated(), a);
    const Range r = {V::div_down(V::all(1), bottom.high), V::div_up(V::all(1), bottom.low)};
    return {select<V>(negative, r.negated(), r), V::either(negative, positive)};
  }

  GRADUS_LANE Outcome sqrt(Range a) {
    return {{V::sqrt_down(a.low), V::sqrt_up(a.high)}, V::less_equal(V::all(0), a.low)};
  }

  GRADUS_LANE Range minimum(Range a, Range b) {
    return {V::min(a.low, b.low), V::min(a.high, b.high)};
  }
  GRADUS_LANE Range maximum(Range a, Range b) {
    return {V::max(a.low, b.low), V::max(a.high, b.high)};
  }
  GRADUS_LANE Range meet(Range a, Range b) {
    return {V::max(a.low, b.low), V::min(a.high, b.high)};
  }
  /// What of a has its magnitude in m: all of it lies beyond -m.low, or before m.low, or neither.
  GRADUS_LANE Range meet_magnitude(Range a, Range m) {
    const Range minus = m.negated();
    return meet(a, {V::select(V::less(minus.high, a.low), m.low, minus.low),
                    V::select(V::less(a.high, m.low), minus.high, m.high)});
  }

 private:
  /// Where a b is least and greatest: for each end of a, the end of b that makes the product so;
  /// and whether the least is below and the greatest above 0.
  struct Factors {
    Real least_low, least_high, greatest_low, greatest_high;
    Mask negative, positive;

    [[gnu::always_inline]] Factors(Range a, Range b) {
      const Real zero = V::all(0);
      const Mask low_negative = V::less(a.low, zero);
      const Mask high_negative = V::less(a.high, zero);
      least_low = V::select(low_negative, b.high, b.low);
      least_high = V::select(high_negative, b.high, b.low);
      greatest_low = V::select(low_negative, b.low, b.high);
      greatest_high = V::select(high_negative, b.low, b.high);
      const Mask high_positive = V::less(zero, a.high);
      const Mask other_negative = V::less(b.low, zero);
      const Mask other_positive = V::less(zero, b.high);
      negative =
          V::either(V::both(low_negative, other_positive), V::both(high_positive, other_negative));
      positive =
          V::either(V::both(high_positive, other_positive), V::both(low_negative, other_negative));
    }
  };
};

}  // namespace
}  // namespace gradus
