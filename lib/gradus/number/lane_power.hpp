#pragma once

#include "gradus/number/lane_arithmetic.hpp"

namespace gradus {
namespace {

/// Integer powers by repeated squaring of magnitudes.
template <class V>
struct LanePower {
  using Real = typename V::Real;
  using Range = LaneRange<V>;
  using Outcome = LaneOutcome<V>;

  /// exponent >= 1.
  GRADUS_LANE Range positive_power(Range a, unsigned long exponent) {
    const Range m = a.magnitudes();
    const Real least = power_down(m.low, exponent);
    if (exponent % 2 == 0) return {least, power_up(m.high, exponent)};
    const Real low = V::negate(power_up(V::abs(a.low), exponent));
    const Real high = power_up(V::abs(a.high), exponent);
    return {V::select(V::less_equal(V::all(0), a.low), least, low),
            V::select(V::less_equal(a.high, V::all(0)), V::negate(least), high)};
  }

  GRADUS_LANE Outcome power(Range a, long exponent) {
    if (exponent == 0) return {{V::all(1), V::all(1)}, a.is_finite()};
    if (exponent > 0) {
      const Range p = positive_power(a, static_cast<unsigned long>(exponent));
      return {p, p.is_finite()};
    }
    return LaneArithmetic<V>::reciprocal(
        positive_power(a, 0UL - static_cast<unsigned long>(exponent)));
  }

 private:
  GRADUS_LANE Real power_down(Real x, unsigned long n) {
    for (; n % 2 == 0; n /= 2) x = V::mul_down(x, x);
    Real result = x;
    while ((n /= 2) != 0) {
      x = V::mul_down(x, x);
      if (n % 2 != 0) result = V::mul_down(result, x);
    }
    return result;
  }
  GRADUS_LANE Real power_up(Real x, unsigned long n) {
    for (; n % 2 == 0; n /= 2) x = V::mul_up(x, x);
    Real result = x;
    while ((n /= 2) != 0) {
      x = V::mul_up(x, x);
      if (n % 2 != 0) result = V::mul_up(result, x);
    }
    return result;
  }
};

}  // namespace
}  // namespace gradus
