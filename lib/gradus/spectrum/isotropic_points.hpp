#pragma once

#include <cstdint>

#include "gradus/evidence/experiment/estimate.hpp"

namespace gradus {

/// Critical points of isotropic Gaussian fields in d variables. There the Hessian is S - x I up to
/// scale, S from the Gaussian orthogonal ensemble and x from N(0, 1/2), weighted by |det(S - x I)|
/// (Kac and Rice): with the density exp(-x^2) of x this is what one eigenvalue x of a matrix of
/// dimension d + 1 of that ensemble sees of the others, times exp(-x^2 / 2). So the share of points
/// of index k is E exp(-l_(k+1)^2 / 2) over E sum of all exp(-l_i^2 / 2), l_1 <= .. <= l_(d+1) its
/// eigenvalues.
///
/// Encloses E [exp(-l_(k+1)^2 / 2) - share * sum of exp(-l_i^2 / 2)], which is 0 for the right
/// share in [0, 1]. The result depends on the seed, not on the threads. Throws
/// std::invalid_argument unless 1 <= d <= 20 and k <= d.
ConfidenceInterval isotropic_index_excess(unsigned d, unsigned k, const Rational& share,
                                          std::uint64_t samples, std::uint64_t seed,
                                          unsigned threads, double failure);

}  // namespace gradus
