#include "gradus/spectrum/independent_entries.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include "gradus/evidence/experiment/random.hpp"

namespace gradus {
namespace {

class DenseMatrix {
 public:
  DenseMatrix(const EntryLaw& law, unsigned d)
      : diagonal_(std::sqrt(law.diagonal)), off_diagonal_(std::sqrt(law.off_diagonal)), rows_(d) {
    for (unsigned k = 0; k < d; ++k) rows_[k].resize(k + 1);
  }

  /// Whether one more matrix is positive definite.
  bool draw(Random& random) {
    // The signs of the diagonal are fair coins, independent of all else.
    for (std::size_t left = rows_.size(); left > 0;) {
      const std::size_t coins = left < 64 ? left : 64;
      const std::uint64_t all = ~std::uint64_t{0} >> (64 - coins);
      if ((random() & all) != all) return false;
      left -= coins;
    }
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      if (!extend(random, k)) return false;
    }
    return true;
  }

 private:
  /// Draws row k and replaces it by that of Cholesky's factor; false where it has none.
  bool extend(Random& random, std::size_t k) {
    std::vector<double>& row = rows_[k];
    double pivot = std::abs(random.normal()) * diagonal_;
    for (std::size_t j = 0; j < k; ++j) {
      double entry = random.normal() * off_diagonal_;
      for (std::size_t i = 0; i < j; ++i) entry -= row[i] * rows_[j][i];
      row[j] = entry / rows_[j][j];
      pivot -= row[j] * row[j];
      if (!(pivot > 0)) return false;
    }
    row[k] = std::sqrt(pivot);
    return row[k] > 0;
  }

  double diagonal_, off_diagonal_;
  std::vector<std::vector<double>> rows_;
};

}  // namespace

Tally count_positive_definite(const EntryLaw& law, unsigned d, std::uint64_t samples,
                              std::uint64_t seed, unsigned threads) {
  if (d < 1 || d > 1000) throw std::invalid_argument("the dimension must be between 1 and 1000");
  if (!(law.diagonal > 0 && law.off_diagonal > 0)) {
    throw std::invalid_argument("the variances must be positive");
  }
  return sample_in_shards(samples, threads, [&](std::uint64_t shard, std::uint64_t count) {
    Random random(shard_seed(seed, shard));
    DenseMatrix matrix(law, d);
    Tally tally;
    tally.samples = count;
    for (std::uint64_t i = 0; i < count; ++i) tally.hits += matrix.draw(random);
    return tally;
  });
}

}  // namespace gradus
