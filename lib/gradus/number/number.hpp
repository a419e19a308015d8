#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <type_traits>

#include "gradus/number/certainty.hpp"
#include "gradus/number/fixed_real.hpp"
#include "gradus/number/interval.hpp"
#include "gradus/number/rational.hpp"
#include "gradus/number/real.hpp"

namespace gradus {

// So that a template in this namespace may write exp(x) for a double as for every other number.
using std::abs;
using std::atan;
using std::cos;
using std::cosh;
using std::exp;
using std::expm1;
using std::log;
using std::log1p;
using std::max;
using std::min;
using std::pow;
using std::sin;
using std::sinh;
using std::sqrt;
using std::tan;
using std::tanh;

/// How an exact constant becomes a T: exactly, enclosed (Interval) or rounded to nearest.
/// A Real takes the thread's working digits, except that integers stay exact.
template <class T>
struct Convert {
  static T from(const Rational& value) { return T(value); }
};
template <>
struct Convert<double> {
  static double from(const Rational& value) { return value.to_double(); }
};
template <>
struct Convert<float> {
  static float from(const Rational& value) { return value.to_float(); }
};

template <class T>
T convert(const Rational& value) {
  return Convert<T>::from(value);
}

/// Whether arithmetic in T is exact.
template <class T>
inline constexpr bool is_exact = std::is_same_v<T, Rational>;
/// Whether a T contains what it stands for.
template <class T>
inline constexpr bool is_enclosing = is_exact<T> || std::is_same_v<T, Interval>;

/// What an algorithm may ask of every number here.
template <class T>
concept Number = std::copyable<T> && requires(T a, const T b, const Rational& q) {
  { convert<T>(q) } -> std::same_as<T>;
  {T(1)};
  { b + b } -> std::convertible_to<T>;
  { b - b } -> std::convertible_to<T>;
  { b* b } -> std::convertible_to<T>;
  { b / b } -> std::convertible_to<T>;
  { -b } -> std::convertible_to<T>;
  {a += b};
  {a -= b};
  {a *= b};
  {a /= b};
  { certainly(b < b) } -> std::same_as<bool>;
  { possibly(b <= b) } -> std::same_as<bool>;
  { certainly(b == b) } -> std::same_as<bool>;
  { abs(b) } -> std::convertible_to<T>;
  { min(b, b) } -> std::convertible_to<T>;
  { max(b, b) } -> std::convertible_to<T>;
};

}  // namespace gradus
