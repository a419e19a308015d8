#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/evidence/random.hpp"
#include "gradus/spectrum/goe.hpp"

namespace gradus {
namespace {

/// Gamma(k / 2), the law of half a chi-squared variable of k degrees of freedom.
double half_chi_squared(Random& random, unsigned k) {
  double sum = 0;
  if (k % 2 == 1) {
    const double z = random.normal();
    sum = z * z / 2;
  }
  double product = 1;  // the logarithm of a product of uniforms is a sum of exponentials
  for (unsigned i = 0; i < k / 2; ++i) {
    product *= random.uniform();
    if (product < 1e-200) {
      sum -= std::log(product);
      product = 1;
    }
  }
  return k < 2 ? sum : sum - std::log(product);
}

/// One tridiagonal matrix whose diagonal is known to be positive: are all pivots of LDL' positive?
/// The longest off-diagonal entries come first, where they end most of the matrices early.
bool has_positive_pivots(Random& random, unsigned d) {
  double pivot = std::abs(random.normal());
  for (unsigned k = d - 1; k > 0; --k) {
    pivot = std::abs(random.normal()) - half_chi_squared(random, k) / pivot;
    if (!(pivot > 0)) return false;
  }
  return true;
}

Tally count_shard(Random& random, unsigned d, std::uint64_t count) {
  Tally tally;
  tally.samples = count;
  for (std::uint64_t done = 0; done < count; done += 64) {
    // 64 matrices at a time: the signs of the diagonal are fair coins, independent of all else, and
    // a negative one settles the matrix.
    std::uint64_t open = ~std::uint64_t{0};
    if (count - done < 64) open = (std::uint64_t{1} << (count - done)) - 1;
    for (unsigned i = 0; i < d && open != 0; ++i) open &= random();
    for (; open != 0; open &= open - 1) tally.hits += has_positive_pivots(random, d);
  }
  return tally;
}

}  // namespace

Tally count_goe_positive_definite(unsigned d, std::uint64_t samples, std::uint64_t seed,
                                  unsigned threads) {
  if (d < 1 || d > 1000) throw std::invalid_argument("the dimension must be between 1 and 1000");
  return sample_in_shards(samples, threads, [=](std::uint64_t shard, std::uint64_t count) {
    Random random(shard_seed(seed, shard));
    return count_shard(random, d, count);
  });
}

}  // namespace gradus
