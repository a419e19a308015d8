#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// A confidence interval: lower <= value <= upper except with chance at most `failure`.
///
/// Ends are decimals of 13 digits, rounded outward after moving out by one part in 10^12 (more than
/// the rounding errors of a few operations on doubles). The functions below throw
/// std::invalid_argument for arguments outside the domains that they state.
struct ConfidenceInterval {
  Rational lower, upper;
};

/// Exact binomial interval for a chance after `hits` of `samples`, which are at most 10^10 (Clopper
/// and Pearson 1934); `failure`, in (0, 1), is split evenly between both ends. Solved for tails
/// smaller than failure / 2 by one part in 10^6, which covers the error of Boost's incomplete beta
/// function.
ConfidenceInterval clopper_pearson(std::uint64_t hits, std::uint64_t samples, double failure);

/// Mean of independent values in [low, high]: Hoeffding 1963, Theorem 2. Here and in the next two
/// functions the ends also cover a rounding error of `mean` of one part in 10^10 of the values'
/// size, which holds for the sums of `sample_in_shards` up to 10^10 samples.
ConfidenceInterval hoeffding(double mean, std::uint64_t samples, double low, double high,
                             double failure);

/// Mean of independent values in [low, high] from mean and unbiased sample variance, of at least 2
/// samples: Maurer and Pontil 2009, Theorem 4, both sides.
ConfidenceInterval empirical_bernstein(double mean, double variance, std::uint64_t samples,
                                       double low, double high, double failure);

/// Mean of independent values whose variance is at most `variance` (proved elsewhere): Chebyshev.
ConfidenceInterval chebyshev(double mean, double variance, std::uint64_t samples, double failure);

/// Groups that median_of_means needs: the least k with exp(-k/8) <= failure.
unsigned groups_for(double failure);
/// Mean of independent values whose variance is at most `variance`, from the means of equal groups
/// of `group_size` of them: the median of the group means is off by more than 2 sqrt(variance /
/// group_size) with chance at most exp(-groups/8) (Chebyshev makes each group err with chance at
/// most 1/4; Hoeffding bounds the chance that half of them do). Needs at least groups_for(failure)
/// groups.
ConfidenceInterval median_of_means(std::vector<double> means, double variance,
                                   std::uint64_t group_size, double failure);

/// What a shard of an experiment found.
struct Tally {
  std::uint64_t samples = 0, hits = 0;
  double sum = 0, sum_of_squares = 0;
};
/// The same from the sums of the values and of their squares.
ConfidenceInterval empirical_bernstein(const Tally& tally, double low, double high, double failure);

/// Runs `shard(k, count)` for shards of fixed size that partition `samples`, on at most `threads`
/// threads, and adds the results in shard order: the outcome depends on `samples` and on what each
/// shard returns only, never on the threads. A shard seeds its generator with shard_seed(seed, k).
Tally sample_in_shards(std::uint64_t samples, unsigned threads,
                       const std::function<Tally(std::uint64_t shard, std::uint64_t count)>& shard);
/// Seed of a shard's generator: a fixed mixing (splitmix64) of both numbers.
std::uint64_t shard_seed(std::uint64_t seed, std::uint64_t shard);

}  // namespace gradus
