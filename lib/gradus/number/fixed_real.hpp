#pragma once

#include <boost/multiprecision/mpfr.hpp>
#include <compare>
#include <concepts>
#include <ostream>
#include <string>
#include <type_traits>

#include "gradus/number/mpfr_text.hpp"
#include "gradus/number/rational.hpp"

namespace gradus {

/// A floating-point number of D decimal digits on the stack, for hot loops: every operation rounds
/// to nearest, so a result is evidence of rounded arithmetic only. NaN and the infinities behave as
/// in IEEE arithmetic. Call the functions unqualified: `exp(x)`.
template <unsigned D>
class FixedReal {
 public:
  using Native = boost::multiprecision::number<
      boost::multiprecision::mpfr_float_backend<D, boost::multiprecision::allocate_stack>,
      boost::multiprecision::et_off>;
  static constexpr unsigned digits = D;

  FixedReal() : native_(0) {}
  template <std::integral T>
  requires(!std::same_as<T, bool> && sizeof(T) <= sizeof(long)) FixedReal(T value)
      : native_(value) {}
  /// The nearest number of D digits.
  FixedReal(const Rational& value) { mpfr_set_q(native_.backend().data(), value.mpq(), MPFR_RNDN); }
  template <std::floating_point T>
  explicit FixedReal(T value) : native_(value) {}
  // A template, so that nothing reaches it by way of Boost's own conversions.
  template <std::same_as<Native> T>
  explicit FixedReal(const T& value) : native_(value) {}

  FixedReal& operator+=(const FixedReal& other) { return native_ += other.native_, *this; }
  FixedReal& operator-=(const FixedReal& other) { return native_ -= other.native_, *this; }
  FixedReal& operator*=(const FixedReal& other) { return native_ *= other.native_, *this; }
  FixedReal& operator/=(const FixedReal& other) {
    mpfr_div(native_.backend().data(), native_.backend().data(), other.native_.backend().data(),
             MPFR_RNDN);  // Boost's /= throws for 0 where IEEE arithmetic gives an infinity or NaN
    return *this;
  }

  friend FixedReal operator+(FixedReal a, const FixedReal& b) { return a += b; }
  friend FixedReal operator-(FixedReal a, const FixedReal& b) { return a -= b; }
  friend FixedReal operator*(FixedReal a, const FixedReal& b) { return a *= b; }
  friend FixedReal operator/(FixedReal a, const FixedReal& b) { return a /= b; }
  friend FixedReal operator+(const FixedReal& a) { return a; }
  friend FixedReal operator-(const FixedReal& a) { return FixedReal(Native(-a.native_)); }

  friend bool operator==(const FixedReal& a, const FixedReal& b) {
    return mpfr_equal_p(a.mpfr(), b.mpfr()) != 0;
  }
  friend std::partial_ordering operator<=>(const FixedReal& a, const FixedReal& b) {
    if (mpfr_unordered_p(a.mpfr(), b.mpfr())) return std::partial_ordering::unordered;
    return mpfr_cmp(a.mpfr(), b.mpfr()) <=> 0;
  }

  friend FixedReal abs(const FixedReal& x) { return x.apply(mpfr_abs); }
  friend FixedReal sqrt(const FixedReal& x) { return x.apply(mpfr_sqrt); }
  friend FixedReal square(const FixedReal& x) { return x.apply(mpfr_sqr); }
  friend FixedReal exp(const FixedReal& x) { return x.apply(mpfr_exp); }
  friend FixedReal expm1(const FixedReal& x) { return x.apply(mpfr_expm1); }
  friend FixedReal log(const FixedReal& x) { return x.apply(mpfr_log); }
  friend FixedReal log1p(const FixedReal& x) { return x.apply(mpfr_log1p); }
  friend FixedReal sin(const FixedReal& x) { return x.apply(mpfr_sin); }
  friend FixedReal cos(const FixedReal& x) { return x.apply(mpfr_cos); }
  friend FixedReal tan(const FixedReal& x) { return x.apply(mpfr_tan); }
  friend FixedReal atan(const FixedReal& x) { return x.apply(mpfr_atan); }
  friend FixedReal sinh(const FixedReal& x) { return x.apply(mpfr_sinh); }
  friend FixedReal cosh(const FixedReal& x) { return x.apply(mpfr_cosh); }
  friend FixedReal tanh(const FixedReal& x) { return x.apply(mpfr_tanh); }
  friend FixedReal pow(const FixedReal& x, long exponent) {
    FixedReal result;
    mpfr_pow_si(result.raw(), x.mpfr(), exponent, MPFR_RNDN);
    return result;
  }
  template <std::floating_point T>
  friend FixedReal pow(const FixedReal& x, T exponent) = delete;
  friend FixedReal pow(const FixedReal& x, const FixedReal& exponent) {
    FixedReal result;
    mpfr_pow(result.raw(), x.mpfr(), exponent.mpfr(), MPFR_RNDN);
    return result;
  }
  friend FixedReal min(const FixedReal& a, const FixedReal& b) { return b < a ? b : a; }
  friend FixedReal max(const FixedReal& a, const FixedReal& b) { return a < b ? b : a; }

  static FixedReal pi() {
    FixedReal result;
    mpfr_const_pi(result.raw(), MPFR_RNDN);
    return result;
  }

  bool is_finite() const { return mpfr_number_p(mpfr()) != 0; }
  double to_double() const { return mpfr_get_d(mpfr(), MPFR_RNDN); }
  /// Exact; throws std::domain_error where not finite, std::length_error beyond 2^26 bits.
  Rational to_rational() const { return mpfr_to_rational(mpfr()); }
  /// `count` significant decimals, rounded to nearest.
  std::string to_string(int count) const { return mpfr_to_string(mpfr(), count, MPFR_RNDN); }

  mpfr_srcptr mpfr() const { return native_.backend().data(); }
  const Native& native() const { return native_; }

 private:
  mpfr_ptr raw() { return native_.backend().data(); }
  FixedReal apply(int (*function)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t)) const {
    FixedReal result;
    function(result.raw(), mpfr(), MPFR_RNDN);
    return result;
  }

  Native native_;
};

template <unsigned D>
std::ostream& operator<<(std::ostream& out, const FixedReal<D>& value) {
  return out << value.to_string(static_cast<int>(D));
}

}  // namespace gradus
