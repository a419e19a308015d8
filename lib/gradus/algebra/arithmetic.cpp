#include "gradus/algebra/arithmetic.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <type_traits>

#include "gradus/algebra/arithmetic_parts.hpp"

namespace gradus {

namespace {

template <class T>
constexpr bool is_rounded = !is_enclosing<T>;

template <class T>
T rounded_power(const T& base, const T& exponent) {
  if (base == 0 && exponent > 0) return T(0);
  if (exponent != exponent || !(base > 0)) return Arithmetic<T>::undefined("");  // not 1^NaN = 1
  return pow(base, exponent);
}

template <class T>
T rounded_lesser(const T& a, const T& b) {
  return b < a || b != b ? b : a;  // a NaN stays, and one in b is taken
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
    return rational_function(op, a);
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
    if (whole_number) return marked(pow(base, *whole_number), exponent);
    return interval_power(base, exponent, integer_exponent);
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
