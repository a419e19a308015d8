#pragma once

#include <concepts>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gradus/number/certainty.hpp"
#include "gradus/number/opaque.hpp"
#include "gradus/number/rational.hpp"

namespace gradus {

struct IntervalNative;  // Boost.Multiprecision over MPFI; defined in interval_native.hpp

/// Whether the expression that an interval encloses is defined at all the points it came from.
/// `somewhere` means: not known to be defined everywhere.
enum class Definedness { everywhere, somewhere, nowhere };

/// A closed real interval of 50 digits that contains every value of what it stands for: all
/// arithmetic and all functions round outward. Ends may be infinite and are never NaN. Where an
/// operation leaves its domain (log, sqrt, tan, division) the result encloses the values at the
/// points inside, and its definedness says so; arithmetic passes the worst definedness on. An
/// interval that is defined nowhere has infinite ends.
class Interval {
 public:
  Interval();  ///< [0, 0]
  template <std::integral T>
  requires(!std::same_as<T, bool> && sizeof(T) <= sizeof(long)) Interval(T value) : Interval() {
    if constexpr (std::signed_integral<T>) {
      set(static_cast<long>(value));
    } else {
      set(static_cast<unsigned long>(value));
    }
  }
  Interval(const Rational& value);  ///< encloses value
  template <std::floating_point T>
  Interval(T) = delete;

  /// Throws std::invalid_argument where low > high.
  static Interval hull(const Rational& low, const Rational& high);
  static Interval hull(const Interval& a, const Interval& b);
  template <std::integral A, std::integral B>
  static Interval hull(A low, B high) {
    return hull(Rational(low), Rational(high));
  }
  static Interval pi();
  static Interval whole();                       ///< every real number
  static Interval from_double(double value);     ///< exact; throws as Rational::from_double
  static Interval parse(std::string_view text);  ///< encloses Rational::parse(text)

  Definedness definedness() const noexcept { return definedness_; }
  bool is_defined() const noexcept { return definedness_ == Definedness::everywhere; }
  bool is_bounded() const noexcept;

  /// The exact ends. Throw std::domain_error where the end is infinite or the interval is defined
  /// nowhere, std::length_error where the fraction would need more than 2^26 bits.
  Rational lower() const;
  Rational upper() const;
  Rational midpoint() const;
  Rational width() const;
  double lower_double() const noexcept;  ///< rounded down; -infinity where there is no bound
  double upper_double() const noexcept;  ///< rounded up; +infinity where there is no bound

  bool contains(const Rational& value) const;
  bool contains(const Interval& other) const noexcept;
  bool contains_zero() const noexcept;
  std::optional<int> sign() const noexcept;  ///< -1, 0 or 1 where certain

  /// Two halves that share a point near the middle; throws std::domain_error where not bounded.
  std::pair<Interval, Interval> split() const;

  Interval& operator+=(const Interval& other);
  Interval& operator-=(const Interval& other);
  Interval& operator*=(const Interval& other);
  /// The hull of the quotients at nonzero divisors: `somewhere` where other contains 0, `nowhere`
  /// where it is [0, 0].
  Interval& operator/=(const Interval& other);

  friend Interval operator+(const Interval& a, const Interval& b);
  friend Interval operator-(const Interval& a, const Interval& b);
  friend Interval operator*(const Interval& a, const Interval& b);
  friend Interval operator/(const Interval& a, const Interval& b);
  friend Interval operator+(Interval a) { return a; }
  friend Interval operator-(Interval a) { return a.negate(), a; }

  friend IntervalComparison operator<(const Interval& a, const Interval& b) { return a.less(b); }
  friend IntervalComparison operator<=(const Interval& a, const Interval& b) {
    return a.less_equal(b);
  }
  friend IntervalComparison operator>(const Interval& a, const Interval& b) { return b.less(a); }
  friend IntervalComparison operator>=(const Interval& a, const Interval& b) {
    return b.less_equal(a);
  }
  friend IntervalComparison operator==(const Interval& a, const Interval& b) { return a.equal(b); }
  friend IntervalComparison operator!=(const Interval& a, const Interval& b) {
    return a.unequal(b);
  }

  /// "[lower, upper]" with `digits` significant decimals, the lower end rounded down and the upper
  /// end up; " where defined" is added, or "undefined" printed, where it is not defined everywhere.
  std::string to_string(int digits) const;
  std::string lower_string(int digits) const;
  std::string upper_string(int digits) const;
  /// The digits on which both ends agree, at most max_digits, with "…" where more follow:
  /// "0.02492092…". Where both ends round to a decimal with more digits than they share, that
  /// decimal: "0.3000000000" for a narrow interval around 3/10. As to_string where they agree on
  /// nothing.
  std::string shared_digits(int max_digits) const;

  const IntervalNative& native() const noexcept { return native_.get(); }

 private:
  friend class IntervalAccess;  // the .cpp files of this class

  void set(long value);
  void set(unsigned long value);
  void negate() noexcept;
  IntervalComparison less(const Interval& other) const noexcept;
  IntervalComparison less_equal(const Interval& other) const noexcept;
  IntervalComparison equal(const Interval& other) const noexcept;
  IntervalComparison unequal(const Interval& other) const noexcept;

  Opaque<IntervalNative, 64, 8> native_;
  Definedness definedness_ = Definedness::everywhere;
};

extern template class Opaque<IntervalNative, 64, 8>;

/// The common part; nothing where there is none. Its definedness is the worse of the two.
std::optional<Interval> intersect(const Interval& a, const Interval& b);

Interval abs(const Interval& x);
Interval min(const Interval& a, const Interval& b);
Interval max(const Interval& a, const Interval& b);
Interval square(const Interval& x);

/// x^exponent, with x^0 = 1; even powers are never negative; poles as in division.
Interval pow(const Interval& x, long exponent);
template <std::floating_point T>
Interval pow(const Interval& x, T exponent) = delete;
/// exp(exponent log(base)): base > 0, or 0 for base = 0 and exponent > 0.
Interval pow(const Interval& base, const Interval& exponent);

Interval sqrt(const Interval& x);  ///< x >= 0
Interval exp(const Interval& x);
Interval expm1(const Interval& x);
Interval log(const Interval& x);    ///< x > 0
Interval log1p(const Interval& x);  ///< x > -1
Interval sin(const Interval& x);
Interval cos(const Interval& x);
Interval tan(const Interval& x);  ///< x is no odd multiple of pi/2
Interval atan(const Interval& x);
Interval sinh(const Interval& x);
Interval cosh(const Interval& x);
Interval tanh(const Interval& x);

/// to_string(17).
std::ostream& operator<<(std::ostream& out, const Interval& x);

}  // namespace gradus
