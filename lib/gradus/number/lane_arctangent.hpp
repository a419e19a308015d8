#pragma once

#include "gradus/number/lane_range.hpp"

namespace gradus {
namespace {

/// atan(|x|) = base + atan(z), |z| <= tan(pi / 8): z = |x|, or (|x| - 1) / (|x| + 1) with the base
/// pi / 4, or -1 / |x| with the base pi / 2.
template <class V>
struct LaneArctangent {
  using Real = typename V::Real;
  using Mask = typename V::Mask;
  using Range = LaneRange<V>;

  /// Relative error of the value before it is widened; proved in lane_proofs/README.md.
  static constexpr double atan_error = 0x1.bp-52;

  GRADUS_LANE Range atan(Range a) {
    return {V::below(value(a.low), atan_error), V::above(value(a.high), atan_error)};
  }

 private:
  GRADUS_LANE Real value(Real x) {
    const Real t = V::abs(x);
    const Real one = V::all(1);
    const Mask middle = V::less(V::all(0x1.a82799ap-2), t);
    const Mask large = V::less(V::all(0x1.3504f34p1), t);
    const Real top = V::select(large, V::all(-1), V::select(middle, V::sub(t, one), t));
    const Real bottom = V::select(large, t, V::select(middle, V::add(t, one), one));
    const Real z = V::div(top, bottom);
    const Real base_high = V::select(large, V::all(0x1.921fb54442d18p0),
                                     V::select(middle, V::all(0x1.921fb54442d18p-1), V::all(0)));
    const Real base_low = V::select(large, V::all(0x1.1a62633145c07p-54),
                                    V::select(middle, V::all(0x1.1a62633145c07p-55), V::all(0)));

    const Real z2 = V::mul(z, z);
    const Real z4 = V::mul(z2, z2);
    Real even = V::mul_add(z4, V::all(-0x1.256c25d578dfbp-6), V::all(-0x1.9cd30105e281dp-5));
    Real odd = V::mul_add(z4, V::all(0x1.37d6642d95f7ep-5), V::all(0x1.df0f58c7e8efap-5));
    even = V::mul_add(z4, even, V::all(-0x1.10ebb91e2950ap-4));
    odd = V::mul_add(z4, odd, V::all(0x1.3b11192ddaf82p-4));
    even = V::mul_add(z4, even, V::all(-0x1.745cf8dd641cfp-4));
    odd = V::mul_add(z4, odd, V::all(0x1.c71c70e618a0cp-4));
    even = V::mul_add(z4, even, V::all(-0x1.24924922ad796p-3));
    odd = V::mul_add(z4, odd, V::all(0x1.999999999586ep-3));
    even = V::mul_add(z4, even, V::all(-0x1.555555555553dp-2));
    const Real p = V::mul_add(z2, odd, even);
    const Real rest = V::mul_add(V::mul(z, z2), p, base_low);
    return V::flip_sign(V::add(base_high, V::add(z, rest)), V::sign_of(x));
  }
};

}  // namespace
}  // namespace gradus
