#pragma once

#include "gradus/evidence/experiment/estimate.hpp"

namespace gradus {

/// Stochastic descent on F'(w) = w (w - 1)(w + left), whose minima are 1 and -left, the better one
/// where left > 1. From a start that is uniform on (-left - 1, 2]: `steps` steps w - (F'(w) + noise
/// u)/10 with u uniform on (-1, 1], in doubles, then 60 without noise. Hits are the runs that end
/// below 0, in the basin of -left. The result depends on the seed, not on the threads.
Tally settle_in_double_well(const Rational& left, const Rational& noise, unsigned steps,
                            std::uint64_t runs, std::uint64_t seed, unsigned threads);

}  // namespace gradus
