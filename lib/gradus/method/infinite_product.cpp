#include "gradus/method/infinite_product.hpp"

#include <stdexcept>

namespace gradus {

namespace {

/// The sum of 1/n^2 over n > terms.
RationalInterval rest(unsigned terms) {
  if (terms == 0) throw std::invalid_argument("an infinite sum is enclosed from its first term on");
  return {Rational(1, long{terms} + 1), Rational(1, long{terms})};
}

}  // namespace

RationalInterval sum_of_inverse_squares(unsigned terms) {
  const RationalInterval tail = rest(terms);
  Rational total;
  for (long n = 1; n <= long{terms}; ++n) total += Rational(1, n * n);
  return {total + tail.lower, total + tail.upper};
}

RationalInterval product_of_inverse_squares(const Rational& c, unsigned terms) {
  if (c.sign() < 0 || c > Rational(1)) throw std::invalid_argument("c must lie in [0, 1]");
  const RationalInterval tail = rest(terms);
  Rational product = 1;
  for (long n = 1; n <= long{terms}; ++n) product = product * (Rational(1) - c / Rational(n * n));
  return {product * (Rational(1) - c * tail.upper), product / (Rational(1) + c * tail.lower)};
}

}  // namespace gradus
