#include <boost/multiprecision/gmp.hpp>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "gradus/number/rational.hpp"
#include "gradus/number/rational_native.hpp"

namespace gradus {
namespace {

using Integer =
    boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off>;

constexpr std::size_t most_bits = std::size_t{1} << 26;

Rational from_integer(const Integer& value) {
  mpq_t result;
  mpq_init(result);
  mpq_set_z(result, value.backend().data());
  return Rational(RationalNative(result));
}

Integer integer_numerator(const Rational& value) {
  Integer result;
  mpz_set(result.backend().data(), mpq_numref(value.mpq()));
  return result;
}

Integer integer_denominator(const Rational& value) {
  Integer result;
  mpz_set(result.backend().data(), mpq_denref(value.mpq()));
  return result;
}

void require_integers(const Rational& a, const Rational& b) {
  if (!a.is_integer() || !b.is_integer()) {
    throw std::domain_error("gcd and lcm are defined for integers only");
  }
}

// Of |base|^exponent, at most one too few for each factor.
std::size_t least_bits(mpz_srcptr base, unsigned long exponent) {
  const std::size_t bits = mpz_sizeinbase(base, 2);
  if (bits <= 1) return 1;
  if (exponent > most_bits) return std::numeric_limits<std::size_t>::max();
  return (bits - 1) * exponent + 1;
}

/// Numerator and denominator of the simplest fraction between p/q > 0 and r/s. The continued
/// fractions of both ends agree up to the quotient at which it stops. A loop, not a recursion:
/// hostile ends have tens of thousands of quotients. No number grows beyond the ends.
template <class Int>
std::pair<Int, Int> simplest(Int p, Int q, Int r, Int s) {
  Int numerator = 1, previous_numerator = 0;
  Int denominator = 0, previous_denominator = 1;
  for (;;) {
    const Int floor_low = p / q;
    const bool stops = floor_low * q == p || floor_low != r / s;
    const Int quotient = floor_low * q == p || !stops ? floor_low : Int(floor_low + 1);
    previous_numerator += quotient * numerator;
    previous_denominator += quotient * denominator;
    std::swap(numerator, previous_numerator);
    std::swap(denominator, previous_denominator);
    if (stops) return {numerator, denominator};
    // [low, high] - quotient, inverted: the ends change places.
    p -= quotient * q;
    r -= quotient * s;
    std::swap(p, s);
    std::swap(q, r);
  }
}

}  // namespace

Rational abs(Rational value) { return value.sign() < 0 ? -std::move(value) : value; }

Rational min(const Rational& a, const Rational& b) { return b < a ? b : a; }

Rational max(const Rational& a, const Rational& b) { return a < b ? b : a; }

Rational floor(const Rational& value) {
  Integer result;
  mpz_fdiv_q(result.backend().data(), mpq_numref(value.mpq()), mpq_denref(value.mpq()));
  return from_integer(result);
}

Rational ceil(const Rational& value) {
  Integer result;
  mpz_cdiv_q(result.backend().data(), mpq_numref(value.mpq()), mpq_denref(value.mpq()));
  return from_integer(result);
}

Rational pow(const Rational& base, long exponent) {
  if (exponent < 0 && base.is_zero()) throw std::domain_error("0 to a negative power");
  const unsigned long magnitude = exponent < 0 ? 0UL - static_cast<unsigned long>(exponent)
                                               : static_cast<unsigned long>(exponent);
  const auto refuse_beyond = [](std::size_t numerator_bits, std::size_t denominator_bits) {
    if (numerator_bits > most_bits || denominator_bits > most_bits ||
        numerator_bits + denominator_bits > most_bits) {
      throw std::length_error("a power would have more than 2^26 bits");
    }
  };
  refuse_beyond(least_bits(mpq_numref(base.mpq()), magnitude),
                least_bits(mpq_denref(base.mpq()), magnitude));
  // In lowest terms already: powers of coprime integers are coprime.
  mpq_t power;
  mpq_init(power);
  mpz_pow_ui(mpq_numref(power), mpq_numref(base.mpq()), magnitude);
  mpz_pow_ui(mpq_denref(power), mpq_denref(base.mpq()), magnitude);
  if (exponent < 0) mpq_inv(power, power);
  Rational result{RationalNative(power)};
  refuse_beyond(result.bits(), 0);
  return result;
}

Rational gcd(const Rational& a, const Rational& b) {
  require_integers(a, b);
  const auto x = a.native().small(), y = b.native().small();
  if (x && y) return std::gcd(x->numerator, y->numerator);
  Integer result;
  mpz_gcd(result.backend().data(), mpq_numref(a.mpq()), mpq_numref(b.mpq()));
  return from_integer(result);
}

Rational lcm(const Rational& a, const Rational& b) {
  require_integers(a, b);
  const auto x = a.native().small(), y = b.native().small();
  if (x && y) return std::lcm(x->numerator, y->numerator);
  Integer result;
  mpz_lcm(result.backend().data(), mpq_numref(a.mpq()), mpq_numref(b.mpq()));
  return from_integer(result);
}

Rational simplest_between(const Rational& low, const Rational& high) {
  if (low > high) throw std::invalid_argument("simplest_between: low > high");
  if (low.sign() <= 0 && high.sign() >= 0) return 0;
  if (high.sign() < 0) return -simplest_between(-high, -low);
  const auto p = mpq_numref(low.mpq()), q = mpq_denref(low.mpq());
  const auto r = mpq_numref(high.mpq()), s = mpq_denref(high.mpq());
  const auto is_long = [](mpz_srcptr z) { return mpz_fits_slong_p(z) != 0; };
  if (is_long(p) && is_long(q) && is_long(r) && is_long(s)) {
    const auto [numerator, denominator] =
        simplest<long>(mpz_get_si(p), mpz_get_si(q), mpz_get_si(r), mpz_get_si(s));
    return Rational(RationalNative(numerator, denominator));
  }
  const auto [numerator, denominator] =
      simplest(integer_numerator(low), integer_denominator(low), integer_numerator(high),
               integer_denominator(high));
  return from_integer(numerator) / from_integer(denominator);
}

}  // namespace gradus
