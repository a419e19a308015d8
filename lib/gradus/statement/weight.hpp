#pragma once

#include "gradus/number/rational.hpp"

namespace gradus {

/// (1 + |p|) q of p/q in lowest terms: two to the power of its height, but an exact integer, so
/// that comparing heights and sums of heights is comparing weights and products of weights.
inline Rational weight(const Rational& value) {
  return (Rational(1) + abs(value.numerator())) * value.denominator();
}

}  // namespace gradus
