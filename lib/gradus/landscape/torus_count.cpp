#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/evidence/experiment/random.hpp"
#include "gradus/landscape/torus.hpp"

namespace gradus {
namespace {

/// One of k and -k: the first coordinate that is not 0 is positive.
bool is_chosen(const std::array<int, 3>& k) {
  for (const int coordinate : k) {
    if (coordinate != 0) return coordinate > 0;
  }
  return false;
}

}  // namespace

TorusFunction random_torus_function(unsigned dimension, unsigned degree, Random& random) {
  const auto n = static_cast<int>(degree);
  const int second = dimension >= 2 ? n : 0, third = dimension >= 3 ? n : 0;
  const auto draw = [&random] { return static_cast<long>(random.below(19)) - 9; };
  TorusFunction f;
  f.dimension = dimension;
  for (int i = -n; i <= n; ++i) {
    for (int j = -second; j <= second; ++j) {
      for (int l = -third; l <= third; ++l) {
        const std::array<int, 3> k{i, j, l};
        if (!is_chosen(k)) continue;
        const long cosine = draw();
        f.waves.push_back({k, cosine, draw()});
      }
    }
  }
  return f;
}

TorusCount count_torus_points(unsigned dimension, unsigned degree, std::uint64_t functions,
                              std::uint64_t seed) {
  Random random(shard_seed(seed, 16 * dimension + degree));
  TorusCount count;
  count.functions = functions;
  count.most_share = dimension == 1 ? 0.5 : 0.25;
  double sum = 0, squares = 0;
  for (std::uint64_t i = 0; i < functions; ++i) {
    const auto points = critical_points(random_torus_function(dimension, degree, random));
    if (!points) {
      ++count.degenerate;
      continue;
    }
    std::array<std::uint64_t, 4> found{};
    for (const TorusPoint& p : *points) ++found[p.index];
    for (std::size_t k = 0; k < found.size(); ++k) count.by_index[k] += found[k];
    if (found[0] + found[2] != found[1] + found[3]) ++count.unbalanced;
    const double share =
        static_cast<double>(found[0] + found[dimension]) / static_cast<double>(2 * points->size());
    sum += share;
    squares += share * share;
  }
  const auto n = static_cast<double>(functions - count.degenerate);
  if (n > 1) {
    count.mean_share = sum / n;
    count.variance_of_share = (squares - sum * sum / n) / (n - 1);
  }
  return count;
}

}  // namespace gradus
