#include "gradus/algebra/arithmetic.hpp"

#include <gmp.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "gradus/algebra/evaluate.hpp"

namespace gradus {

namespace {

template <class T>
constexpr bool is_rounded = !is_enclosing<T>;

[[noreturn]] void not_rational(const char* what) {
  throw NotRational(std::string(what) + " has no rational value here");
}

/// The exact root of an integer, where it has one.
std::optional<Rational> integer_root(mpz_srcptr value, unsigned long degree) {
  mpq_t root;
  mpq_init(root);
  const bool exact = mpz_root(mpq_numref(root), value, degree) != 0;
  const Rational result = Rational::from_mpq(root);
  mpq_clear(root);
  return exact ? std::optional(result) : std::nullopt;
}

/// base^(1/degree) for base >= 0, or NotRational.
Rational exact_root(const Rational& base, unsigned long degree) {
  const auto numerator = integer_root(mpq_numref(base.mpq()), degree);
  const auto denominator = integer_root(mpq_denref(base.mpq()), degree);
  if (!numerator || !denominator) not_rational("a root");
  return *numerator / *denominator;
}

Rational rational_sqrt(const Rational& a) {
  if (a.sign() < 0) throw std::domain_error("square root of a negative number");
  return exact_root(a, 2);
}

Rational rational_log(const Rational& a) {
  if (a.sign() <= 0) throw std::domain_error("logarithm of a number that is not positive");
  if (a != 1) not_rational("log");
  return 0;
}

Rational rational_unary(Op op, const Rational& a) {
  switch (op) {
    case Op::log:
      return rational_log(a);
    case Op::sqrt:
      return rational_sqrt(a);
    case Op::exp:
    case Op::cos:
    case Op::cosh:
      if (!a.is_zero()) not_rational("exp, cos or cosh");
      return 1;
    default:
      if (!a.is_zero()) not_rational("sin, sinh, tanh or atan");
      return 0;
  }
}

/// exponent is an integer beyond the range of long.
Rational huge_power(const Rational& base, const Rational& exponent) {
  if (base.is_zero()) {
    if (exponent.sign() < 0) throw std::domain_error("0 to a negative power");
    return 0;
  }
  if (abs(base) != 1) throw std::length_error("the power is too large");
  return base == 1 || (exponent / 2).is_integer() ? 1 : -1;
}

Rational rational_power(const Rational& base, const Rational& exponent) {
  if (exponent.is_integer()) return huge_power(base, exponent);
  if (base.sign() <= 0) {
    throw std::domain_error("a base that is not positive with an exponent that is no integer");
  }
  if (base == 1) return 1;
  const auto degree = exponent.denominator().to_long();
  const auto times = exponent.numerator().to_long();
  if (!degree || !times) not_rational("a power");
  return pow(exact_root(base, static_cast<unsigned long>(*degree)), *times);
}

/// The integer exponents in a bounded interval, as first and last.
std::optional<std::pair<long, long>> integers_in(const Interval& x) {
  const double low = std::ceil(x.lower_double());
  const double high = std::floor(x.upper_double());
  constexpr double most = 1e15;
  if (!(low >= -most && high <= most && low <= high)) return std::nullopt;
  return std::pair(static_cast<long>(low), static_cast<long>(high));
}

/// base^k for all k in `exponents`. At each base |base|^k is monotone in k, so the ends bound it.
Interval powers(const Interval& base, std::pair<long, long> exponents) {
  const Interval size = abs(base);
  const Interval hull = Interval::hull(pow(size, exponents.first), pow(size, exponents.second));
  return certainly(base >= 0) ? hull : Interval::hull(-hull, hull);
}

Interval interval_power(const Interval& base, const Interval& exponent, bool integer_exponent) {
  if (integer_exponent && base.sign().value_or(0) != 1) {
    const auto exponents = integers_in(exponent);
    return exponents ? powers(base, *exponents) : Interval::whole();
  }
  return pow(base, exponent);
}

/// Adds what is known of the definedness of `other`, a single number or an exponent.
Interval mark(const Interval& result, const Interval& other) {
  return other.is_defined() ? result : result + (other - other) * 0;
}

template <class T>
T rounded_power(const T& base, const T& exponent) {
  if (exponent != exponent || !(base > 0)) return Arithmetic<T>::undefined("");  // not 1^NaN = 1
  return pow(base, exponent);
}

template <class T>
T rounded_lesser(const T& a, const T& b) {
  if (a != a) return a;
  return b < a || b != b ? b : a;
}

}  // namespace

template <class T>
T Arithmetic<T>::undefined(const char* why) {
  if constexpr (is_exact<T>) {
    throw std::domain_error(why);
  } else if constexpr (std::is_same_v<T, Interval>) {
    return log(Interval(-1));
  } else {
    return T(std::numeric_limits<double>::quiet_NaN());
  }
}

template <class T>
T Arithmetic<T>::pi() {
  if constexpr (is_exact<T>) {
    not_rational("pi");
  } else if constexpr (std::is_same_v<T, double>) {
    return 3.141592653589793;
  } else {
    return T::pi();
  }
}

template <class T>
T Arithmetic<T>::unary(Op op, const T& a) {
  if (op == Op::negate) return -a;
  if (op == Op::abs) return abs(a);
  if constexpr (is_exact<T>) {
    return rational_unary(op, a);
  } else {
    switch (op) {
      case Op::exp:
        return exp(a);
      case Op::log:
        if constexpr (is_rounded<T>) {
          if (!(a > 0)) return undefined("");
        }
        return log(a);
      case Op::sin:
        return sin(a);
      case Op::cos:
        return cos(a);
      case Op::sinh:
        return sinh(a);
      case Op::cosh:
        return cosh(a);
      case Op::tanh:
        return tanh(a);
      case Op::atan:
        return atan(a);
      case Op::sqrt:
        return sqrt(a);
      default:
        throw std::logic_error("Arithmetic: not an operation of one operand");
    }
  }
}

template <class T>
T Arithmetic<T>::binary(Op op, const T& a, const T& b) {
  switch (op) {
    case Op::add:
      return a + b;
    case Op::subtract:
      return a - b;
    case Op::multiply:
      return a * b;
    case Op::divide:
      if constexpr (is_rounded<T>) {
        if (b == 0) return undefined("");
      }
      return a / b;
    case Op::minimum:
      if constexpr (is_rounded<T>) {
        return rounded_lesser(a, b);
      } else {
        return min(a, b);
      }
    case Op::maximum:
      if constexpr (is_rounded<T>) {
        return -rounded_lesser<T>(-a, -b);
      } else {
        return max(a, b);
      }
    default:
      throw std::logic_error("Arithmetic: not an operation of two operands");
  }
}

template <class T>
T Arithmetic<T>::power(const T& base, long exponent) {
  if constexpr (is_rounded<T>) {
    if (base != base) return base;  // IEEE arithmetic has NaN^0 = 1
    if (exponent < 0 && base == 0) return undefined("");
  }
  return pow(base, exponent);
}

template <class T>
T Arithmetic<T>::power(const T& base, const T& exponent, bool integer_exponent) {
  const auto whole_number = integer(exponent);
  if constexpr (std::is_same_v<T, Interval>) {
    if (whole_number) return mark(pow(base, *whole_number), exponent);
    return mark(interval_power(base, exponent, integer_exponent), exponent);
  } else {
    static_cast<void>(integer_exponent);
    if (whole_number) return power(base, *whole_number);
    if constexpr (is_exact<T>) {
      return rational_power(base, exponent);
    } else {
      return rounded_power(base, exponent);
    }
  }
}

template <class T>
std::optional<long> Arithmetic<T>::integer(const T& a) {
  if constexpr (is_exact<T>) {
    return a.to_long();
  } else {
    double value = 0;
    if constexpr (std::is_same_v<T, double>) {
      value = a;
    } else if constexpr (std::is_same_v<T, Interval>) {
      value = a.lower_double();
      if (value != a.upper_double()) return std::nullopt;
    } else {
      value = a.to_double();
      if (a != T(value)) return std::nullopt;
    }
    constexpr double most = 9007199254740992.0;  // beyond, doubles do not tell integers apart
    if (!(std::fabs(value) <= most) || value != std::trunc(value)) return std::nullopt;
    return static_cast<long>(value);
  }
}

template <class T>
bool Arithmetic<T>::is_zero(const T& a) {
  return certainly(a == T(0));
}

template struct Arithmetic<Rational>;
template struct Arithmetic<Interval>;
template struct Arithmetic<FixedReal<50>>;
template struct Arithmetic<double>;

}  // namespace gradus
