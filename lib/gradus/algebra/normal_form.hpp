#pragma once

#include "gradus/algebra/polynomial.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {

/// `t` as a fraction of polynomials over independent atoms. Two formulas with equal normal forms
/// are equal wherever both are defined, that is, where conditions() of both hold, those of the body
/// of an empty sum included; the fraction itself has a value only where its denominator is not 0,
/// which may be less. Rules, each an identity on the domain of definition:
///  - Symbols, elements, inner products, pi: atoms. An index is in normal form.
///  - Powers. Integer exponents are expanded. An exponent that is a polynomial in naturals with
///    integer coefficients splits: base^(c + e) = base^c base^e; base^(2s + t) = (base^s)^2 base^t
///    where the coefficients of e have one sign, else base^e is one atom. A negative c gives a
///    division: base^(n - 1) = base^n / base, which says nothing wrong at base = 0 (0^0 = 1, and
///    there only the sum of exponents counts) but has a value for base != 0 only. (a b)^e = a^e b^e
///    also for the irreducible factors of a polynomial base, (b^s)^t = b^(s t), rational bases
///    split into primes, ((-1)^s)^2 = 1. Other integer exponents: one atom. All other exponents ask
///    for a positive base: base^e = exp(e log base), base^(1/2) = sqrt(base), (base^(p/q))^q =
///    base^p.
///  - sinh, cosh, tanh through exp. exp(a + k b) = exp(a) exp(b)^k: the atom for a monomial m is
///    exp(m / d), d the common denominator of its coefficients in this call. exp(log a) = a,
///    exp(n log a) = a^n, exp(0) = 1.
///  - log: exponentials, positive rationals (as logarithms of primes) and other factors that are
///    positive by their kind come out; log(1/a) = -log a, log(a^2) = 2 log |a|.
///  - sqrt(a)^2 = a, sqrt(a^2) = |a|, roots of rationals by primes, |a|^2 = a^2, |a b| = |a| |b|,
///    |a| = a for what is >= 0 by its kind; no root divides a denominator, and roots of integers
///    leave it altogether. min and max through |a - b|.
///  - sin(a)^2 = 1 - cos(a)^2; sin odd, cos even, atan odd; rational values at multiples of pi/6.
///  - sum: linear; what does not depend on the index comes out; each sum of one monomial is an atom
///    whose index is #1, #2, ... by the nesting inside it. The sum of 1 is upper - lower + 1 where
///    that is certainly >= 0. At most 32 members (by bounds that differ by a constant) are written
///    out. A sum whose lower limit is not visibly >= 0 counts from 0. `least`: an atom alike, body
///    without index: the body. E[.] is linear over the rationals.
///  - Every part that is a key of `known`, and every atom that equals one in normal form, is
///    replaced by its value (equality hypotheses such as cos(s) = -1/2). A key a + b atom with
///    rational a, b tells that atom.
/// Throws std::length_error when the work would exceed bounds (exponents 10,000; 200,000 terms;
/// 2^20 bits a coefficient; a budget of steps), std::domain_error on division by what is
/// identically zero.
Fraction normal_form(Term t, const Substitution& known = {});

/// The normal form of c.left - c.right.
Fraction difference(const Comparison& c, const Substitution& known = {});

}  // namespace gradus
