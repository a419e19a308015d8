#pragma once

#include "gradus/algebra/polynomial.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {

/// `t` as a fraction of polynomials over independent atoms; two formulas with equal normal forms are equal wherever both are defined.
/// Rules, each an identity on the domain of definition:
///  - symbols, elements, inner products, sums, `least`, E[.], pi: atoms (arguments in normal form; two sums whose bodies have one normal
///    form are one atom);
///  - powers: integer exponents are expanded; an exponent that is a polynomial with integer coefficients, linear in naturals, splits:
///    base^(c + e) = base^c base^e; if all coefficients of e are >= 0 it splits further, base^(2s+t) = (base^s)^2 base^t, else base^e is
///    one atom. (ab)^e = a^e b^e for monomial bases; rational bases split into primes; (1/p)^e = 1/p^e. (b^s)^t of products of naturals: one atom;
///  - sinh, cosh, tanh through exp; exp(a + k b) = exp(a) exp(b)^k with rational coefficients over one common denominator;
///    exp(log a) = a; exp(0) = 1;
///  - sqrt(a)^2 = a, abs(a)^2 = a^2, sin(a)^2 = 1 - cos(a)^2, sin odd and cos even in their argument; sqrt and log of a rational square / of 1;
///  - every atom that equals (in normal form) a key of `known` is replaced by its value first (equality hypotheses such as cos(s) = -1/2).
/// Throws std::length_error when the work would exceed bounds (degree 10,000; 200,000 terms; 2^20 bits), std::domain_error on division by a
/// formula that is identically zero.
Fraction normal_form(Term t, const Substitution& known = {});

/// The normal form of c.left - c.right.
Fraction difference(const Comparison& c, const Substitution& known = {});

}  // namespace gradus
