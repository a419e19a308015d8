#include "gradus/number/interval_access.hpp"

namespace gradus {

using Access = IntervalAccess;

namespace {

// The hull of the quotients by the positive numbers of [0, high].
Interval quotient_by_positive(const Interval& dividend, mpfr_srcptr high) {
  Interval result;
  if (mpfr_sgn(Access::left(dividend)) < 0) {
    mpfr_set_inf(Access::left(result), -1);
  } else {
    mpfr_div(Access::left(result), Access::left(dividend), high, MPFR_RNDD);
  }
  if (mpfr_sgn(Access::right(dividend)) > 0) {
    mpfr_set_inf(Access::right(result), 1);
  } else {
    mpfr_div(Access::right(result), Access::right(dividend), high, MPFR_RNDU);
  }
  return result;
}

Interval quotient_around_zero(const Interval& dividend, const Interval& divisor) {
  if (mpfi_is_zero(Access::raw(dividend))) return 0;
  if (mpfr_zero_p(Access::left(divisor))) {
    return quotient_by_positive(dividend, Access::right(divisor));
  }
  if (mpfr_zero_p(Access::right(divisor))) {
    const Interval positive = -divisor;
    return -quotient_by_positive(dividend, Access::right(positive));
  }
  return Interval::whole();
}

}  // namespace

Interval operator+(const Interval& a, const Interval& b) {
  Interval result;
  mpfi_add(Access::raw(result), Access::raw(a), Access::raw(b));
  Access::finish(result, Access::worse(a.definedness(), b.definedness()));
  return result;
}

Interval operator-(const Interval& a, const Interval& b) {
  Interval result;
  mpfi_sub(Access::raw(result), Access::raw(a), Access::raw(b));
  Access::finish(result, Access::worse(a.definedness(), b.definedness()));
  return result;
}

Interval operator*(const Interval& a, const Interval& b) {
  Interval result;
  mpfi_mul(Access::raw(result), Access::raw(a), Access::raw(b));
  Access::finish(result, Access::worse(a.definedness(), b.definedness()));
  return result;
}

Interval operator/(const Interval& a, const Interval& b) {
  const Definedness definedness = Access::worse(a.definedness(), b.definedness());
  if (mpfi_is_zero(Access::raw(b))) return Access::nowhere();
  if (b.contains_zero()) {
    Interval result = quotient_around_zero(a, b);
    Access::finish(result, Access::worse(definedness, Definedness::somewhere));
    return result;
  }
  Interval result;
  mpfi_div(Access::raw(result), Access::raw(a), Access::raw(b));
  Access::finish(result, definedness);
  return result;
}

Interval& Interval::operator+=(const Interval& other) { return *this = *this + other; }
Interval& Interval::operator-=(const Interval& other) { return *this = *this - other; }
Interval& Interval::operator*=(const Interval& other) { return *this = *this * other; }
Interval& Interval::operator/=(const Interval& other) { return *this = *this / other; }

void Interval::negate() noexcept { mpfi_neg(Access::raw(*this), Access::raw(*this)); }

Interval abs(const Interval& x) { return Access::map(mpfi_abs, x); }

Interval square(const Interval& x) { return Access::map(mpfi_sqr, x); }

Interval min(const Interval& a, const Interval& b) {
  Interval result;
  mpfr_min(Access::left(result), Access::left(a), Access::left(b), MPFR_RNDD);
  mpfr_min(Access::right(result), Access::right(a), Access::right(b), MPFR_RNDU);
  Access::finish(result, Access::worse(a.definedness(), b.definedness()));
  return result;
}

Interval max(const Interval& a, const Interval& b) {
  Interval result;
  mpfr_max(Access::left(result), Access::left(a), Access::left(b), MPFR_RNDD);
  mpfr_max(Access::right(result), Access::right(a), Access::right(b), MPFR_RNDU);
  Access::finish(result, Access::worse(a.definedness(), b.definedness()));
  return result;
}

namespace {

Interval positive_power(const Interval& x, unsigned long exponent) {
  const bool even = exponent % 2 == 0;
  const Interval base = even ? abs(x) : x;  // x^n grows with |x| for even n, and with x for odd n
  Interval result;
  mpfr_pow_ui(Access::left(result), Access::left(base), exponent, MPFR_RNDD);
  mpfr_pow_ui(Access::right(result), Access::right(base), exponent, MPFR_RNDU);
  Access::finish(result, x.definedness());
  return result;
}

}  // namespace

Interval pow(const Interval& x, long exponent) {
  if (exponent < 0) return 1 / positive_power(x, 0UL - static_cast<unsigned long>(exponent));
  return positive_power(x, static_cast<unsigned long>(exponent));
}

}  // namespace gradus
