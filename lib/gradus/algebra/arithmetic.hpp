#pragma once

#include <optional>

#include "gradus/algebra/term.hpp"
#include "gradus/number/number.hpp"

namespace gradus {

/// How the operations of formulas are carried out in the numbers T: what evaluation and tapes
/// share. T: Rational, Interval, FixedReal<50>, double.
template <class T>
struct Arithmetic {
  /// The value of what is undefined: NaN, an interval that is defined nowhere; Rational throws
  /// std::domain_error(why).
  static T undefined(const char* why);
  static T pi();
  static T unary(Op op, const T& a);

  /// Of two operands, without powers.
  static T binary(Op op, const T& a, const T& b);

  /// Integer exponents by repeated multiplication, others by exp(exponent log base) for base > 0.
  /// When the exponent is known to be an integer at every point, a wide interval of exponents
  /// stands for the integers in it.
  static T power(const T& base, const T& exponent, bool integer_exponent);
  static T power(const T& base, long exponent);

  /// The integer that a number is; nothing for others and for intervals that are not one point.
  static std::optional<long> integer(const T& a);
  static bool is_zero(const T& a);  ///< certainly
};

}  // namespace gradus
