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

  /// Relative errors of the values before they are widened; proved in lane_proofs/README.md.
  static constexpr double log_error = 0x1.1p-52;
  static constexpr double log1p_error = 0x1.4p-52;

  GRADUS_LANE Outcome log(Range a) {
    return {{V::below(log_value(a.low), log_error), V::above(log_value(a.high), log_error)},
            V::less(V::all(0), a.low)};
  }

  GRADUS_LANE Outcome log1p(Range a) {
    return {{V::below(log1p_value(a.low), log1p_error), V::above(log1p_value(a.high), log1p_error)},
            V::less(V::all(-1), a.low)};
  }

 private:
  static constexpr double log2_high = 0x1.62e42fefa38p-1;
  static constexpr double log2_low = 0x1.ef35793c7673p-45;

  struct Split {
    Real k;
    Real k_bits;  ///< k 2^52 as an integer
    Real f;
  };

  /// 0 < x, a normal number times 2^-scale.
  GRADUS_LANE Split split(Real x, Real scale) {
    // Adding the distance from sqrt(1/2) to 1 carries into the exponent from sqrt(2) on.
    const Real carried = V::add_bits(x, V::all_bits(0x3ff0000000000000 - 0x3fe6a09e667f3bcd));
    const Real biased = V::or_bits(V::template shift_right<52>(carried), 0x4330000000000000);
    const Real k = V::sub(biased, V::add(V::all(0x1p52 + 1023), scale));
    const Real bits = V::sub_bits(V::and_bits(carried, 0x7ff0000000000000), V::all(1));
    return {k, bits, V::sub(V::sub_bits(x, bits), V::all(1))};
  }

  /// k log(2) + log(1 + f) + rest.
  GRADUS_LANE Real assemble(Real k, Real f, Real rest) {
    const Real z = V::div(f, V::add(f, V::all(2)));
    const Real half_square = V::mul(V::mul(f, f), V::all(0.5));
    const Real w = V::mul(z, z);
    const Real w2 = V::mul(w, w);
    Real even = V::mul_add(w2, V::all(0x1.399f233235adep-3), V::all(0x1.c71c5196a6dd7p-3));
    Real odd = V::mul_add(w2, V::all(0x1.2f209623219a8p-3), V::all(0x1.74665789c0bedp-3));
    even = V::mul_add(w2, even, V::all(0x1.999999997f4a2p-2));
    odd = V::mul_add(w2, odd, V::all(0x1.2492494277ceap-2));
    odd = V::mul_add(w2, odd, V::all(0x1.5555555555594p-1));
    const Real series = V::mul_add(w, odd, V::mul(w2, even));
    const Real correction =
        V::mul_add(z, V::add(half_square, series), V::mul_add(k, V::all(log2_low), rest));
    return V::mul_add(k, V::all(log2_high), V::sub(f, V::sub(half_square, correction)));
  }

  /// 0 < x; other x give any value.
  GRADUS_LANE Real log_value(Real x) {
    const Mask subnormal = V::less(x, V::all(0x1p-1022));
    const Split s = split(V::select(subnormal, V::mul(x, V::all(0x1p54)), x),
                          V::select(subnormal, V::all(54), V::all(0)));
    return assemble(s.k, s.f, V::all(0));
  }

  /// -1 < x; other x give any value. Where k is not 0, what rounding 1 + x lost comes back as
  /// lost / (1 + x), to first order in f.
  GRADUS_LANE Real log1p_value(Real x) {
    const Real one = V::all(1);
    const Real sum = V::add(one, x);
    const Split s = split(sum, V::all(0));
    const Mask small = V::less_equal(V::abs(s.k), V::all(0.5));
    const Real part = V::sub(sum, one);  // lost is exact (Knuth's sum of two numbers)
    const Real lost = V::add(V::sub(x, part), V::sub(one, V::sub(sum, part)));
    const Real scaled = V::mul(lost, V::sub_bits(one, s.k_bits));
    return assemble(s.k, V::select(small, x, s.f),
                    V::select(small, V::all(0), V::mul(scaled, V::sub(one, s.f))));
  }
};

}  // namespace
}  // namespace gradus
