#pragma once

#include <cstdint>
#include <vector>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

/// Random symmetric matrices of the Gaussian orthogonal ensemble: independent entries, N(0, 1) on
/// the diagonal and N(0, 1/2) off it.

/// Encloses the chances that all eigenvalues of an n x n matrix are positive, n = 1 .. d, each by
/// two decimals of 42 digits, from de Bruijn's Pfaffian over the basis 1, x, x^k - (k-1) x^{k-2},
/// in which every entry is a closed form. The precision grows until that is reached. Throws
/// std::invalid_argument unless 1 <= d <= 200.
std::vector<Interval> goe_positive_definite_up_to(unsigned d);
Interval goe_positive_definite(unsigned d);  ///< the last of them

/// Counts the matrices with exactly `negative` negative eigenvalues among `samples` random ones,
/// through the tridiagonal model with the same eigenvalues (Dumitriu and Edelman 2002): `hits` and
/// `samples` are set. The result depends on the seed, not on the threads. Throws
/// std::invalid_argument unless 1 <= d <= 1000 and negative <= d.
Tally count_goe_index(unsigned d, unsigned negative, std::uint64_t samples, std::uint64_t seed,
                      unsigned threads);
/// Those with none.
Tally count_goe_positive_definite(unsigned d, std::uint64_t samples, std::uint64_t seed,
                                  unsigned threads);

}  // namespace gradus
