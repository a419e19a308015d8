#pragma once

#include <functional>
#include <vector>

#include "gradus/evidence/prove/exact_matrix.hpp"

namespace gradus {

/// What proves f_N - f* <= bound |x_0 - x*|^2 after N steps x - f'(x) on a convex f with curvature
/// at most 1, in every dimension: nonnegative multipliers of the inequalities
///   f_i >= f_j + <g_j, x_i - x_j> + |g_i - g_j|^2 / 2
/// for (i, j) = (k - 1, k) and (*, k), under which nothing but f_N - f* is left of the values, and
/// bound |x_0 - x*|^2 minus what they add up to, as a matrix over x_0 - x*, g_0, ..., g_N: it must
/// be positive semidefinite.
struct ConvexCertificate {
  std::vector<Rational> of_steps;      ///< of (k - 1, k), at k - 1
  std::vector<Rational> of_minimiser;  ///< of (*, k), as the values require
  RationalMatrix slack;
};
/// `of_step(k)` is the multiplier of (k - 1, k); k/(2N + 1 - k) with the bound 1/(4N + 2) proves
/// the exact rate (Drori and Teboulle, Math. Program. 145, 2014). Throws std::invalid_argument
/// unless steps >= 1.
ConvexCertificate convex_certificate(unsigned steps, const Rational& bound,
                                     const std::function<Rational(unsigned k)>& of_step);

}  // namespace gradus
