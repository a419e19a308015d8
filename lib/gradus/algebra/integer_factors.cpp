#include "gradus/algebra/integer_factors.hpp"

#include <flint/ulong_extras.h>

#include <algorithm>
#include <stdexcept>

namespace gradus {

namespace {

/// A GMP integer that cleans up after itself.
struct Integer {
  Integer() { mpz_init(native); }
  Integer(const Integer&) = delete;
  Integer& operator=(const Integer&) = delete;
  ~Integer() { mpz_clear(native); }
  mpz_t native;
};

Rational to_rational(mpz_srcptr value) {
  mpq_t raw;
  mpq_init(raw);
  mpq_set_z(raw, value);
  const Rational result = Rational::from_mpq(raw);
  mpq_clear(raw);
  return result;
}

}  // namespace

std::vector<std::pair<Rational, int>> integer_factors(const Rational& n) {
  if (!n.is_integer() || n.sign() <= 0) {
    throw std::invalid_argument("only positive integers are split into primes");
  }
  std::vector<std::pair<Rational, int>> result;
  Integer left, prime;
  mpz_set(left.native, mpq_numref(n.mpq()));
  if (mpz_fits_ulong_p(left.native) == 0) {
    for (unsigned long p = 2; p < 65536; p = n_nextprime(p, 1)) {
      if (mpz_divisible_ui_p(left.native, p) == 0) continue;
      mpz_set_ui(prime.native, p);
      const auto times = mpz_remove(left.native, left.native, prime.native);
      result.emplace_back(p, static_cast<int>(times));
    }
  }
  if (mpz_fits_ulong_p(left.native) == 0) {
    result.emplace_back(to_rational(left.native), 1);
    return result;
  }
  n_factor_t factors;
  n_factor_init(&factors);
  if (mpz_cmp_ui(left.native, 1) > 0) n_factor(&factors, mpz_get_ui(left.native), 1);
  // FLINT does not promise an order.
  std::vector<std::pair<Rational, int>> rest;
  for (int i = 0; i < factors.num; ++i) rest.emplace_back(factors.p[i], factors.exp[i]);
  std::sort(rest.begin(), rest.end());
  result.insert(result.end(), rest.begin(), rest.end());
  return result;
}

}  // namespace gradus
