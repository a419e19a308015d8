#include <gmp.h>

#include <optional>
#include <stdexcept>

#include "gradus/algebra/arithmetic_parts.hpp"
#include "gradus/algebra/evaluate.hpp"

namespace gradus {

namespace {

/// The exact root of an integer, where it has one.
std::optional<Rational> integer_root(mpz_srcptr value, unsigned long degree) {
  mpq_t root;
  mpq_init(root);
  const bool exact = mpz_root(mpq_numref(root), value, degree) != 0;
  const Rational result = Rational::from_mpq(root);
  mpq_clear(root);
  return exact ? std::optional(result) : std::nullopt;
}

/// base^(1/degree) for base >= 0, or NotRational.
Rational exact_root(const Rational& base, unsigned long degree) {
  const auto numerator = integer_root(mpq_numref(base.mpq()), degree);
  const auto denominator = integer_root(mpq_denref(base.mpq()), degree);
  if (!numerator || !denominator) not_rational("a root");
  return *numerator / *denominator;
}

Rational rational_sqrt(const Rational& a) {
  if (a.sign() < 0) throw std::domain_error("square root of a negative number");
  return exact_root(a, 2);
}

Rational rational_log(const Rational& a) {
  if (a.sign() <= 0) throw std::domain_error("logarithm of a number that is not positive");
  if (a != 1) not_rational("log");
  return 0;
}

/// exponent is an integer beyond the range of long.
Rational huge_power(const Rational& base, const Rational& exponent) {
  if (base.is_zero()) {
    if (exponent.sign() < 0) throw std::domain_error("0 to a negative power");
    return 0;
  }
  if (abs(base) != 1) throw std::length_error("the power is too large");
  return base == 1 || (exponent / 2).is_integer() ? 1 : -1;
}

}  // namespace

void not_rational(const std::string& what) {
  throw NotRational(what + " has no rational value here");
}

Rational rational_function(Op op, const Rational& a) {
  switch (op) {
    case Op::log:
      return rational_log(a);
    case Op::sqrt:
      return rational_sqrt(a);
    case Op::exp:
    case Op::cos:
    case Op::cosh:
      if (!a.is_zero()) not_rational("exp, cos or cosh");
      return 1;
    default:
      if (!a.is_zero()) not_rational("sin, sinh, tanh or atan");
      return 0;
  }
}

Rational rational_power(const Rational& base, const Rational& exponent) {
  if (exponent.is_integer()) return huge_power(base, exponent);
  if (base.is_zero() && exponent.sign() > 0) return 0;
  if (base.sign() <= 0) {
    throw std::domain_error("a base that is not positive with an exponent that is no integer");
  }
  if (base == 1) return 1;
  const auto degree = exponent.denominator().to_long();
  const auto times = exponent.numerator().to_long();
  if (!degree || !times) not_rational("a power");
  return pow(exact_root(base, static_cast<unsigned long>(*degree)), *times);
}

}  // namespace gradus
