#pragma once

#include <compare>
#include <concepts>
#include <iosfwd>
#include <string>
#include <string_view>

#include "gradus/number/opaque.hpp"
#include "gradus/number/rational.hpp"

namespace gradus {

struct RealNative;  // Boost.Multiprecision over MPFR; defined in real_native.hpp

/// A floating-point number whose decimal digits are chosen at run time. Every operation rounds to
/// nearest, so a result is evidence of rounded arithmetic only; NaN and the infinities behave as in
/// IEEE arithmetic.
///
/// A result never has more digits than the least precise of its operands, so a value never claims
/// digits that it lacks. Integers are exact and take the digits of the other operand; where both
/// operands are integers the result has the thread's working digits (50, or those of the innermost
/// `Real::WorkingDigits`).
class Real {
 public:
  Real();  ///< the exact integer 0
  template <std::integral T>
  requires(!std::same_as<T, bool> && sizeof(T) <= sizeof(long)) Real(T value)
      : Real(Rational(value)) {}
  /// Exact for an integer; anything else is rounded to the working digits.
  explicit Real(const Rational& value);
  /// Rounded to `digits` digits, also for integers. Throws std::invalid_argument unless
  /// 2 <= digits <= 1,000,000.
  Real(const Rational& value, unsigned digits);
  template <std::floating_point T>
  Real(T) = delete;
  /// Rational::parse(text), rounded to `digits` digits.
  static Real parse(std::string_view text, unsigned digits);
  /// A double's exact value, to be worked on with `digits` digits (rounded where they are fewer).
  static Real from_double(double value, unsigned digits);
  static Real pi(unsigned digits);

  /// Sets the working digits of the current thread for its own lifetime.
  class WorkingDigits {
   public:
    explicit WorkingDigits(unsigned digits);
    ~WorkingDigits();
    WorkingDigits(const WorkingDigits&) = delete;
    WorkingDigits& operator=(const WorkingDigits&) = delete;

   private:
    unsigned previous_;
  };
  static unsigned working_digits() noexcept;

  bool is_exact() const noexcept { return digits_ == 0; }
  /// The digits it carries; the working digits for an exact integer.
  unsigned digits() const noexcept { return digits_ == 0 ? working_digits() : digits_; }

  Real& operator+=(const Real& other);
  Real& operator-=(const Real& other);
  Real& operator*=(const Real& other);
  Real& operator/=(const Real& other);

  friend Real operator+(Real a, const Real& b) { return a += b, a; }
  friend Real operator-(Real a, const Real& b) { return a -= b, a; }
  friend Real operator*(Real a, const Real& b) { return a *= b, a; }
  friend Real operator/(Real a, const Real& b) { return a /= b, a; }
  friend Real operator+(Real a) { return a; }
  friend Real operator-(Real a) { return a.negate(), a; }
  friend bool operator==(const Real& a, const Real& b) noexcept {
    return a.compare(b) == std::partial_ordering::equivalent;
  }
  friend std::partial_ordering operator<=>(const Real& a, const Real& b) noexcept {
    return a.compare(b);
  }

  bool is_finite() const noexcept;
  double to_double() const noexcept;  ///< nearest
  /// Exact; throws std::domain_error where not finite, std::length_error beyond 2^26 bits.
  Rational to_rational() const;
  std::string to_string(int count) const;  ///< `count` significant decimals, rounded to nearest

  const RealNative& native() const noexcept { return native_.get(); }

 private:
  friend class RealAccess;  // the .cpp file of this class

  void negate() noexcept;
  std::partial_ordering compare(const Real& other) const noexcept;

  Opaque<RealNative, 32, 8> native_;
  unsigned digits_ = 0;  // 0: an exact integer
};

extern template class Opaque<RealNative, 32, 8>;

Real abs(const Real& x);
Real min(const Real& a, const Real& b);
Real max(const Real& a, const Real& b);
Real square(const Real& x);
Real pow(const Real& x, long exponent);
Real pow(const Real& x, const Real& exponent);
template <std::floating_point T>
Real pow(const Real& x, T exponent) = delete;
Real sqrt(const Real& x);
Real exp(const Real& x);
Real expm1(const Real& x);
Real log(const Real& x);
Real log1p(const Real& x);
Real sin(const Real& x);
Real cos(const Real& x);
Real tan(const Real& x);
Real atan(const Real& x);
Real sinh(const Real& x);
Real cosh(const Real& x);
Real tanh(const Real& x);

/// All the digits that it carries.
std::ostream& operator<<(std::ostream& out, const Real& x);

}  // namespace gradus
