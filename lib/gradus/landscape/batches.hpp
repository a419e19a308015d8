#pragma once

#include <functional>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

enum class Drawing : std::uint8_t { with_replacement, without_replacement };

/// Mean and variance of the average of a batch of `size` values, drawn uniformly, over all draws.
struct BatchMoments {
  Rational mean, variance;
};
BatchMoments batch_moments(const std::vector<Rational>& values, unsigned size, Drawing drawing);

/// For all 1 <= size <= n <= `largest`: the mean is that of the values, and the variance is
/// factor(n, size) times theirs, (1/n) sum (g_i - g)^2. Checked at the values e_i and e_i + e_j,
/// which determine linear and quadratic forms: so it holds for all values. The cases are complete.
Trial::Outcome check_batches(unsigned largest, Drawing drawing,
                             const std::function<Rational(long n, long size)>& factor);

}  // namespace gradus
