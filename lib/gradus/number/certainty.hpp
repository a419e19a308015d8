#pragma once

#include <concepts>

namespace gradus {

/// What is known of a comparison of enclosures. It is deliberately no bool: an `if` must say
/// whether it asks for certainty or for possibility.
struct IntervalComparison {
  bool certain;  ///< true at every pair of values, and both sides are defined everywhere
  bool
      possible;  ///< false only where it is false at every pair of values at which both are defined
};

constexpr bool certainly(IntervalComparison comparison) { return comparison.certain; }
constexpr bool possibly(IntervalComparison comparison) { return comparison.possible; }

/// For numbers that compare with a plain bool, so that templates read the same for every number.
template <std::same_as<bool> Bool>
constexpr bool certainly(Bool comparison) {
  return comparison;
}
template <std::same_as<bool> Bool>
constexpr bool possibly(Bool comparison) {
  return comparison;
}

}  // namespace gradus
