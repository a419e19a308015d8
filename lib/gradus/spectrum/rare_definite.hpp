#pragma once

#include <cstdint>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

/// The chance that a random symmetric matrix is positive definite, by importance sampling, where it
/// is too rare to be met by chance: every sample is positive definite, and its weight says how
/// likely it is. The entries are independent, N(0, v) on the diagonal with 0 < v <= 1, and N(0,
/// 1/2) off it: for v = 1 the Gaussian orthogonal ensemble; for v = 1/2 all have one law.
///
/// For v = 1 the tridiagonal model with the same eigenvalues (Dumitriu and Edelman 2002) has the
/// diagonal a_k from N(0, 1) and squares u_k off it from Gamma(k/2). Where it is positive definite,
/// Cholesky's squares x_k, y_k > 0 with a_k = x_k + y_{k-1} and u_k = x_k y_k are coordinates, in
/// which the density is a constant times
///   prod x_k^{k/2} y_k^{k/2 - 1} exp(-x_k y_k) prod exp(-a_k^2 / 2).
/// Samples take exp(c^2 / 2 - c a_k) for exp(-a_k^2 / 2): then y_k is from Gamma(k/2, rate x_k + c)
/// and the x_k are independent, x_k with a density proportional to (x / (x + c))^{k/2} exp(-c x),
/// the last one with exp(-c x). So the chance is `rare_weight_bound` times the mean of the weight
/// exp(-sum (a_k - c)^2 / 2), which lies in (0, 1]: empirical Bernstein bounds apply.
///
/// For v < 1, let e = 1/v - 1: the density has a further factor v^{-d/2} prod exp(-e s_k^2 / 2),
/// where s_k is the diagonal of the matrix turned by a uniformly random rotation. As the sum of the
/// s_k is that of the a_k, exp(e (c^2 / 2 - c a_k)) may stand for it: the samples have (1 + e) c in
/// the place of c, the weight a factor exp(-e sum (s_k - c)^2 / 2). The bound holds for every c >
/// 0; the choice of c makes it about the least, for d = 10 near 64 times the chance.
///
/// The result depends on the seed, not on the threads. Throws std::invalid_argument unless 1 <= d
/// <= 40 and 0 < v <= 1.
ConfidenceInterval estimate_positive_definite(unsigned d, const Rational& v, std::uint64_t samples,
                                              std::uint64_t seed, unsigned threads, double failure);

/// Its two halves: the weights of the samples, and what they say.
Tally draw_positive_definite(unsigned d, const Rational& v, std::uint64_t samples,
                             std::uint64_t seed, unsigned threads);
ConfidenceInterval chance_of_definite(const Tally& weights, unsigned d, const Rational& v,
                                      double failure);

/// Encloses what the mean weight is multiplied with.
Interval rare_weight_bound(unsigned d, const Rational& v);

}  // namespace gradus
