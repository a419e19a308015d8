#pragma once

#include "gradus/number/lane_vector.hpp"

namespace gradus {
namespace {

/// Directed rounding from rounding to nearest: an operation's result s is widened to a neighbour,
/// after S. M. Rump, P. Zimmermann, S. Boldo and G. Melquiond, "Computing predecessor and successor
/// in rounding to nearest", BIT 49 (2009). Let u = 2^-53.
///
/// Fused: s - phi |s| with phi = u (1 + 2u) and one rounding is the predecessor of s or less for
/// every normal s, as phi |s| is more than half the distance to it. Not fused: with phi = 1.5 u the
/// rounded product is still more than that half.
///
/// A sum below 2^-1021 in magnitude is exact. Other results below 2^-1022 err by at most half the
/// smallest subnormal number `eta`, which is added; exact zeros are kept apart.
template <class Operations>
struct NearestVector : Operations {
  using O = Operations;
  using typename O::Mask;
  using typename O::Real;
  static constexpr double u = 0x1p-53;
  static constexpr double phi = O::fused ? u * (1 + 2 * u) : 1.5 * u;
  static constexpr double eta = 0x1p-1074;

  GRADUS_LANE Real add_down(Real a, Real b) { return lower(O::add(a, b)); }
  GRADUS_LANE Real add_up(Real a, Real b) { return upper(O::add(a, b)); }

  /// Products of numbers that are not negative.
  GRADUS_LANE Real mul_down(Real a, Real b) {
    const Real product = O::min(O::all(0x1.fffffffffffffp1023), O::mul(a, b));
    return O::max(O::all(0), lower_eta(product));
  }
  GRADUS_LANE Real mul_up(Real a, Real b) {
    const Mask zero = O::either(O::less_equal(a, O::all(0)), O::less_equal(b, O::all(0)));
    return O::select(zero, O::all(0), upper_eta(O::mul(a, b)));
  }

  /// Quotients by a positive number.
  GRADUS_LANE Real div_down(Real a, Real b) {
    return keep_above_zero(O::less(a, O::all(0)), lower_eta(O::div(a, b)));
  }
  GRADUS_LANE Real div_up(Real a, Real b) {
    return keep_below_zero(O::less(O::all(0), a), upper_eta(O::div(a, b)));
  }

  GRADUS_LANE Real sqrt_down(Real a) { return lower(O::sqrt(a)); }
  GRADUS_LANE Real sqrt_up(Real a) { return upper(O::sqrt(a)); }

  GRADUS_LANE Real least_product(Real a, Real b, Real c, Real d, Mask negative) {
    return keep_above_zero(negative, lower_eta(O::min(O::mul(a, b), O::mul(c, d))));
  }
  GRADUS_LANE Real greatest_product(Real a, Real b, Real c, Real d, Mask positive) {
    return keep_below_zero(positive, upper_eta(O::max(O::mul(a, b), O::mul(c, d))));
  }

  GRADUS_LANE Real least_sum(Real a, Real b, Real c, Real d, Real start, Mask negative) {
    if constexpr (O::fused) {
      const Real least = O::min(O::mul_add(a, b, start), O::mul_add(c, d, start));
      return keep_above_zero(O::either(negative, O::less(start, O::all(0))), lower_eta(least));
    } else {
      return add_down(least_product(a, b, c, d, negative), start);
    }
  }
  GRADUS_LANE Real greatest_sum(Real a, Real b, Real c, Real d, Real start, Mask positive) {
    if constexpr (O::fused) {
      const Real greatest = O::max(O::mul_add(a, b, start), O::mul_add(c, d, start));
      return keep_below_zero(O::either(positive, O::less(O::all(0), start)), upper_eta(greatest));
    } else {
      return add_up(greatest_product(a, b, c, d, positive), start);
    }
  }

  GRADUS_LANE Real below(Real y, double error) {
    const Real x = O::sub_mul(O::sub(y, O::all(eta)), O::abs(y), O::all(error + widening));
    return O::select(is_zero(y), y, x);
  }
  GRADUS_LANE Real above(Real y, double error) {
    const Real x = O::mul_add(O::abs(y), O::all(error + widening), O::add(y, O::all(eta)));
    return O::select(is_zero(y), y, x);
  }

 private:
  /// What rounding adds to the relative error in below and above: u for the last operation and, not
  /// fused, as much again for a product so small that it errs by eta / 2.
  static constexpr double widening = O::fused ? 0x1.01p-53 : 0x1.01p-52;

  GRADUS_LANE Mask is_zero(Real y) { return O::less_equal(O::abs(y), O::all(0)); }
  GRADUS_LANE Real lower(Real s) { return O::sub_mul(s, O::abs(s), O::all(phi)); }
  GRADUS_LANE Real upper(Real s) { return O::mul_add(O::abs(s), O::all(phi), s); }
  GRADUS_LANE Real lower_eta(Real s) {
    return O::sub_mul(O::sub(s, O::all(eta)), O::abs(s), O::all(phi));
  }
  GRADUS_LANE Real upper_eta(Real s) {
    return O::mul_add(O::abs(s), O::all(phi), O::add(s, O::all(eta)));
  }
  GRADUS_LANE Real keep_above_zero(Mask negative, Real x) {
    return O::select(negative, x, O::max(O::all(0), x));
  }
  GRADUS_LANE Real keep_below_zero(Mask positive, Real x) {
    return O::select(positive, x, O::min(O::all(0), x));
  }
};

}  // namespace
}  // namespace gradus
