#pragma once

#include <cstdint>
#include <functional>

#include "gradus/number/rational.hpp"

namespace gradus {

/// A confidence interval: lower <= value <= upper except with chance at most `failure`. Ends are rounded outward.
struct ConfidenceInterval {
  Rational lower, upper;
};

/// Exact binomial interval for a chance after `hits` of `samples` (Clopper and Pearson 1934); `failure` is split evenly between both ends.
ConfidenceInterval clopper_pearson(std::uint64_t hits, std::uint64_t samples, double failure);

/// Mean of independent values in [low, high]: Hoeffding 1963, Theorem 2.
ConfidenceInterval hoeffding(double mean, std::uint64_t samples, double low, double high, double failure);

/// Mean of independent values in [low, high] from mean and unbiased sample variance: Maurer and Pontil 2009, Theorem 4, both sides.
ConfidenceInterval empirical_bernstein(double mean, double variance, std::uint64_t samples, double low, double high, double failure);

/// Mean of independent values whose variance is at most `variance` (proved elsewhere): Chebyshev.
ConfidenceInterval chebyshev(double mean, double variance, std::uint64_t samples, double failure);

/// Runs `shard(k, first, count)` for shards of fixed size that partition 0..samples-1, in parallel, and adds the results in shard order, so that
/// the outcome depends on `seed` and `samples` only, never on the threads. The engine of shard k is seeded from (seed, k).
struct Tally {
  std::uint64_t samples = 0, hits = 0;
  double sum = 0, sum_of_squares = 0;
};
Tally sample_in_shards(std::uint64_t samples, unsigned threads,
                       const std::function<Tally(std::uint64_t shard, std::uint64_t count)>& shard);
/// Seed of a shard's engine: a fixed mixing (splitmix64) of both numbers.
std::uint64_t shard_seed(std::uint64_t seed, std::uint64_t shard);

}  // namespace gradus
