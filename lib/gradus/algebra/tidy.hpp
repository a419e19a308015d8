#pragma once

#include "gradus/algebra/term.hpp"

namespace gradus::tidy {

// Arithmetic that keeps what machines write readable: constants are folded, 0 + a, 1 a and a/1 are
// a, a + a is 2 a, a a is a^2, signs move outward. Nothing that could be undefined disappears: 0 a
// stays.

bool is_zero(Term t);
bool is_one(Term t);

Term negate(Term a);
Term add(Term a, Term b);
Term subtract(Term a, Term b);
Term multiply(Term a, Term b);
Term divide(Term a, Term b);
Term power(Term base, Term exponent);  ///< drops an exponent 1

}  // namespace gradus::tidy
