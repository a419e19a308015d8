#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/flint_polynomial.hpp"

namespace gradus {

namespace {

std::set<Term, TermOrder> atoms_of(const Polynomial& a, const Polynomial& b) {
  auto result = a.atoms();
  result.merge(b.atoms());
  return result;
}

const Rational& leading_coefficient(const Polynomial& p) { return p.terms().begin()->second; }

Polynomial scaled(const Polynomial& p, const Rational& factor) {
  Polynomial result;
  for (const auto& [monomial, coefficient] : p.terms()) {
    result.add_term(monomial, coefficient * factor);
  }
  return result;
}

Polynomial positive(const Polynomial& p) {
  return !p.is_zero() && leading_coefficient(p).sign() < 0 ? -p : p;
}

/// The rational c for which p / c is primitive with positive leading coefficient.
Rational signed_content(const Polynomial& p) {
  Rational numerators = 0, denominators = 1;
  for (const auto& [monomial, coefficient] : p.terms()) {
    numerators = gcd(numerators, coefficient.numerator());
    denominators = lcm(denominators, coefficient.denominator());
  }
  const Rational content = numerators / denominators;
  return leading_coefficient(p).sign() < 0 ? -content : content;
}

/// With a numerator and a denominator that have no common factor.
Fraction reduced(const Polynomial& numerator, const Polynomial& denominator) {
  const Rational c = signed_content(denominator);
  if (c == Rational(1)) return {numerator, denominator};
  return {scaled(numerator, Rational(1) / c), scaled(denominator, Rational(1) / c)};
}

}  // namespace

Factorisation factor(const Polynomial& p) {
  if (p.is_zero()) return {0, {}};
  if (p.total_degree() == 1) {
    const Rational content = signed_content(p);
    return {content, {{scaled(p, Rational(1) / content), 1}}};
  }
  WorkBudget budget;
  const FlintRing ring(p.atoms(), budget);
  Factorisation result{1, {}};
  Rational leading = 1;
  for (const auto& [part, multiplicity] : ring.pack(p).factors()) {
    result.factors.emplace_back(positive(part.unpack()), multiplicity);
    leading *= pow(leading_coefficient(result.factors.back().first), long{multiplicity});
  }
  result.unit = leading_coefficient(p) / leading;
  std::ranges::sort(result.factors,
                    [](const auto& a, const auto& b) { return comes_before(a.first, b.first); });
  return result;
}

Polynomial gcd(const Polynomial& a, const Polynomial& b) {
  if (!a.is_zero() && !b.is_zero() && (a.is_constant() || b.is_constant())) return 1;
  WorkBudget budget;
  const FlintRing ring(atoms_of(a, b), budget);
  const Polynomial g = FlintPolynomial::cofactors(ring.pack(a), ring.pack(b)).gcd.unpack();
  return g.is_zero() ? g : scaled(g, Rational(1) / leading_coefficient(g));
}

std::optional<Polynomial> divide_exactly(const Polynomial& a, const Polynomial& b) {
  if (b.is_zero()) throw std::domain_error("division by the zero polynomial");
  if (a.is_zero()) return a;
  if (b.is_constant()) return scaled(a, Rational(1) / b.constant_term());
  WorkBudget budget;
  const FlintRing ring(atoms_of(a, b), budget);
  const auto parts = FlintPolynomial::cofactors(ring.pack(a), ring.pack(b));
  if (!parts.second.is_constant()) return {};
  return scaled(parts.first.unpack(), Rational(1) / parts.second.content());
}

Fraction make_fraction(const Polynomial& numerator, const Polynomial& denominator) {
  if (denominator.is_zero()) throw std::domain_error("division by zero");
  if (numerator.is_zero()) return {};
  if (denominator.is_constant()) {
    return {scaled(numerator, Rational(1) / denominator.constant_term())};
  }
  WorkBudget budget;
  const FlintRing ring(atoms_of(numerator, denominator), budget);
  const auto parts = FlintPolynomial::cofactors(ring.pack(numerator), ring.pack(denominator));
  return reduced(parts.first.unpack(), parts.second.unpack());
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  if (a.denominator == b.denominator) {
    return make_fraction(a.numerator + b.numerator, a.denominator);
  }
  return make_fraction(a.numerator * b.denominator + b.numerator * a.denominator,
                       a.denominator * b.denominator);
}

Fraction operator-(const Fraction& a, const Fraction& b) {
  return a + Fraction{-b.numerator, b.denominator};
}

Fraction operator*(const Fraction& a, const Fraction& b) {
  return make_fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

Fraction operator/(const Fraction& a, const Fraction& b) {
  return make_fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

Term to_term(const Fraction& f) {
  const Term numerator = to_term(f.numerator);
  return f.denominator == Polynomial(1) ? numerator : numerator / to_term(f.denominator);
}

}  // namespace gradus
