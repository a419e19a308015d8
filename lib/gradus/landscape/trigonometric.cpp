#include "gradus/landscape/trigonometric.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/evidence/experiment/random.hpp"
#include "gradus/landscape/real_roots.hpp"

namespace gradus {
namespace {

/// (1 + u^2)^n f'(x) as a polynomial of degree at most 2n in u = tan(x/2), by
/// (cos kx + i sin kx)(1 + u^2)^k = (1 + iu)^(2k).
Coefficients derivative_in_half_tangent(const TrigonometricPolynomial& f, std::size_t n) {
  Coefficients sum(2 * n + 1);
  for (std::size_t k = 1; k <= n; ++k) {
    Coefficients term(2 * n + 1);
    Rational binomial = 1;
    for (std::size_t j = 0; j <= 2 * k; ++j) {
      // Re((b + ia) i^j) = b, -a, -b, a
      const Rational& part = j % 2 == 0 ? f.sine[k - 1] : f.cosine[k - 1];
      const bool negative = j % 4 == 1 || j % 4 == 2;
      term[j] = (negative ? -part : part) * binomial * Rational(k);
      binomial = binomial * Rational(2 * k - j) / Rational(j + 1);
    }
    for (std::size_t times = k; times < n; ++times) {
      for (std::size_t j = 2 * n; j >= 2; --j) term[j] += term[j - 2];
    }
    for (std::size_t j = 0; j <= 2 * n; ++j) sum[j] += term[j];
  }
  return sum;
}

}  // namespace

std::optional<std::vector<CriticalPoint>> critical_points(const TrigonometricPolynomial& f) {
  if (f.cosine.size() != f.sine.size()) {
    throw std::invalid_argument("cosine and sine need one coefficient for each harmonic");
  }
  std::size_t n = f.cosine.size();
  while (n > 0 && f.cosine[n - 1].is_zero() && f.sine[n - 1].is_zero()) --n;
  if (n == 0) return std::nullopt;
  Coefficients p = derivative_in_half_tangent(f, n);
  // x = pi is u = infinity: a root there of the multiplicity by which the degree falls short of 2n.
  std::size_t at_infinity = 0;
  while (p.back().is_zero()) {
    p.pop_back();
    ++at_infinity;
  }
  if (at_infinity > 1) return std::nullopt;
  const RealRoots found = real_roots(p);
  if (!found.all_simple) return std::nullopt;

  std::vector<CriticalPoint> points;
  for (const RootInterval& root : found.roots) {
    points.push_back({root.rising, false, root.low, root.high});
  }
  // Left of pi u is large: f' has the sign of the leading coefficient there, and rises through 0
  // where that is negative.
  if (at_infinity == 1) points.push_back({p.back().sign() < 0, true, 0, 0});
  return points;
}

TrigonometricPolynomial random_trigonometric(unsigned degree, Random& random) {
  const auto draw = [&random] {
    const auto numerator = static_cast<long>(random.below(19)) - 9;
    return Rational(numerator, random.below(4) + 1);
  };
  TrigonometricPolynomial f;
  for (unsigned k = 0; k < degree; ++k) {
    f.cosine.push_back(draw());
    f.sine.push_back(draw());
  }
  return f;
}

CriticalCount count_critical_points(unsigned degree, std::uint64_t polynomials,
                                    std::uint64_t seed) {
  Random random(shard_seed(seed, degree));
  CriticalCount count;
  count.polynomials = polynomials;
  for (std::uint64_t i = 0; i < polynomials; ++i) {
    const auto points = critical_points(random_trigonometric(degree, random));
    if (!points) {
      ++count.degenerate;
      continue;
    }
    for (const CriticalPoint& point : *points) ++(point.is_minimum ? count.minima : count.maxima);
  }
  return count;
}

}  // namespace gradus
