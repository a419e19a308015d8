#pragma once

#include "gradus/number/rational.hpp"

namespace gradus {

struct RationalInterval {
  Rational lower, upper;
};

/// Encloses the sum of 1/n^2 over n >= 1: the first `terms` exactly, and 1/(terms + 1) <= rest <=
/// 1/terms because 1/n - 1/(n + 1) <= 1/n^2 <= 1/(n - 1) - 1/n.
RationalInterval sum_of_inverse_squares(unsigned terms);

/// Encloses the product of 1 - c/n^2 over n >= 1, 0 <= c <= 1: the first `terms` factors exactly,
/// and 1 - c s <= rest <= 1/(1 + c s) with s the sum of 1/n^2 over the others, bounded as above.
RationalInterval product_of_inverse_squares(const Rational& c, unsigned terms);

}  // namespace gradus
