#include "gradus/number/real.hpp"

#include <algorithm>
#include <boost/multiprecision/detail/digits.hpp>
#include <ostream>
#include <stdexcept>

#include "gradus/number/mpfr_text.hpp"
#include "gradus/number/opaque_code.hpp"
#include "gradus/number/real_native.hpp"

namespace gradus {

template class Opaque<RealNative, 32, 8>;

namespace {

constexpr unsigned most_digits = 1'000'000;
// Integers beyond this length are no longer kept exact.
constexpr mpfr_prec_t most_exact_bits = 1 << 16;

thread_local unsigned current_working_digits = 50;

void check_digits(unsigned digits) {
  if (digits < 2 || digits > most_digits) {
    throw std::invalid_argument("the number of digits is not between 2 and 1,000,000");
  }
}

mpfr_prec_t bits_of(unsigned digits) {
  return static_cast<mpfr_prec_t>(
      boost::multiprecision::detail::digits10_2_2(static_cast<unsigned long>(digits)));
}

}  // namespace

class RealAccess {
 public:
  using Unary = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
  using Binary = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);

  static mpfr_ptr raw(Real& x) { return x.native_.get().raw(); }
  static mpfr_srcptr raw(const Real& x) { return x.native_.get().raw(); }

  /// NaN, with room for `digits` digits.
  static Real room(unsigned digits) {
    Real result;
    mpfr_set_prec(raw(result), bits_of(digits));
    result.digits_ = digits;
    return result;
  }

  static Real apply(Unary function, const Real& x) {
    Real result = room(x.digits());
    function(raw(result), raw(x), MPFR_RNDN);
    return result;
  }

  static Real apply(Binary function, const Real& a, const Real& b) {
    Real result = room(digits_of_result(a, b));
    function(raw(result), raw(a), raw(b), MPFR_RNDN);
    return result;
  }

  /// As apply, but for sums, differences and products: those of exact integers stay exact.
  static Real ring(Binary function, const Real& a, const Real& b, mpfr_prec_t exact_bits) {
    if (!a.is_exact() || !b.is_exact() || exact_bits > most_exact_bits) {
      return apply(function, a, b);
    }
    Real result;
    mpfr_set_prec(raw(result), exact_bits);
    function(raw(result), raw(a), raw(b), MPFR_RNDN);
    shorten(result);
    return result;
  }

  static void set_exact_integer(Real& x, const Rational& value) {
    mpfr_set_prec(raw(x), std::max<mpfr_prec_t>(MPFR_PREC_MIN, bits(value)));
    mpfr_set_q(raw(x), value.mpq(), MPFR_RNDN);
  }

  static mpfr_prec_t bits(const Rational& value) { return static_cast<mpfr_prec_t>(value.bits()); }

  /// Room for an exact sum of two integers.
  static mpfr_prec_t sum_bits(const Real& a, const Real& b) {
    return std::max(integer_bits(a), integer_bits(b)) + 1;
  }
  static mpfr_prec_t product_bits(const Real& a, const Real& b) {
    return mpfr_get_prec(raw(a)) + mpfr_get_prec(raw(b));
  }

 private:
  static unsigned digits_of_result(const Real& a, const Real& b) {
    if (a.is_exact()) return b.digits();
    if (b.is_exact()) return a.digits();
    return std::min(a.digits(), b.digits());
  }

  static mpfr_prec_t integer_bits(const Real& x) {
    return mpfr_zero_p(raw(x)) ? 1 : std::max<mpfr_prec_t>(1, mpfr_get_exp(raw(x)));
  }

  static void shorten(Real& x) {
    mpfr_prec_round(raw(x), std::max<mpfr_prec_t>(MPFR_PREC_MIN, mpfr_min_prec(raw(x))), MPFR_RNDN);
  }
};

using Access = RealAccess;

Real::Real() { mpfr_set_zero(Access::raw(*this), 1); }

Real::Real(const Rational& value) : Real() {
  if (value.is_integer() && Access::bits(value) <= most_exact_bits) {
    Access::set_exact_integer(*this, value);
  } else {
    *this = Real(value, working_digits());
  }
}

Real::Real(const Rational& value, unsigned digits) : Real() {
  check_digits(digits);
  *this = Access::room(digits);
  mpfr_set_q(Access::raw(*this), value.mpq(), MPFR_RNDN);
}

Real Real::parse(std::string_view text, unsigned digits) { return {Rational::parse(text), digits}; }

Real Real::from_double(double value, unsigned digits) {
  check_digits(digits);
  Real result = Access::room(digits);
  mpfr_set_d(Access::raw(result), value, MPFR_RNDN);
  return result;
}

Real Real::pi(unsigned digits) {
  check_digits(digits);
  Real result = Access::room(digits);
  mpfr_const_pi(Access::raw(result), MPFR_RNDN);
  return result;
}

Real::WorkingDigits::WorkingDigits(unsigned digits) : previous_(current_working_digits) {
  check_digits(digits);
  current_working_digits = digits;
}

Real::WorkingDigits::~WorkingDigits() { current_working_digits = previous_; }

unsigned Real::working_digits() noexcept { return current_working_digits; }

Real& Real::operator+=(const Real& other) {
  return *this = Access::ring(mpfr_add, *this, other, Access::sum_bits(*this, other));
}

Real& Real::operator-=(const Real& other) {
  return *this = Access::ring(mpfr_sub, *this, other, Access::sum_bits(*this, other));
}

Real& Real::operator*=(const Real& other) {
  return *this = Access::ring(mpfr_mul, *this, other, Access::product_bits(*this, other));
}

Real& Real::operator/=(const Real& other) { return *this = Access::apply(mpfr_div, *this, other); }

void Real::negate() noexcept { mpfr_neg(Access::raw(*this), Access::raw(*this), MPFR_RNDN); }

std::partial_ordering Real::compare(const Real& other) const noexcept {
  mpfr_srcptr a = Access::raw(*this);
  mpfr_srcptr b = Access::raw(other);
  if (mpfr_unordered_p(a, b)) return std::partial_ordering::unordered;
  return mpfr_cmp(a, b) <=> 0;
}

bool Real::is_finite() const noexcept { return mpfr_number_p(Access::raw(*this)) != 0; }

double Real::to_double() const noexcept { return mpfr_get_d(Access::raw(*this), MPFR_RNDN); }

Rational Real::to_rational() const { return mpfr_to_rational(Access::raw(*this)); }

std::string Real::to_string(int count) const {
  return mpfr_to_string(Access::raw(*this), count, MPFR_RNDN);
}

std::ostream& operator<<(std::ostream& out, const Real& x) {
  return out << x.to_string(static_cast<int>(x.digits()));
}

Real abs(const Real& x) { return x < 0 ? -x : x; }
Real min(const Real& a, const Real& b) { return b < a ? b : a; }
Real max(const Real& a, const Real& b) { return a < b ? b : a; }
Real square(const Real& x) { return x * x; }

Real pow(const Real& x, long exponent) {
  if (x.is_exact() && exponent >= 0 && exponent <= most_exact_bits) {
    const mpfr_prec_t length = mpfr_get_prec(Access::raw(x)) * std::max(exponent, 1L);
    if (length <= most_exact_bits) return Real(pow(x.to_rational(), exponent));
  }
  Real result = Access::room(x.digits());
  mpfr_pow_si(Access::raw(result), Access::raw(x), exponent, MPFR_RNDN);
  return result;
}

Real pow(const Real& x, const Real& exponent) { return Access::apply(mpfr_pow, x, exponent); }
Real sqrt(const Real& x) { return Access::apply(mpfr_sqrt, x); }
Real exp(const Real& x) { return Access::apply(mpfr_exp, x); }
Real expm1(const Real& x) { return Access::apply(mpfr_expm1, x); }
Real log(const Real& x) { return Access::apply(mpfr_log, x); }
Real log1p(const Real& x) { return Access::apply(mpfr_log1p, x); }
Real sin(const Real& x) { return Access::apply(mpfr_sin, x); }
Real cos(const Real& x) { return Access::apply(mpfr_cos, x); }
Real tan(const Real& x) { return Access::apply(mpfr_tan, x); }
Real atan(const Real& x) { return Access::apply(mpfr_atan, x); }
Real sinh(const Real& x) { return Access::apply(mpfr_sinh, x); }
Real cosh(const Real& x) { return Access::apply(mpfr_cosh, x); }
Real tanh(const Real& x) { return Access::apply(mpfr_tanh, x); }

}  // namespace gradus
