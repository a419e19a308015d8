#pragma once

#include "gradus/number/lane_range.hpp"

namespace gradus {
namespace {

/// sin and cos: x = m pi + r with |r| <= pi / 2 + 2^-20, where m is an integer for sin and a half
/// more than one for cos, so that both are (-1)^j sin(r), monotone for one j.
template <class V>
struct LaneTrigonometric {
  using Real = typename V::Real;
  using Mask = typename V::Mask;
  using Range = LaneRange<V>;
  using Outcome = LaneOutcome<V>;

  /// Relative error of the value before it is widened; proved in lane_proofs/README.md.
  static constexpr double sin_error = V::fused ? 0x1.88p-52 : 0x1.ep-52;

  GRADUS_LANE Outcome sin(Range a) { return enclose(a, V::all(0)); }
  GRADUS_LANE Outcome cos(Range a) { return enclose(a, V::all(0.5)); }

 private:
  struct Value {
    Real piece;    ///< j
    Real extreme;  ///< (-1)^j, which sin and cos take between the pieces j and j + 1
    Real value;
  };

  GRADUS_LANE Outcome enclose(Range a, Real offset) {
    const Value low = at(a.low, offset);
    const Value high = at(a.high, offset);
    const Real one = V::all(1);
    Real least = V::below(V::min(low.value, high.value), sin_error);
    Real greatest = V::above(V::max(low.value, high.value), sin_error);
    const Real pieces = V::sub(high.piece, low.piece);
    const Mask next = V::less_equal(one, pieces);
    const Mask far = V::less_equal(V::all(2), pieces);
    least = V::select(next, V::min(least, low.extreme), least);
    greatest = V::select(next, V::max(greatest, low.extreme), greatest);
    least = V::max(V::all(-1), V::select(far, V::all(-1), least));
    greatest = V::min(one, V::select(far, one, greatest));
    const Real limit = V::all(0x1p20);
    return {{least, greatest},
            V::both(V::less_equal(V::negate(limit), a.low), V::less_equal(a.high, limit))};
  }

  GRADUS_LANE Value at(Real x, Real offset) {
    const Real shift = V::all(0x1.8p52);
    const Real turns = V::mul_add(x, V::all(0x1.45f306dc9c883p-2), offset);
    const Real shifted = V::add(turns, shift);
    const Real piece = V::sub(shifted, shift);
    const Real r = remainder(x, V::sub(piece, offset));
    const Real sign = V::template shift_left<63>(shifted);

    const Real r2 = V::mul(r, r);
    const Real r4 = V::mul(r2, r2);
    Real even = V::mul_add(r4, V::all(-0x1.ae43dd5400926p-41), V::all(-0x1.ae6454d968e21p-26));
    Real odd = V::mul_add(r4, V::all(0x1.883c3136c14ddp-49), V::all(0x1.6123ce53b3304p-33));
    even = V::mul_add(r4, even, V::all(-0x1.a01a01a014eb7p-13));
    odd = V::mul_add(r4, odd, V::all(0x1.71de3a52aac68p-19));
    even = V::mul_add(r4, even, V::all(-0x1.5555555555555p-3));
    odd = V::mul_add(r4, odd, V::all(0x1.11111111110c9p-7));
    const Real p = V::mul_add(r2, odd, even);
    const Real y = V::mul_add(V::mul(r, r2), p, r);
    return {piece, V::flip_sign(V::all(1), sign), V::flip_sign(y, sign)};
  }

  /// x - m pi. The first product and difference are exact; further parts matter where x is so near
  /// to m pi that the difference is small.
  GRADUS_LANE Real remainder(Real x, Real m) {
    if constexpr (V::fused) {
      const Real first = V::sub_mul(x, m, V::all(0x1.921fb54442d18p1));
      const Real second = V::sub_mul(first, m, V::all(0x1.1a62633145c07p-53));
      return V::sub_mul(second, m, V::all(-0x1.f1976b7ed8fbcp-109));
    } else {
      const Real first = V::sub_mul(x, m, V::all(0x1.921fb544p1));
      const Real second = V::sub_mul(first, m, V::all(0x1.0b4611a6p-33));
      const Real third = V::sub_mul(second, m, V::all(0x1.3198a2ep-68));
      return V::sub_mul(third, m, V::all(0x1.b839a252049c1p-103));
    }
  }
};

}  // namespace
}  // namespace gradus
