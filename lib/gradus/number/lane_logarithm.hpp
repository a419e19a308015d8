#pragma once

#include "gradus/number/lane_range.hpp"

namespace gradus {
namespace {

/// x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), and with z = f / (2 + f), after the
/// logarithm of FDLIBM (Sun Microsystems, 1993),
/// log(1 + f) = 2 atanh(z) = f - (f^2 / 2 - z (f^2 / 2 + R(z^2))).
template <class V>
struct LaneLogarithm {
  using Real = typename V::Real;
  using Mask = typename V::Mask;
  using Range = LaneRange<V>;
  using Outcome = LaneOutcome<V>;

  /// Relative error of the value before it is widened; see lane_proofs/README.md.
  static constexpr double log_error = 0x1.1p-52;

  GRADUS_LANE Outcome log(Range a) {
    return {{V::below(value(a.low), log_error), V::above(value(a.high), log_error)},
            V::less(V::all(0), a.low)};
  }

 private:
  static constexpr double log2_high = 0x1.62e42fefa38p-1;
  static constexpr double log2_low = 0x1.ef35793c7673p-45;

  /// 0 < x; other x give any value.
  GRADUS_LANE Real value(Real x) {
    const Mask subnormal = V::less(x, V::all(0x1p-1022));
    const Real normal = V::select(subnormal, V::mul(x, V::all(0x1p54)), x);
    const Real bias = V::select(subnormal, V::all(0x1p52 + 1023 + 54), V::all(0x1p52 + 1023));
    // Adding the distance from sqrt(1/2) to 1 carries into the exponent from sqrt(2) on.
    const Real carried = V::add_bits(normal, V::all_bits(0x3ff0000000000000 - 0x3fe6a09e667f3bcd));
    const Real biased = V::or_bits(V::template shift_right<52>(carried), 0x4330000000000000);
    const Real k = V::sub(biased, bias);
    const Real exponent = V::sub_bits(V::and_bits(carried, 0x7ff0000000000000), V::all(1));
    const Real f = V::sub(V::sub_bits(normal, exponent), V::all(1));

    const Real z = V::div(f, V::add(f, V::all(2)));
    const Real half_square = V::mul(V::mul(f, f), V::all(0.5));
    const Real w = V::mul(z, z);
    const Real w2 = V::mul(w, w);
    Real even = V::mul_add(w2, V::all(0x1.399f233235adep-3), V::all(0x1.c71c5196a6dd7p-3));
    Real odd = V::mul_add(w2, V::all(0x1.2f209623219a8p-3), V::all(0x1.74665789c0bedp-3));
    even = V::mul_add(w2, even, V::all(0x1.999999997f4a2p-2));
    odd = V::mul_add(w2, odd, V::all(0x1.2492494277ceap-2));
    odd = V::mul_add(w2, odd, V::all(0x1.5555555555594p-1));
    const Real rest = V::mul_add(w, odd, V::mul(w2, even));
    const Real correction = V::mul_add(z, V::add(half_square, rest), V::mul(k, V::all(log2_low)));
    return V::mul_add(k, V::all(log2_high), V::sub(f, V::sub(half_square, correction)));
  }
};

}  // namespace
}  // namespace gradus
