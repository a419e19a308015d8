#include "gradus/number/ball.hpp"

#include <mpfr.h>

#include <stdexcept>

namespace gradus {

namespace {

Rational exactly(mpfr_srcptr x) {
  mpq_t q;
  mpq_init(q);
  mpfr_get_q(q, x);
  Rational result = Rational::from_mpq(q);
  mpq_clear(q);
  return result;
}

}  // namespace

Interval Ball::to_interval() const {
  if (!arb_is_finite(value_)) throw std::range_error("an unbounded ball");
  mpfr_t low, high;
  mpfr_init2(low, 256);
  mpfr_init2(high, 256);
  arb_get_interval_mpfr(low, high, value_);
  const Interval result = Interval::hull(exactly(low), exactly(high));
  mpfr_clear(low);
  mpfr_clear(high);
  return result;
}

Interval between_decimals(const Ball& x) {
  constexpr int digits = 42;
  const Interval found = x.to_interval();
  return Interval::hull(Rational::parse(found.lower_string(digits)),
                        Rational::parse(found.upper_string(digits)));
}

}  // namespace gradus
