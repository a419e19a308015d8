#include "gradus/evidence/experiment/estimate.hpp"

#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "gradus/evidence/experiment/random.hpp"

namespace gradus {
namespace {

constexpr double margin = 1e-12;       // of one end, relative
constexpr double tail_margin = 1e-6;   // of a binomial tail, relative
constexpr double mean_margin = 1e-10;  // of a mean, relative to the size of the values
constexpr std::uint64_t shard_size = 1 << 16;
constexpr std::uint64_t most_samples = 10'000'000'000;  // Boost's inverse fails far beyond

void require(bool condition, const char* what) {
  if (!condition) throw std::invalid_argument(what);
}

void require_failure(double failure) {
  require(failure > 0 && failure < 1, "the chance of failure must lie strictly between 0 and 1");
}

Rational power_of_ten(long exponent) { return pow(Rational(10), exponent); }

/// A decimal of 13 digits at most `value`, whatever the sign, after moving down by the margin.
Rational round_down(double value) {
  if (value == 0) return 0;
  require(std::isfinite(value), "an end of the confidence interval is not finite");
  const Rational exact =
      Rational::from_double(value) - Rational::from_double(std::abs(value) * margin);
  const Rational unit =
      power_of_ten(static_cast<long>(std::floor(std::log10(std::abs(value)))) - 12);
  return floor(exact / unit) * unit;
}

Rational round_up(double value) { return -round_down(-value); }

ConfidenceInterval around(double mean, double radius, double size) {
  const double reach = radius + mean_margin * size;
  return {round_down(mean - reach), round_up(mean + reach)};
}

ConfidenceInterval within(ConfidenceInterval interval, double low, double high) {
  return {max(interval.lower, Rational::from_double(low)),
          min(interval.upper, Rational::from_double(high))};
}

void require_bounded(double mean, std::uint64_t samples, double low, double high, double failure) {
  require_failure(failure);
  require(samples > 0, "an estimate needs at least one sample");
  require(std::isfinite(low) && std::isfinite(high) && low <= high, "low must be at most high");
  const double slack = mean_margin * std::max(std::abs(low), std::abs(high));
  require(mean >= low - slack && mean <= high + slack, "the mean must lie between low and high");
}

/// A chance below the one at which a hits-or-more tail, I_x(a, b), is `tail`; 0 if there is none.
double chance_below(double a, double b, double tail) {
  double x = boost::math::ibeta_inv(a, b, tail * (1 - tail_margin));
  // The inverse is trusted no further than the function itself.
  for (double step = margin; boost::math::ibeta(a, b, x) > tail * (1 - tail_margin / 2);
       step *= 2) {
    x *= std::max(0.0, 1 - step);
  }
  return x;
}

}  // namespace

ConfidenceInterval clopper_pearson(std::uint64_t hits, std::uint64_t samples, double failure) {
  require_failure(failure);
  require(samples > 0, "an estimate needs at least one sample");
  require(samples <= most_samples, "at most 10^10 samples are supported");
  require(hits <= samples, "there cannot be more hits than samples");
  const auto successes = static_cast<double>(hits);
  const auto misses = static_cast<double>(samples - hits);
  ConfidenceInterval result{0, 1};
  if (hits > 0) result.lower = round_down(chance_below(successes, misses + 1, failure / 2));
  if (misses > 0) result.upper = 1 - round_down(chance_below(misses, successes + 1, failure / 2));
  return result;
}

ConfidenceInterval hoeffding(double mean, std::uint64_t samples, double low, double high,
                             double failure) {
  require_bounded(mean, samples, low, high, failure);
  const double radius =
      (high - low) * std::sqrt(std::log(2 / failure) / (2 * static_cast<double>(samples)));
  return within(around(mean, radius, std::max(std::abs(low), std::abs(high))), low, high);
}

ConfidenceInterval empirical_bernstein(double mean, double variance, std::uint64_t samples,
                                       double low, double high, double failure) {
  require_bounded(mean, samples, low, high, failure);
  require(samples > 1, "a sample variance needs at least two samples");
  require(variance >= 0 && std::isfinite(variance), "a variance is finite and not negative");
  const auto n = static_cast<double>(samples);
  const double level = std::log(4 / failure);
  const double size = std::max(std::abs(low), std::abs(high));
  // The variance is a difference of sums, so its rounding error is relative to size^2.
  const double spread = variance + mean_margin * size * size;
  const double radius =
      std::sqrt(2 * spread * level / n) + 7 * (high - low) * level / (3 * (n - 1));
  return within(around(mean, radius, size), low, high);
}

ConfidenceInterval empirical_bernstein(const Tally& tally, double low, double high,
                                       double failure) {
  require(tally.samples > 1, "a sample variance needs at least two samples");
  const auto n = static_cast<double>(tally.samples);
  const double mean = tally.sum / n;
  const double variance = std::max(0.0, (tally.sum_of_squares - tally.sum * mean) / (n - 1));
  return empirical_bernstein(mean, variance, tally.samples, low, high, failure);
}

ConfidenceInterval chebyshev(double mean, double variance, std::uint64_t samples, double failure) {
  require_failure(failure);
  require(samples > 0, "an estimate needs at least one sample");
  require(std::isfinite(mean), "the mean must be finite");
  require(variance >= 0 && std::isfinite(variance), "a variance is finite and not negative");
  const double radius = std::sqrt(variance / (static_cast<double>(samples) * failure));
  return around(mean, radius, std::abs(mean) + std::sqrt(variance));
}

unsigned groups_for(double failure) {
  require_failure(failure);
  return static_cast<unsigned>(std::ceil(8 * std::log(1 / failure)));
}

ConfidenceInterval median_of_means(std::vector<double> means, double variance,
                                   std::uint64_t group_size, double failure) {
  require(means.size() >= groups_for(failure), "too few groups for this chance of failure");
  require(group_size > 0, "an estimate needs at least one sample");
  require(std::ranges::all_of(means, [](double m) { return std::isfinite(m); }),
          "the means must be finite");
  require(variance >= 0 && std::isfinite(variance), "a variance is finite and not negative");
  const auto middle = means.begin() + static_cast<std::ptrdiff_t>(means.size() / 2);
  std::ranges::nth_element(means, middle);
  const double radius = 2 * std::sqrt(variance / static_cast<double>(group_size));
  return around(*middle, radius, std::abs(*middle) + std::sqrt(variance));
}

Tally sample_in_shards(
    std::uint64_t samples, unsigned threads,
    const std::function<Tally(std::uint64_t shard, std::uint64_t count)>& shard) {
  require(threads > 0, "sampling needs at least one thread");
  const std::uint64_t shards = samples / shard_size + (samples % shard_size != 0);
  std::vector<Tally> tallies(shards);
  const auto run = [&](std::uint64_t k) {
    tallies[k] = shard(k, std::min(shard_size, samples - k * shard_size));
  };
  if (threads == 1) {
    for (std::uint64_t k = 0; k < shards; ++k) run(k);
  } else {
    // TBB warns on stderr about more threads than the machine has.
    const auto most = static_cast<unsigned>(tbb::info::default_concurrency());
    tbb::task_arena arena(static_cast<int>(std::min(threads, most)));
    arena.execute([&] { tbb::parallel_for(std::uint64_t{0}, shards, run); });
  }
  Tally total;
  for (const Tally& part : tallies) {
    total.samples += part.samples;
    total.hits += part.hits;
    total.sum += part.sum;
    total.sum_of_squares += part.sum_of_squares;
  }
  return total;
}

std::uint64_t shard_seed(std::uint64_t seed, std::uint64_t shard) {
  std::uint64_t state = seed;
  state = splitmix64(state) + shard;
  return splitmix64(state);
}

}  // namespace gradus
