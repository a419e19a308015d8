#include "gradus/number/interval_access.hpp"

namespace gradus {

using Access = IntervalAccess;

namespace {

Interval partly_defined(Interval result, const Interval& x) {
  Access::finish(result, Access::worse(x.definedness(), Definedness::somewhere));
  return result;
}

// An increasing function that falls to minus infinity at `pole`, the open left end of its domain;
// it is given for intervals inside and for single numbers.
Interval logarithm(int (*whole)(mpfi_ptr, mpfi_srcptr),
                   int (*end)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t), long pole, const Interval& x) {
  if (mpfr_cmp_si(Access::right(x), pole) <= 0) return Access::nowhere();
  if (mpfr_cmp_si(Access::left(x), pole) > 0) return Access::map(whole, x);
  Interval result = Interval::whole();
  end(Access::right(result), Access::right(x), MPFR_RNDU);
  return partly_defined(result, x);
}

// Beyond this many bits before the point a period is far below the width of any interval of 50
// digits, and the reduction of the argument would only take time.
constexpr mpfr_exp_t most_argument_bits = 4096;

bool is_periodic_argument(const Interval& x) {
  const auto small = [](mpfr_srcptr end) {
    return mpfr_zero_p(end) || (mpfr_number_p(end) && mpfr_get_exp(end) <= most_argument_bits);
  };
  return small(Access::left(x)) && small(Access::right(x));
}

// At a single number both ends are values there, and no extreme has to be looked for.
Interval wave(int (*function)(mpfi_ptr, mpfi_srcptr), int (*end)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t),
              const Interval& x) {
  Interval result = Interval::hull(-1, 1);
  if (is_periodic_argument(x)) {
    if (!mpfr_equal_p(Access::left(x), Access::right(x))) return Access::map(function, x);
    end(Access::left(result), Access::left(x), MPFR_RNDD);
    end(Access::right(result), Access::right(x), MPFR_RNDU);
  }
  Access::finish(result, x.definedness());
  return result;
}

// Whether tan has no pole in x: both ends lie in the same period, which an enclosure of x/pi + 1/2
// shows.
bool is_within_one_branch(const Interval& x) {
  if (!x.is_bounded()) return false;
  const Interval periods = x / Interval::pi() + Rational(1, 2);
  constexpr mpfr_exp_t exact_bits = 100;  // well inside the precision, so that floors are exact
  for (mpfr_srcptr end : {Access::left(periods), Access::right(periods)}) {
    if (!mpfr_zero_p(end) && mpfr_get_exp(end) > exact_bits) return false;
  }
  Interval floors;
  mpfr_floor(Access::left(floors), Access::left(periods));
  mpfr_floor(Access::right(floors), Access::right(periods));
  return mpfr_equal_p(Access::left(floors), Access::right(floors)) != 0;
}

}  // namespace

Interval sqrt(const Interval& x) {
  if (mpfr_sgn(Access::right(x)) < 0) return Access::nowhere();
  if (mpfr_sgn(Access::left(x)) >= 0) return Access::map(mpfi_sqrt, x);
  Interval result;
  mpfr_sqrt(Access::right(result), Access::right(x), MPFR_RNDU);
  return partly_defined(result, x);
}

Interval exp(const Interval& x) { return Access::map(mpfi_exp, x); }
Interval expm1(const Interval& x) { return Access::map(mpfi_expm1, x); }
Interval log(const Interval& x) { return logarithm(mpfi_log, mpfr_log, 0, x); }
Interval log1p(const Interval& x) { return logarithm(mpfi_log1p, mpfr_log1p, -1, x); }
Interval sin(const Interval& x) { return wave(mpfi_sin, mpfr_sin, x); }
Interval cos(const Interval& x) { return wave(mpfi_cos, mpfr_cos, x); }

Interval tan(const Interval& x) {
  if (!is_within_one_branch(x)) return partly_defined(Interval::whole(), x);
  Interval result;
  mpfr_tan(Access::left(result), Access::left(x), MPFR_RNDD);
  mpfr_tan(Access::right(result), Access::right(x), MPFR_RNDU);
  Access::finish(result, x.definedness());
  return result;
}

Interval atan(const Interval& x) { return Access::map(mpfi_atan, x); }
Interval sinh(const Interval& x) { return Access::map(mpfi_sinh, x); }
Interval cosh(const Interval& x) { return Access::map(mpfi_cosh, x); }
Interval tanh(const Interval& x) { return Access::map(mpfi_tanh, x); }

Interval pow(const Interval& base, const Interval& exponent) { return exp(exponent * log(base)); }

}  // namespace gradus
