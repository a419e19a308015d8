#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Powers of atoms, by the atoms' order of creation; exponents are positive, at most 10,000. The
/// order: higher total degree first, then higher powers of older atoms. It is kept by products.
struct Monomial {
  std::vector<std::pair<Term, int>> powers;
  int degree(Term atom) const;
  friend bool operator<(const Monomial& a, const Monomial& b);
  friend bool operator==(const Monomial& a, const Monomial& b);
};
Monomial operator*(const Monomial& a, const Monomial& b);

/// A polynomial with rational coefficients in atoms: formulas that the normal form treats as
/// independent unknowns. Plain data; no zero coefficients are stored, so equality is equality of
/// polynomials. Arithmetic throws std::length_error in time where the result would exceed the
/// bounds of bounds.hpp, and uses no library for polynomials.
class Polynomial {
 public:
  Polynomial() = default;                ///< 0
  Polynomial(const Rational& constant);  // NOLINT: implicit on purpose
  template <std::integral I>
  Polynomial(I constant) : Polynomial(Rational(constant)) {}  // NOLINT
  static Polynomial atom(Term a, int exponent = 1);

  const std::map<Monomial, Rational>& terms() const { return terms_; }
  bool is_zero() const { return terms_.empty(); }
  bool is_constant() const;
  Rational constant_term() const;
  std::set<Term, TermOrder> atoms() const;
  int degree(Term atom) const;
  int total_degree() const;
  /// Coefficient of atom^k, a polynomial in the other atoms.
  Polynomial coefficient(Term atom, int k) const;
  Polynomial substitute(Term atom, const Polynomial& value) const;
  void add_term(const Monomial& m, const Rational& c);

  Polynomial& operator+=(const Polynomial& b);
  Polynomial& operator-=(const Polynomial& b);
  friend Polynomial operator+(Polynomial a, const Polynomial& b) { return a += b; }
  friend Polynomial operator-(Polynomial a, const Polynomial& b) { return a -= b; }
  friend Polynomial operator-(const Polynomial& a);
  friend Polynomial operator*(const Polynomial& a, const Polynomial& b);
  friend bool operator==(const Polynomial& a, const Polynomial& b) { return a.terms_ == b.terms_; }

 private:
  std::map<Monomial, Rational> terms_;
};

Polynomial pow(const Polynomial& a, int n);
bool comes_before(const Polynomial& a, const Polynomial& b);  ///< a fixed order, for lists
Term to_term(const Polynomial& p);

/// unit * product of factor^multiplicity; factors are irreducible over Q, primitive with positive
/// leading coefficient, in a fixed order.
struct Factorisation {
  Rational unit;
  std::vector<std::pair<Polynomial, int>> factors;
};
/// Throws std::length_error for what would take minutes: degrees above 1,000 of one unknown, above
/// 10,000 as a product over two, 3,000 terms (all of a squarefree part without linear unknown).
Factorisation factor(const Polynomial& p);
/// With leading coefficient 1, or 0 where both are 0.
Polynomial gcd(const Polynomial& a, const Polynomial& b);
/// a / b; nothing when b does not divide a. Throws std::domain_error for b = 0.
std::optional<Polynomial> divide_exactly(const Polynomial& a, const Polynomial& b);

/// numerator / denominator in lowest terms; the denominator is primitive with positive leading
/// coefficient (1 for polynomials).
struct Fraction {
  Polynomial numerator;
  Polynomial denominator = 1;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};
/// Throws std::domain_error where the denominator is 0.
Fraction make_fraction(const Polynomial& numerator, const Polynomial& denominator);
Fraction operator+(const Fraction& a, const Fraction& b);
Fraction operator-(const Fraction& a, const Fraction& b);
Fraction operator*(const Fraction& a, const Fraction& b);
Fraction operator/(const Fraction& a, const Fraction& b);
Term to_term(const Fraction& f);

}  // namespace gradus
