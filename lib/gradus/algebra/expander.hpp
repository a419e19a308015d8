#pragma once

#include "gradus/algebra/polynomial.hpp"

namespace gradus {

/// Formulas as polynomials by the laws of rings and a / b = a b^-1 alone: no normal form, no
/// library for polynomials. What is no sum, product, quotient or power with an integer exponent
/// counts as an unknown, and so does b^-1 unless b is a number other than 0: formulas with one
/// polynomial are equal for all values of the unknowns, whatever number 0^-1 is taken to be.
/// Bounded in nesting and, over all calls, in work; throws beyond.
class Expander {
 public:
  Polynomial expand(Term t);
  Polynomial multiply(const Polynomial& a, const Polynomial& b);
  void spend(std::size_t work);

 private:
  void add(Polynomial& sum, Term t, bool negated);
  const Polynomial& product(Term t);
  Polynomial power(Term t);

  std::map<Term, Polynomial, TermOrder> products_;  ///< found before
  std::size_t work_ = 0;
  int depth_ = 0;
};

/// The number that a polynomial is.
std::optional<Rational> value(const Polynomial& p);

}  // namespace gradus
