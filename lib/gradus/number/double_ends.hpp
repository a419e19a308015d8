#pragma once

#include "gradus/number/rational.hpp"

namespace gradus {

/// The tightest enclosure of a rational by doubles: both ends the same where it is one. Infinite
/// beyond the largest double. For any rounding mode that the caller has set.
struct DoubleEnds {
  explicit DoubleEnds(const Rational& value);
  double low, high;
};

}  // namespace gradus
