#pragma once

#include <cstdint>

#include "gradus/evidence/estimate.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

/// The chance that a matrix of the Gaussian orthogonal ensemble is positive definite, by importance
/// sampling, where it is too rare to be met by chance: every sample is positive definite, and its
/// weight says how likely it is.
///
/// The tridiagonal model with the same eigenvalues (Dumitriu and Edelman 2002) has the diagonal a_k
/// from N(0, 1) and squares u_k off it from Gamma(k/2). Where it is positive definite, Cholesky's
/// squares x_k, y_k > 0 with a_k = x_k + y_{k-1} and u_k = x_k y_k are coordinates, in which the
/// density is a constant times
///   prod x_k^{k/2} y_k^{k/2 - 1} exp(-x_k y_k) prod exp(-a_k^2 / 2).
/// Samples take exp(c^2 / 2 - c a_k) for exp(-a_k^2 / 2): then y_k is from Gamma(k/2, rate x_k + c)
/// and the x_k are independent, x_k with a density proportional to (x / (x + c))^{k/2} exp(-c x),
/// the last one with exp(-c x). So the chance is `goe_weight_bound(d)` times the mean of the weight
/// exp(-sum (a_k - c)^2 / 2), which lies in (0, 1]: empirical Bernstein bounds apply. The bound
/// holds for every c > 0; c^2 = (3 d + 7)/10 makes it about the least, 64 times the chance for d =
/// 10.
///
/// The result depends on the seed, not on the threads. Throws std::invalid_argument unless 1 <= d
/// <= 40.
ConfidenceInterval estimate_goe_positive_definite(unsigned d, std::uint64_t samples,
                                                  std::uint64_t seed, unsigned threads,
                                                  double failure);

/// Encloses what the mean weight is multiplied with.
Interval goe_weight_bound(unsigned d);

}  // namespace gradus
