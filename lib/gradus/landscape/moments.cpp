#include "gradus/landscape/moments.hpp"

#include <stdexcept>

#include "gradus/evidence/experiment/random.hpp"

namespace gradus {
namespace {

void require_domain(const Rational& beta, unsigned t) {
  if (beta.sign() < 0 || beta >= 1) throw std::invalid_argument("beta must lie in [0, 1)");
  if (t == 0) throw std::invalid_argument("the first moment needs at least one gradient");
}

/// Of mean 0 and variance 1.
template <GradientLaw::Shape shape>
double draw(Random& random) {
  if constexpr (shape == GradientLaw::Shape::normal) return random.normal();
  if constexpr (shape == GradientLaw::Shape::two_point) return random.below(5) == 0 ? 2.0 : -0.5;
  if constexpr (shape == GradientLaw::Shape::skewed) return 1 - random.exponential();
}

template <GradientLaw::Shape shape>
Tally sample(const GradientLaw& law, const Rational& beta, unsigned t, std::uint64_t runs,
             std::uint64_t seed, unsigned threads) {
  const double mean = law.mean.to_double(), deviation = law.deviation.to_double();
  const double keep = beta.to_double(), take = (1 - beta).to_double();
  const double correction = (1 - pow(beta, static_cast<long>(t))).to_double();
  return sample_in_shards(runs, threads, [=](std::uint64_t shard, std::uint64_t count) {
    Random random(shard_seed(seed, shard));
    Tally tally;
    tally.samples = count;
    for (std::uint64_t run = 0; run < count; ++run) {
      double v = 0;
      for (unsigned k = 0; k < t; ++k) {
        v = keep * v + take * (mean + deviation * draw<shape>(random));
      }
      const double corrected = v / correction;
      tally.sum += corrected;
      tally.sum_of_squares += corrected * corrected;
    }
    return tally;
  });
}

}  // namespace

Tally sample_first_moment(const GradientLaw& law, const Rational& beta, unsigned t,
                          std::uint64_t runs, std::uint64_t seed, unsigned threads) {
  require_domain(beta, t);
  using enum GradientLaw::Shape;
  switch (law.shape) {
    case normal:
      return sample<normal>(law, beta, t, runs, seed, threads);
    case two_point:
      return sample<two_point>(law, beta, t, runs, seed, threads);
    case skewed:
      return sample<skewed>(law, beta, t, runs, seed, threads);
  }
  throw std::invalid_argument("unknown law");
}

Rational first_moment_variance(const GradientLaw& law, const Rational& beta, unsigned t) {
  require_domain(beta, t);
  Rational weight = 1 - beta, weights = 0, squares = 0;
  for (unsigned k = 0; k < t; ++k, weight *= beta) {
    weights += weight;
    squares += weight * weight;
  }
  return law.deviation * law.deviation * squares / (weights * weights);
}

}  // namespace gradus
