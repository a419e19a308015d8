#pragma once

#include <span>

#include "gradus/evidence/recheck/recheck_theory.hpp"

namespace gradus {

using kernel::binds;

Polynomial monomial(const Monomial& m, const Rational& c = 1);
Polynomial start(const Polynomial& p);               ///< its first term
Monomial without(Monomial m, Term x, int e = 1);     ///< m / x^e
std::optional<Term> lone_atom(const Polynomial& p);  ///< p itself, where it is one

/// p = scale * content * rest; the first coefficient of `rest` is 1.
struct Split {
  Rational scale;
  Monomial content;
  Polynomial rest;
};
Split split(const Polynomial& p);
/// The factors of p, as far as they are visible; of its scale the primes, where these are asked
/// for.
std::vector<Term> factors(const Polynomial& p, bool primes);
Term product(std::span<const Term> factors);

/// p = natural + integer, or the integer alone (no atom).
std::optional<std::pair<Polynomial, long>> place(const Polynomial& p);

std::optional<Rational> square_root(const Rational& q);  ///< where it is found to be rational

bool is_inverse(Term t);  ///< x^-1

}  // namespace gradus
