#include "gradus/number/rational.hpp"

#include <cmath>
#include <ostream>
#include <stdexcept>
#include <utility>

#include "gradus/number/opaque_code.hpp"
#include "gradus/number/rational_native.hpp"

namespace gradus {

template class Opaque<RationalNative, 32, 8>;

Rational::Rational() = default;

Rational::Rational(const RationalNative& value) : native_(value) {}

Rational::Rational(Rational numerator, Rational denominator) : Rational(std::move(numerator)) {
  *this /= denominator;
}

Rational Rational::from_double(double value) {
  if (!std::isfinite(value)) {
    throw std::domain_error("neither NaN nor an infinity is a rational number");
  }
  Rational result;
  mpq_set_d(result.native_.get().raw(), value);
  return result;
}

Rational Rational::from_mpq(mpq_srcptr value) {
  Rational result;
  mpq_ptr raw = result.native_.get().raw();
  mpq_set(raw, value);
  mpq_canonicalize(raw);
  return result;
}

mpq_srcptr Rational::mpq() const noexcept { return native_.get().raw(); }

void Rational::set(long value) { mpq_set_si(native_.get().raw(), value, 1); }

void Rational::set(unsigned long value) { mpq_set_ui(native_.get().raw(), value, 1); }

Rational& Rational::operator+=(const Rational& other) {
  native_.get().number += other.native_.get().number;
  return *this;
}

Rational& Rational::operator-=(const Rational& other) {
  native_.get().number -= other.native_.get().number;
  return *this;
}

Rational& Rational::operator*=(const Rational& other) {
  native_.get().number *= other.native_.get().number;
  return *this;
}

Rational& Rational::operator/=(const Rational& other) {
  if (other.is_zero()) throw std::domain_error("division by zero");
  native_.get().number /= other.native_.get().number;
  return *this;
}

// Not by way of the compound assignments: copying an operand first costs half as much again.
Rational operator+(const Rational& a, const Rational& b) {
  Rational result;
  mpq_add(result.native_.get().raw(), a.mpq(), b.mpq());
  return result;
}

Rational operator-(const Rational& a, const Rational& b) {
  Rational result;
  mpq_sub(result.native_.get().raw(), a.mpq(), b.mpq());
  return result;
}

Rational operator*(const Rational& a, const Rational& b) {
  Rational result;
  mpq_mul(result.native_.get().raw(), a.mpq(), b.mpq());
  return result;
}

Rational operator/(const Rational& a, const Rational& b) {
  if (b.is_zero()) throw std::domain_error("division by zero");
  Rational result;
  mpq_div(result.native_.get().raw(), a.mpq(), b.mpq());
  return result;
}

void Rational::negate() noexcept {
  mpq_ptr raw = native_.get().raw();
  mpq_neg(raw, raw);
}

bool Rational::equals(const Rational& other) const noexcept {
  return mpq_equal(mpq(), other.mpq()) != 0;
}

int Rational::compare(const Rational& other) const noexcept { return mpq_cmp(mpq(), other.mpq()); }

bool Rational::is_integer() const noexcept { return mpz_cmp_ui(mpq_denref(mpq()), 1) == 0; }

int Rational::sign() const noexcept { return mpq_sgn(mpq()); }

Rational Rational::numerator() const {
  Rational result;
  mpq_set_z(result.native_.get().raw(), mpq_numref(mpq()));
  return result;
}

Rational Rational::denominator() const {
  Rational result;
  mpq_set_z(result.native_.get().raw(), mpq_denref(mpq()));
  return result;
}

std::string Rational::to_string() const { return native_.get().number.str(); }

std::ostream& operator<<(std::ostream& out, const Rational& value) {
  return out << value.to_string();
}

}  // namespace gradus
