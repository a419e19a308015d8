#pragma once

#include "gradus/number/lane_vector.hpp"
#include "gradus/number/lanes.hpp"

namespace gradus {
namespace {

/// The intervals of a register's lanes, and where they are defined.
template <class V>
struct LaneRange {
  using Real = typename V::Real;
  Real low;
  Real high;

  GRADUS_LANE LaneRange load(const LaneBlock& block, int lane) {
    return {V::load(block.low + lane), V::load(block.high + lane)};
  }
  [[gnu::always_inline]] void store(LaneBlock& block, int lane) const {
    V::store(block.low + lane, low);
    V::store(block.high + lane, high);
  }
  [[gnu::always_inline]] LaneRange negated() const { return {V::negate(high), V::negate(low)}; }
  /// The values of |x|.
  [[gnu::always_inline]] LaneRange magnitudes() const {
    const Real minus_low = V::negate(low);
    const Real minus_high = V::negate(high);
    return {V::max(V::all(0), V::max(low, minus_high)), V::max(minus_low, high)};
  }
  /// Whether the ends are numbers in [-2^1000, 2^1000].
  [[gnu::always_inline]] typename V::Mask is_finite() const {
    return V::both(V::less_equal(V::all(-0x1p1000), low), V::less_equal(high, V::all(0x1p1000)));
  }
};

template <class V>
[[gnu::always_inline]] inline LaneRange<V> select(typename V::Mask m, LaneRange<V> yes,
                                                  LaneRange<V> no) {
  return {V::select(m, yes.low, no.low), V::select(m, yes.high, no.high)};
}

/// The result of an operation that is not defined everywhere.
template <class V>
struct LaneOutcome {
  LaneRange<V> range;
  typename V::Mask defined;
};

}  // namespace
}  // namespace gradus
