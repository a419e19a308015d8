#include <stdexcept>

#include "gradus/evidence/experiment/random.hpp"
#include "gradus/number/lanes.hpp"
#include "gradus/spectrum/goe.hpp"
#include "gradus/spectrum/goe_lanes.hpp"

namespace gradus {
namespace {

GoeKernel best_kernel() {
  switch (best_lane_level()) {
    case LaneLevel::avx512:
      return avx512_goe_kernel();
    case LaneLevel::avx2:
      return avx2_goe_kernel();
    default:
      return baseline_goe_kernel();
  }
}

GoeStreams streams(std::uint64_t seed) {
  GoeStreams result;
  for (auto& words : result.words) {
    for (std::uint64_t& word : words) word = splitmix64(seed);
  }
  return result;
}

}  // namespace

Tally count_goe_index(unsigned d, unsigned negative, std::uint64_t samples, std::uint64_t seed,
                      unsigned threads) {
  if (d < 1 || d > 1000) throw std::invalid_argument("the dimension must be between 1 and 1000");
  if (negative > d) throw std::invalid_argument("more negative eigenvalues than eigenvalues");
  return sample_in_shards(
      samples, threads, [=, kernel = best_kernel()](std::uint64_t shard, std::uint64_t count) {
        const LaneScope scope;
        Tally tally;
        tally.samples = count;
        tally.hits = kernel(streams(shard_seed(seed, shard)), d, negative, count);
        return tally;
      });
}

Tally count_goe_positive_definite(unsigned d, std::uint64_t samples, std::uint64_t seed,
                                  unsigned threads) {
  return count_goe_index(d, 0, samples, seed, threads);
}

}  // namespace gradus
