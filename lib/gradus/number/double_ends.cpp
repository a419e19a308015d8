#include "gradus/number/double_ends.hpp"

#include <cmath>
#include <limits>

#include "gradus/number/rational_native.hpp"

namespace gradus {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Whether x lies above `near`, one of the doubles next to it: 1, 0 or -1.
int side(const Rational& x, double near) {
  if (std::isinf(near)) return near > 0 ? -1 : 1;
  if (const auto s = x.native().small()) {
    // The remainder of a division is a double (Muller et al., Handbook of Floating-Point
    // Arithmetic, 2018, corollary 4.9), so that no rounding touches it.
    const double rest =
        std::fma(near, static_cast<double>(s->denominator), -static_cast<double>(s->numerator));
    return rest < 0 ? 1 : rest > 0 ? -1 : 0;
  }
  const Rational exact = Rational::from_double(near);
  return exact < x ? 1 : x < exact ? -1 : 0;
}

}  // namespace

DoubleEnds::DoubleEnds(const Rational& value) : low(value.to_double()), high(low) {
  const int above = side(value, low);
  if (above > 0) high = std::nextafter(low, infinity);
  if (above < 0) low = std::nextafter(high, -infinity);
}

}  // namespace gradus
