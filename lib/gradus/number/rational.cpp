#include "gradus/number/rational.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <ostream>
#include <stdexcept>
#include <utility>

#include "gradus/number/rational_native.hpp"

namespace gradus {

namespace {

/// Without a copy.
Rational made_of(RationalNative&& value) {
  Rational result;
  const_cast<RationalNative&>(result.native()) = std::move(value);
  return result;
}

/// What `write` makes of 0.
template <class Write>
Rational written(Write write) {
  mpq_t value;
  mpq_init(value);
  write(value);
  return made_of(RationalNative(value));
}

/// Of numbers below 2^62, the denominator positive.
Rational in_lowest_terms(long numerator, long denominator) {
  const long common = denominator == 1 ? 1 : std::gcd(numerator, denominator);
  return made_of(RationalNative(numerator / common, denominator / common));
}

/// By machine integers where both operands are small, else by GMP.
template <class Machine, class Gmp>
Rational combined(const Rational& a, const Rational& b, Machine machine, Gmp gmp) {
  const auto x = a.native().small(), y = b.native().small();
  if (x && y) return machine(*x, *y);
  return written([&](mpq_ptr result) { gmp(result, a.mpq(), b.mpq()); });
}

using Small = RationalNative::Small;

}  // namespace

Rational::Rational() = default;

Rational::Rational(const RationalNative& value) : native_(value) {}

Rational::Rational(Rational numerator, Rational denominator) : Rational(std::move(numerator)) {
  *this /= denominator;
}

Rational Rational::from_double(double value) {
  if (!std::isfinite(value)) {
    throw std::domain_error("neither NaN nor an infinity is a rational number");
  }
  return written([&](mpq_ptr result) { mpq_set_d(result, value); });
}

Rational Rational::from_mpq(mpq_srcptr value) {
  return written([&](mpq_ptr result) {
    mpq_set(result, value);
    mpq_canonicalize(result);
  });
}

mpq_srcptr Rational::mpq() const noexcept { return native_.get().raw(); }

void Rational::set(long value) { native_.get() = RationalNative(value, 1); }

void Rational::set(unsigned long value) {
  if (value <= static_cast<unsigned long>(std::numeric_limits<long>::max())) {
    return set(static_cast<long>(value));
  }
  *this = written([&](mpq_ptr result) { mpq_set_ui(result, value, 1); });
}

Rational& Rational::operator+=(const Rational& other) { return *this = *this + other; }

Rational& Rational::operator-=(const Rational& other) { return *this = *this - other; }

Rational& Rational::operator*=(const Rational& other) { return *this = *this * other; }

Rational& Rational::operator/=(const Rational& other) { return *this = *this / other; }

Rational operator+(const Rational& a, const Rational& b) {
  const auto add = [](Small x, Small y) {
    return in_lowest_terms(x.numerator * y.denominator + y.numerator * x.denominator,
                           x.denominator * y.denominator);
  };
  return combined(a, b, add, mpq_add);
}

Rational operator-(const Rational& a, const Rational& b) {
  const auto subtract = [](Small x, Small y) {
    return in_lowest_terms(x.numerator * y.denominator - y.numerator * x.denominator,
                           x.denominator * y.denominator);
  };
  return combined(a, b, subtract, mpq_sub);
}

Rational operator*(const Rational& a, const Rational& b) {
  const auto multiply = [](Small x, Small y) {
    return in_lowest_terms(x.numerator * y.numerator, x.denominator * y.denominator);
  };
  return combined(a, b, multiply, mpq_mul);
}

Rational operator/(const Rational& a, const Rational& b) {
  if (b.is_zero()) throw std::domain_error("division by zero");
  const auto divide = [](Small x, Small y) {
    const long sign = y.numerator < 0 ? -1 : 1;
    return in_lowest_terms(sign * x.numerator * y.denominator, sign * x.denominator * y.numerator);
  };
  return combined(a, b, divide, mpq_div);
}

void Rational::negate() noexcept { native_.get().negate(); }

bool Rational::equals(const Rational& other) const noexcept {
  return mpq_equal(mpq(), other.mpq()) != 0;
}

int Rational::compare(const Rational& other) const noexcept { return mpq_cmp(mpq(), other.mpq()); }

bool Rational::is_integer() const noexcept { return mpz_cmp_ui(mpq_denref(mpq()), 1) == 0; }

int Rational::sign() const noexcept { return mpq_sgn(mpq()); }

Rational Rational::numerator() const {
  if (is_integer()) return *this;
  return written([&](mpq_ptr result) { mpq_set_z(result, mpq_numref(mpq())); });
}

Rational Rational::denominator() const {
  if (is_integer()) return 1;
  return written([&](mpq_ptr result) { mpq_set_z(result, mpq_denref(mpq())); });
}

std::string Rational::to_string() const {
  // A sign, a fraction bar and the end of the string.
  std::string result(
      mpz_sizeinbase(mpq_numref(mpq()), 10) + mpz_sizeinbase(mpq_denref(mpq()), 10) + 3, '\0');
  mpq_get_str(result.data(), 10, mpq());
  result.resize(result.find('\0'));
  return result;
}

std::ostream& operator<<(std::ostream& out, const Rational& value) {
  return out << value.to_string();
}

}  // namespace gradus
