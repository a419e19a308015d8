#pragma once

#include "gradus/number/lane_range.hpp"

namespace gradus {
namespace {

/// exp and the hyperbolic functions.
///
/// x = k log 2 + r with an integer k and |r| <= log(2) / 2 + 2^-20, and exp(r) = 1 + s with
/// s = r + r^2 q(r). The product k log2_high is exact, and so is its difference from x.
template <class V>
struct LaneExponential {
  using Real = typename V::Real;
  using Range = LaneRange<V>;

  /// Relative errors of the values before they are widened; proved in lane_proofs/README.md.
  static constexpr double exp_error = 0x1.bp-53;
  static constexpr double expm1_error = 0x1p-51;
  static constexpr double sinh_error = 0x1.6p-51;
  static constexpr double cosh_error = 0x1.6p-52;
  static constexpr double tanh_error = 0x1.3p-51;

  GRADUS_LANE Range exp(Range a) {
    const Real least = V::all(-700);
    const Real low = V::below(exp_value(V::max(least, a.low)), exp_error);
    const Real high = V::above(exp_value(V::max(least, a.high)), exp_error);
    return {V::select(V::less_equal(least, a.low), low, V::all(0)), high};
  }

  GRADUS_LANE Range expm1(Range a) {
    const Real least = V::all(-700);
    const Real low = V::below(expm1_value(V::max(least, a.low)), expm1_error);
    const Real high = V::above(expm1_value(V::max(least, a.high)), expm1_error);
    return {V::max(V::all(-1), low), high};
  }

  GRADUS_LANE Range sinh(Range a) {
    return {V::below(sinh_value(a.low), sinh_error), V::above(sinh_value(a.high), sinh_error)};
  }

  GRADUS_LANE Range cosh(Range a) {
    const Range m = a.magnitudes();
    const Real one = V::all(1);
    const Real low = V::below(cosh_value(m.low), cosh_error);
    const Real high = V::above(cosh_value(m.high), cosh_error);
    return {V::max(one, low), V::select(V::less_equal(m.high, V::all(0)), one, high)};
  }

  GRADUS_LANE Range tanh(Range a) {
    return {V::max(V::all(-1), V::below(tanh_value(a.low), tanh_error)),
            V::min(V::all(1), V::above(tanh_value(a.high), tanh_error))};
  }

 private:
  static constexpr double log2_high = 0x1.62e42fefa38p-1;
  static constexpr double log2_low = 0x1.ef35793c7673p-45;

  struct Reduced {
    Real power;  ///< 2^k
    Real s;      ///< exp(r) - 1
  };

  /// x in [-700, 709]; other x give any value.
  GRADUS_LANE Reduced reduced(Real x) {
    const Real shift = V::all(0x1.8p52);
    const Real shifted = V::mul_add(x, V::all(0x1.71547652b82fep0), shift);
    const Real k = V::sub(shifted, shift);
    const Real r = V::sub_mul(V::sub_mul(x, k, V::all(log2_high)), k, V::all(log2_low));
    const Real r2 = V::mul(r, r);
    Real even = V::mul_add(r2, V::all(0x1.28a287b663322p-22), V::all(0x1.a019a6a83b26p-16));
    Real odd = V::mul_add(r2, V::all(0x1.ae775674f1c09p-26), V::all(0x1.71de8117456f5p-19));
    even = V::mul_add(r2, even, V::all(0x1.6c16c17f2d34fp-10));
    odd = V::mul_add(r2, odd, V::all(0x1.a01a0177ef011p-13));
    even = V::mul_add(r2, even, V::all(0x1.5555555552111p-5));
    odd = V::mul_add(r2, odd, V::all(0x1.1111111118834p-7));
    even = V::mul_add(r2, even, V::all(0x1.0000000000005p-1));
    odd = V::mul_add(r2, odd, V::all(0x1.555555555553bp-3));
    const Real s = V::mul_add(r2, V::mul_add(r, odd, even), r);
    return {V::add_bits(V::all(1), V::template shift_left<52>(shifted)), s};
  }

  GRADUS_LANE Real exp_value(Real x) {
    const Reduced v = reduced(V::min(V::all(709), x));
    return V::mul_add(v.power, v.s, v.power);
  }

  GRADUS_LANE Real expm1_value(Real x) {
    const Reduced v = reduced(V::min(V::all(709), x));
    return V::mul_add(v.power, v.s, V::sub(v.power, V::all(1)));
  }

  /// (e + e / (e + 1)) / 2 with e = exp(|x|) - 1.
  GRADUS_LANE Real sinh_value(Real x) {
    const Real e = expm1_value(V::abs(x));
    const Real twice = V::add(e, V::div(e, V::add(e, V::all(1))));
    return V::flip_sign(V::mul(twice, V::all(0.5)), V::sign_of(x));
  }

  /// (e + 1 / e) / 2 with e = exp(x), x >= 0.
  GRADUS_LANE Real cosh_value(Real x) {
    const Real e = exp_value(x);
    return V::mul(V::add(e, V::div(V::all(1), e)), V::all(0.5));
  }

  /// -e / (e + 2) with e = exp(-2 |x|) - 1.
  GRADUS_LANE Real tanh_value(Real x) {
    const Real twice = V::max(V::all(-64), V::mul(V::abs(x), V::all(-2)));
    const Real e = expm1_value(twice);
    const Real t = V::div(e, V::add(e, V::all(2)));
    return V::flip_sign(V::abs(t), V::sign_of(x));
  }
};

}  // namespace
}  // namespace gradus
