#include "gradus/number/interval.hpp"

#include <limits>
#include <stdexcept>

#include "gradus/number/interval_access.hpp"
#include "gradus/number/mpfr_text.hpp"
#include "gradus/number/opaque_code.hpp"

namespace gradus {

using Access = IntervalAccess;

template class Opaque<IntervalNative, 64, 8>;

Interval::Interval() = default;

// Not Boost's conversion, which rounds to nearest and so misses the rational.
Interval::Interval(const Rational& value) { mpfi_set_q(Access::raw(*this), value.mpq()); }

void Interval::set(long value) { mpfi_set_si(Access::raw(*this), value); }

void Interval::set(unsigned long value) { mpfi_set_ui(Access::raw(*this), value); }

Interval Interval::hull(const Rational& low, const Rational& high) {
  if (low > high) throw std::invalid_argument("an interval's lower end is above its upper end");
  Interval result;
  mpfr_set_q(Access::left(result), low.mpq(), MPFR_RNDD);
  mpfr_set_q(Access::right(result), high.mpq(), MPFR_RNDU);
  return result;
}

Interval Interval::hull(const Interval& a, const Interval& b) {
  Interval result;
  mpfi_union(Access::raw(result), Access::raw(a), Access::raw(b));
  Access::finish(result, Access::worse(a.definedness(), b.definedness()));
  return result;
}

Interval Interval::pi() {
  Interval result;
  mpfi_const_pi(Access::raw(result));
  return result;
}

Interval Interval::whole() {
  Interval result;
  mpfr_set_inf(Access::left(result), -1);
  mpfr_set_inf(Access::right(result), 1);
  return result;
}

Interval Interval::from_double(double value) { return Rational::from_double(value); }

Interval Interval::parse(std::string_view text) { return Rational::parse(text); }

bool Interval::is_bounded() const noexcept { return mpfi_bounded_p(Access::raw(*this)) != 0; }

namespace {

Rational exact_end(const Interval& x, mpfr_srcptr end) {
  if (x.definedness() == Definedness::nowhere) {
    throw std::domain_error("an interval that is defined nowhere has no ends");
  }
  if (!mpfr_number_p(end)) throw std::domain_error("an end of the interval is infinite");
  return mpfr_to_rational(end);
}

}  // namespace

Rational Interval::lower() const { return exact_end(*this, Access::left(*this)); }

Rational Interval::upper() const { return exact_end(*this, Access::right(*this)); }

Rational Interval::midpoint() const { return (lower() + upper()) / 2; }

Rational Interval::width() const { return upper() - lower(); }

double Interval::lower_double() const noexcept {
  return mpfr_get_d(Access::left(*this), MPFR_RNDD);
}

double Interval::upper_double() const noexcept {
  return mpfr_get_d(Access::right(*this), MPFR_RNDU);
}

bool Interval::contains(const Rational& value) const {
  return mpfr_cmp_q(Access::left(*this), value.mpq()) <= 0 &&
         mpfr_cmp_q(Access::right(*this), value.mpq()) >= 0;
}

bool Interval::contains(const Interval& other) const noexcept {
  return mpfi_is_inside(Access::raw(other), Access::raw(*this)) > 0;
}

bool Interval::contains_zero() const noexcept { return mpfi_has_zero(Access::raw(*this)) > 0; }

std::optional<int> Interval::sign() const noexcept {
  if (!is_defined()) return std::nullopt;
  if (mpfr_sgn(Access::left(*this)) > 0) return 1;
  if (mpfr_sgn(Access::right(*this)) < 0) return -1;
  if (mpfi_is_zero(Access::raw(*this))) return 0;
  return std::nullopt;
}

std::pair<Interval, Interval> Interval::split() const {
  if (!is_bounded()) throw std::domain_error("an unbounded interval has no middle to split it at");
  std::pair<Interval, Interval> halves;
  mpfi_bisect(Access::raw(halves.first), Access::raw(halves.second), Access::raw(*this));
  halves.first.definedness_ = halves.second.definedness_ = definedness_;
  return halves;
}

std::optional<Interval> intersect(const Interval& a, const Interval& b) {
  Interval result;
  mpfi_intersect(Access::raw(result), Access::raw(a), Access::raw(b));
  if (mpfi_is_empty(Access::raw(result))) return std::nullopt;
  Access::finish(result, Access::worse(a.definedness(), b.definedness()));
  return result;
}

}  // namespace gradus
