#pragma once

#include <string>

#include "gradus/algebra/term.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

// The parts of Arithmetic that belong to one kind of number.

[[noreturn]] void not_rational(const std::string& what);  ///< throws NotRational

/// A function other than negation and abs, where its value is rational; NotRational elsewhere, and
/// std::domain_error outside its domain.
Rational rational_function(Op op, const Rational& a);

/// For exponents that are no integers or do not fit a long.
Rational rational_power(const Rational& base, const Rational& exponent);

/// `result`, defined no further than `other`.
Interval marked(const Interval& result, const Interval& other);

/// For exponents that are not one integer.
Interval interval_power(const Interval& base, const Interval& exponent, bool integer_exponent);

}  // namespace gradus
