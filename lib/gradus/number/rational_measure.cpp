// What can be said about the size of a Rational, and its nearest machine numbers.
#include <mpfr.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "gradus/number/rational.hpp"
#include "gradus/number/rational_native.hpp"

namespace gradus {
namespace {

// log2(1 + |integer|), relative error a few units of 2^-53.
double log2_one_plus(mpz_srcptr integer) {
  if (mpz_cmpabs_ui(integer, 1UL << 52) < 0) {
    return std::log2(1.0 + static_cast<double>(mpz_get_ui(integer)));
  }
  long exponent = 0;
  const double fraction = std::fabs(mpz_get_d_2exp(&exponent, integer));
  return static_cast<double>(exponent) + std::log2(fraction);  // the 1 is beyond the last bit
}

double log2_positive(mpz_srcptr integer) {
  long exponent = 0;
  const double fraction = mpz_get_d_2exp(&exponent, integer);
  return static_cast<double>(exponent) + std::log2(fraction);
}

std::uint64_t mix(std::uint64_t state, std::uint64_t word) {
  state ^= word + 0x9e3779b97f4a7c15ULL + (state << 6) + (state >> 2);
  state ^= state >> 32;
  return state * 0xd6e8feb86659fd93ULL;
}

std::uint64_t mix(std::uint64_t state, mpz_srcptr integer) {
  const std::size_t limbs = mpz_size(integer);
  state = mix(state, static_cast<std::uint64_t>(limbs));
  for (std::size_t i = 0; i < limbs; ++i) {
    state = mix(state, static_cast<std::uint64_t>(mpz_getlimbn(integer, static_cast<long>(i))));
  }
  return state;
}

// Rounds to odd first: 66 bits that are inexact are never halfway between two shorter numbers, so
// the second rounding, to a double or a float with or without full precision, is as good as one.
template <class Get>
auto nearest(mpq_srcptr value, Get get) {
  MPFR_DECL_INIT(truncated, 64);
  MPFR_DECL_INIT(odd, 66);
  const int inexact = mpfr_set_q(truncated, value, MPFR_RNDZ);
  mpfr_set(odd, truncated, MPFR_RNDN);
  if (inexact < 0) mpfr_nextabove(odd);
  if (inexact > 0) mpfr_nextbelow(odd);
  return get(odd, MPFR_RNDN);
}

// In any rounding mode the quotient is one of the two doubles around the fraction, and the
// remainders of both are exact. No fraction as small as this lies in the middle of them.
double nearest(const RationalNative::Small& s) {
  const auto numerator = static_cast<double>(s.numerator);
  const auto denominator = static_cast<double>(s.denominator);
  const double quotient = numerator / denominator;
  const double rest = std::fma(quotient, denominator, -numerator);
  if (rest == 0) return quotient;
  const double other = std::nextafter(quotient, rest < 0 ? HUGE_VAL : -HUGE_VAL);
  const double other_rest = std::fma(other, denominator, -numerator);
  return std::fabs(rest) < std::fabs(other_rest) ? quotient : other;
}

}  // namespace

double Rational::to_double() const {
  if (const auto s = native().small()) return nearest(*s);
  constexpr std::size_t exact_bits = 53;
  const bool is_exact = is_integer() && mpz_sizeinbase(mpq_numref(mpq()), 2) <= exact_bits;
  return is_exact ? mpz_get_d(mpq_numref(mpq())) : nearest(mpq(), mpfr_get_d);
}

float Rational::to_float() const { return nearest(mpq(), mpfr_get_flt); }

std::optional<long> Rational::to_long() const {
  if (!is_integer() || !mpz_fits_slong_p(mpq_numref(mpq()))) return std::nullopt;
  return mpz_get_si(mpq_numref(mpq()));
}

std::size_t Rational::bits() const noexcept {
  if (const auto s = native().small()) {
    return std::bit_width(static_cast<unsigned long>(std::labs(s->numerator))) +
           std::bit_width(static_cast<unsigned long>(s->denominator));
  }
  const std::size_t numerator_bits = is_zero() ? 0 : mpz_sizeinbase(mpq_numref(mpq()), 2);
  return numerator_bits + mpz_sizeinbase(mpq_denref(mpq()), 2);
}

double Rational::height() const noexcept {
  return log2_one_plus(mpq_numref(mpq())) + log2_positive(mpq_denref(mpq()));
}

std::size_t Rational::hash() const noexcept {
  const std::uint64_t state = mix(static_cast<std::uint64_t>(sign() + 1), mpq_numref(mpq()));
  return static_cast<std::size_t>(mix(state, mpq_denref(mpq())));
}

}  // namespace gradus
