#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

class Random;

/// f(x) = sum over k = 1, ..., n of cosine[k-1] cos(kx) + sine[k-1] sin(kx), on the circle.
struct TrigonometricPolynomial {
  std::vector<Rational> cosine, sine;
};

/// A point where f' = 0 and f'' != 0: the only one with tan(x/2) in [low, high] (between them,
/// where low < high; then an end may be another critical point), or x = pi itself.
struct CriticalPoint {
  bool is_minimum = false;  ///< else a maximum
  bool at_pi = false;
  Rational low, high;
};

/// All critical points in (-pi, pi], in order, none missed: the real roots of the polynomial that
/// f' becomes in u = tan(x/2), isolated exactly, and x = pi. Each is classified by the exact signs
/// of f' on both sides. Nothing where a critical point is degenerate (f'' = 0 there; also for
/// constant f). Throws std::invalid_argument where the two lists differ in length.
std::optional<std::vector<CriticalPoint>> critical_points(const TrigonometricPolynomial& f);

/// Coefficients p/q with p in -9, ..., 9 and q in 1, ..., 4, drawn uniformly.
TrigonometricPolynomial random_trigonometric(unsigned degree, Random& random);

/// What `polynomials` random ones of a degree have; degenerate ones are counted apart only.
struct CriticalCount {
  std::uint64_t polynomials = 0, degenerate = 0, minima = 0, maxima = 0;
  /// Minima among the critical points; throws std::domain_error where there are none.
  Rational share_of_minima() const { return Rational(minima, minima + maxima); }
};
CriticalCount count_critical_points(unsigned degree, std::uint64_t polynomials, std::uint64_t seed);

}  // namespace gradus
