#pragma once

#include <compare>
#include <cstdint>

#include "gradus/evidence/experiment/estimate.hpp"

namespace gradus {

/// Variances of the normal entries of a random symmetric matrix, independent and with mean 0. Only
/// their quotient matters to signs: 1 : 1/2 is the Gaussian orthogonal ensemble.
struct EntryLaw {
  double diagonal, off_diagonal;
  friend auto operator<=>(const EntryLaw&, const EntryLaw&) = default;
};

/// Counts positive definite matrices among `samples` random ones, by Cholesky's method on entries
/// drawn when they are needed: `hits` and `samples` are set. The result depends on the seed, not on
/// the threads. Throws std::invalid_argument unless 1 <= d <= 1000 and both variances are positive.
Tally count_positive_definite(const EntryLaw& law, unsigned d, std::uint64_t samples,
                              std::uint64_t seed, unsigned threads);

}  // namespace gradus
