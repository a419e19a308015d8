#pragma once

#include <span>

#include "gradus/evidence/recheck_theory.hpp"

namespace gradus {

using kernel::binds;
using kernel::Mono;
using kernel::Poly;

Poly monomial(const Mono& m, const Rational& c = 1);
Poly constant(const Rational& c);
Poly atom(Term a);
Mono without(Mono m, Term x, long e = 1);      ///< m / x^e
std::optional<Term> lone_atom(const Poly& p);  ///< p itself, where it is one
Term to_term(const Poly& p);

/// p = scale * content * rest; the first coefficient of `rest` is 1.
struct Split {
  Rational scale;
  Mono content;
  Poly rest;
};
Split split(const Poly& p);
/// The factors of p, as far as they are visible; of its scale the primes, where these are asked
/// for.
std::vector<Term> factors(const Poly& p, bool primes);
Term product(std::span<const Term> factors);

/// p = natural + integer, or the integer alone (no atom).
std::optional<std::pair<Poly, long>> place(const Poly& p);

std::optional<Rational> square_root(const Rational& q);  ///< where it is found to be rational

bool is_inverse(Term t);  ///< x^-1

}  // namespace gradus
