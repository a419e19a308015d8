#pragma once

#include <gmp.h>

#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "gradus/number/opaque.hpp"

namespace gradus {

struct RationalNative;  // GMP, or machine integers where small; defined in rational_native.hpp

/// An exact rational number, always in lowest terms with a positive denominator.
/// Nothing inexact converts to it silently: `from_double` and `parse` are the only ways in for
/// floating point and for text.
class Rational {
 public:
  Rational();  ///< 0
  template <std::integral T>
  requires(!std::same_as<T, bool> && sizeof(T) <= sizeof(long)) Rational(T value) : Rational() {
    if constexpr (std::signed_integral<T>) {
      set(static_cast<long>(value));
    } else {
      set(static_cast<unsigned long>(value));
    }
  }
  template <std::floating_point T>
  Rational(T) = delete;
  /// numerator / denominator; throws std::domain_error where denominator is 0.
  Rational(Rational numerator, Rational denominator);
  explicit Rational(const RationalNative& value);

  /// "3", "-3/4", "0.1" (exactly 1/10), "1e-3", "+2.5E4". Throws std::invalid_argument, saying what
  /// is wrong, for anything else, for more than 10,000 characters and for exponents beyond 10,000.
  static Rational parse(std::string_view text);
  /// The exact value of a double; throws std::domain_error for NaN and the infinities.
  static Rational from_double(double value);

  Rational& operator+=(const Rational& other);
  Rational& operator-=(const Rational& other);
  Rational& operator*=(const Rational& other);
  /// Throws std::domain_error where other is 0.
  Rational& operator/=(const Rational& other);

  friend Rational operator+(const Rational& a, const Rational& b);
  friend Rational operator-(const Rational& a, const Rational& b);
  friend Rational operator*(const Rational& a, const Rational& b);
  friend Rational operator/(const Rational& a, const Rational& b);
  friend Rational operator+(Rational a) { return a; }
  friend Rational operator-(Rational a) { return a.negate(), a; }
  friend bool operator==(const Rational& a, const Rational& b) noexcept { return a.equals(b); }
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) noexcept {
    return a.compare(b) <=> 0;
  }

  bool is_zero() const noexcept { return sign() == 0; }
  bool is_integer() const noexcept;
  int sign() const noexcept;  ///< -1, 0 or 1
  Rational numerator() const;
  Rational denominator() const;

  std::string to_string() const;  ///< "p/q", or "p" for an integer
  double to_double() const;       ///< the nearest double, ties to even; may overflow to infinity
  float to_float() const;         ///< the nearest float, ties to even
  std::optional<long> to_long() const;  ///< where it is an integer that fits

  std::size_t bits() const noexcept;  ///< of |numerator| plus of denominator; 1 for 0
  double height() const noexcept;     ///< log2(1 + |numerator|) + log2(denominator)
  std::size_t hash() const noexcept;

  /// For other libraries that speak GMP. `from_mpq` brings the fraction to lowest terms.
  static Rational from_mpq(mpq_srcptr value);
  mpq_srcptr mpq() const noexcept;
  const RationalNative& native() const noexcept { return native_.get(); }

 private:
  void set(long value);
  void set(unsigned long value);
  void negate() noexcept;
  bool equals(const Rational& other) const noexcept;
  int compare(const Rational& other) const noexcept;

  Opaque<RationalNative, 32, 8> native_;
};

extern template class Opaque<RationalNative, 32, 8>;

Rational abs(Rational value);
Rational min(const Rational& a, const Rational& b);
Rational max(const Rational& a, const Rational& b);
Rational floor(const Rational& value);
Rational ceil(const Rational& value);

/// base^exponent, with 0^0 = 1. Throws std::domain_error for 0 to a negative power and
/// std::length_error where the result would have more than 2^26 bits.
Rational pow(const Rational& base, long exponent);
template <std::floating_point T>
Rational pow(const Rational& base, T exponent) = delete;

/// Of two integers; throw std::domain_error where an argument is not an integer. Never negative.
Rational gcd(const Rational& a, const Rational& b);
Rational lcm(const Rational& a, const Rational& b);

/// The number of least denominator, then least |numerator|, in the closed interval [low, high]
/// (Stern-Brocot). Throws std::invalid_argument where low > high.
Rational simplest_between(const Rational& low, const Rational& high);

std::ostream& operator<<(std::ostream& out, const Rational& value);

}  // namespace gradus

template <>
struct std::hash<gradus::Rational> {
  std::size_t operator()(const gradus::Rational& value) const noexcept { return value.hash(); }
};
