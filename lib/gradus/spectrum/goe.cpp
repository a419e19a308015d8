#include "gradus/spectrum/goe.hpp"

#include <stdexcept>
#include <vector>

namespace gradus {
namespace {

using Matrix = std::vector<std::vector<Interval>>;

Rational factorial(unsigned n) {
  Rational result = 1;
  for (unsigned k = 2; k <= n; ++k) result *= k;
  return result;
}

/// Gamma(n / 2), n >= 1.
Interval gamma_of_half(unsigned n) {
  Rational rational = 1;
  unsigned rest = n;
  for (; rest > 2; rest -= 2) rational *= Rational(rest - 2, 2);
  return rest == 1 ? Interval(rational) * sqrt(Interval::pi()) : Interval(rational);
}

/// The skew-symmetric matrix (above its diagonal) of the inner products
///   integral over 0 < x < y of (p_j(x) p_k(y) - p_k(x) p_j(y)) exp(-(x^2 + y^2) / 2),
/// for odd d bordered by the integrals of p_j(x) exp(-x^2 / 2).
Matrix inner_products(unsigned d) {
  const unsigned size = d + d % 2;
  Matrix b(size, std::vector<Interval>(size));
  const Interval root_pi = sqrt(Interval::pi());
  const Interval root_half_pi = sqrt(Interval::pi() / 2);
  for (unsigned k = 1; k < d; ++k) {
    b[0][k] = k == 1 ? root_pi - root_half_pi : gamma_of_half(k);
    if (k >= 2) b[1][k] = gamma_of_half(k + 1);
    for (unsigned j = 2; j < k; ++j) {
      b[j][k] = Interval(Rational(k - j, 2)) * gamma_of_half(j + k - 2);
    }
  }
  if (size > d) {
    b[0][d] = root_half_pi;
    if (d > 1) b[1][d] = 1;
  }
  return b;
}

/// By expansion along the first row of every minor: no division, so no pivot of unknown sign.
Interval pfaffian(const Matrix& b) {
  const auto size = static_cast<unsigned>(b.size());
  std::vector<Interval> minors(std::size_t{1} << size);
  minors[0] = 1;
  for (std::size_t set = 1; set < minors.size(); ++set) {
    unsigned first = 0;
    while (!(set >> first & 1)) ++first;
    bool positive = true;
    for (unsigned other = first + 1; other < size; ++other) {
      if (!(set >> other & 1)) continue;
      const Interval term =
          b[first][other] * minors[set & ~(std::size_t{1} << first) & ~(std::size_t{1} << other)];
      if (positive) {
        minors[set] += term;
      } else {
        minors[set] -= term;
      }
      positive = !positive;
    }
  }
  return minors.back();
}

/// The integral of the density of the unordered eigenvalues over all of R^d (Mehta).
Interval normalisation(unsigned d) {
  Interval z = pow(sqrt(2 * Interval::pi()), static_cast<long>(d));
  for (unsigned j = 1; j <= d; ++j) z = z * gamma_of_half(j + 2) / gamma_of_half(3);
  return z;
}

}  // namespace

Interval goe_positive_definite(unsigned d) {
  if (d < 1 || d > 10) throw std::invalid_argument("the dimension must be between 1 and 10");
  return Interval(factorial(d)) * pfaffian(inner_products(d)) / normalisation(d);
}

}  // namespace gradus
