#include <cmath>
#include <optional>
#include <utility>

#include "gradus/algebra/arithmetic_parts.hpp"

namespace gradus {

namespace {

/// The integer exponents in a bounded interval, as first and last.
std::optional<std::pair<long, long>> integers_in(const Interval& x) {
  const double low = std::ceil(x.lower_double());
  const double high = std::floor(x.upper_double());
  constexpr double most = 1e15;
  if (!(low >= -most && high <= most && low <= high)) return std::nullopt;
  return std::pair(static_cast<long>(low), static_cast<long>(high));
}

/// base^k for all k in `exponents`. At each base |base|^k is monotone in k, so the ends bound it.
Interval powers(const Interval& base, std::pair<long, long> exponents) {
  const Interval size = abs(base);
  const Interval hull = Interval::hull(pow(size, exponents.first), pow(size, exponents.second));
  return certainly(base >= 0) ? hull : Interval::hull(-hull, hull);
}

/// Any number, not defined everywhere.
Interval pole() { return 1 / Interval::hull(-1, 1); }

Interval integer_power(const Interval& base, const Interval& exponent) {
  if (base.contains_zero() && !certainly(exponent >= 0)) return pole();
  const auto exponents = integers_in(exponent);
  return exponents ? powers(base, *exponents) : Interval::whole();
}

/// For a base that may not be positive. Where the exponent happens to be an integer, there is a
/// value; 0^e = 0 for e > 0.
Interval real_power(const Interval& base, const Interval& exponent) {
  if (certainly(base >= 0) && certainly(exponent > 0)) return pow(base, exponent);
  const bool is_broken = std::floor(exponent.upper_double()) < std::ceil(exponent.lower_double());
  return is_broken ? pow(base, exponent) : pole();
}

}  // namespace

Interval marked(const Interval& result, const Interval& other) {
  return other.is_defined() ? result : result + (other - other) * 0;
}

Interval interval_power(const Interval& base, const Interval& exponent, bool integer_exponent) {
  const bool positive = base.sign().value_or(0) == 1;
  const Interval result = positive           ? pow(base, exponent)
                          : integer_exponent ? integer_power(base, exponent)
                                             : real_power(base, exponent);
  return marked(marked(result, base), exponent);
}

}  // namespace gradus
