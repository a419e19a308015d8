#include "gradus/landscape/well_runs.hpp"

#include "gradus/evidence/experiment/random.hpp"

namespace gradus {

Tally settle_in_double_well(const Rational& left, const Rational& noise, unsigned steps,
                            std::uint64_t runs, std::uint64_t seed, unsigned threads) {
  constexpr unsigned quiet_steps = 60;
  const double size = noise.to_double(), depth = left.to_double();
  return sample_in_shards(runs, threads, [=](std::uint64_t shard, std::uint64_t count) {
    Random random(shard_seed(seed, shard));
    Tally tally;
    tally.samples = count;
    for (std::uint64_t run = 0; run < count; ++run) {
      double w = (depth + 3) * random.uniform() - depth - 1;
      const auto step = [&](double disturbance) {
        w -= (w * (w - 1) * (w + depth) + disturbance) / 10;
      };
      for (unsigned k = 0; k < steps; ++k) step(size * (2 * random.uniform() - 1));
      for (unsigned k = 0; k < quiet_steps; ++k) step(0);
      if (w < 0) ++tally.hits;
    }
    return tally;
  });
}

}  // namespace gradus
