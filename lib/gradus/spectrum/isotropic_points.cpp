#include "gradus/spectrum/isotropic_points.hpp"

#include <Eigen/Eigenvalues>
#include <cmath>
#include <stdexcept>

#include "gradus/evidence/experiment/random.hpp"

namespace gradus {

ConfidenceInterval isotropic_index_excess(unsigned d, unsigned k, const Rational& share,
                                          std::uint64_t samples, std::uint64_t seed,
                                          unsigned threads, double failure) {
  if (d < 1 || d > 20 || k > d) throw std::invalid_argument("expected 1 <= d <= 20 and k <= d");
  const double claimed = share.to_double();
  const Tally tally =
      sample_in_shards(samples, threads, [=](std::uint64_t shard, std::uint64_t count) {
        Random random(shard_seed(seed, shard));
        Eigen::MatrixXd matrix(d + 1, d + 1);
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(d + 1);
        Tally found;
        found.samples = count;
        for (std::uint64_t i = 0; i < count; ++i) {
          for (unsigned row = 0; row <= d; ++row) {
            for (unsigned column = 0; column < row; ++column) {
              matrix(row, column) = random.normal() * std::sqrt(0.5);
            }
            matrix(row, row) = random.normal();
          }
          solver.compute(matrix, Eigen::EigenvaluesOnly);  // reads the lower half
          double sum = 0;
          for (unsigned j = 0; j <= d; ++j) {
            const double l = solver.eigenvalues()[j];
            sum += ((j == k ? 1 : 0) - claimed) * std::exp(-l * l / 2);
          }
          found.sum += sum;
          found.sum_of_squares += sum * sum;
        }
        return found;
      });
  return empirical_bernstein(tally, -claimed * d, 1, failure);
}

}  // namespace gradus
