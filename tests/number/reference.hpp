#pragma once

#include <mpfr.h>

#include "gradus/number/interval.hpp"
#include "gradus/number/rational.hpp"

namespace gradus::test {

/// A real number known to more than 200 digits, for comparison with results of 50.
class Reference {
 public:
  using Function = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);

  /// function(argument), between two neighbours of `bits` bits.
  Reference(Function function, const Rational& argument) {
    mpfr_inits2(bits, low_, high_, nullptr);
    mpfr_t x;
    mpfr_init2(x, 3 * bits);
    mpfr_set_q(x, argument.mpq(), MPFR_RNDN);
    function(low_, x, MPFR_RNDD);
    function(high_, x, MPFR_RNDU);
    mpfr_clear(x);
  }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;
  ~Reference() { mpfr_clears(low_, high_, nullptr); }

  bool is_in(const Interval& x) const {
    return mpfr_cmp_q(low_, x.lower().mpq()) >= 0 && mpfr_cmp_q(high_, x.upper().mpq()) <= 0;
  }

 private:
  static constexpr mpfr_prec_t bits = 700;
  mpfr_t low_;
  mpfr_t high_;
};

/// 2^exponent.
inline Rational two_to(long exponent) { return pow(Rational(2), exponent); }

/// Whether the ends of x are next to each other, give or take `units` units of the last of its
/// bits.
inline bool is_tight(const Interval& x, long units) {
  const Rational size = max(abs(x.lower()), abs(x.upper()));
  return x.width() <= size * units * two_to(-165);
}

}  // namespace gradus::test
