#include "gradus/spectrum/random_matrix.hpp"

#include <cmath>
#include <stdexcept>

#include "gradus/evidence/experiment/random.hpp"
#include "gradus/spectrum/eigenvalues.hpp"

namespace gradus {

RationalMatrix gaussian_matrix(std::size_t size, const Rational& sigma, Random& random) {
  if (size == 0) throw std::invalid_argument("the matrix is empty");
  const double deviation = sigma.to_double() / std::sqrt(static_cast<double>(size));
  RationalMatrix w(size, std::vector<Rational>(size));
  for (auto& row : w) {
    for (Rational& entry : row) {
      entry = Rational::from_double(std::round(deviation * random.normal() * 0x1p30) * 0x1p-30);
    }
  }
  return w;
}

std::vector<Interval> gaussian_radii(std::size_t size, std::uint64_t count, std::uint64_t seed) {
  Random random(shard_seed(seed, size));
  std::vector<Interval> radii;
  while (radii.size() < count) {
    radii.push_back(eigenvalue_radius(gaussian_matrix(size, 1, random)));
  }
  return radii;
}

std::vector<Interval> complex_gaussian_radii(std::size_t size, std::uint64_t count,
                                             std::uint64_t seed) {
  Random random(shard_seed(seed, 1'000 + size));
  std::vector<Interval> radii;
  while (radii.size() < count) {
    // A + iB has the eigenvalues of [[A, -B], [B, A]], but for those that are conjugate to them.
    const Rational half_root(707'106'781, 1'000'000'000);
    const RationalMatrix a = gaussian_matrix(size, half_root, random),
                         b = gaussian_matrix(size, half_root, random);
    RationalMatrix w(2 * size, std::vector<Rational>(2 * size));
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        w[i][j] = w[size + i][size + j] = a[i][j];
        w[size + i][j] = b[i][j];
        w[i][size + j] = -b[i][j];
      }
    }
    radii.push_back(eigenvalue_radius(w));
  }
  return radii;
}

Interval complex_vanishing_chance(std::size_t size, const Rational& sigma) {
  if (size == 0 || sigma.sign() <= 0) throw std::invalid_argument("expected a size and sigma > 0");
  const Rational x = Rational(size) / (sigma * sigma);
  const Interval scale = exp(-Interval(x));
  Interval product(1), term(1), sum(0);
  for (std::size_t k = 1; k <= size; ++k) {
    sum += term;
    term = term * Interval(x) / Interval(k);
    product *= Interval(1) - scale * sum;
  }
  return product;
}

Tally count_vanishing(const std::vector<Interval>& radii, const Rational& sigma) {
  Tally tally;
  tally.samples = radii.size();
  for (const Interval& radius : radii) {
    tally.hits += certainly(Interval(sigma) * radius < Interval(1)) ? 1 : 0;
  }
  return tally;
}

Tally count_real_spectra(std::size_t size, std::uint64_t samples, std::uint64_t seed,
                         unsigned threads) {
  return sample_in_shards(samples, threads, [=](std::uint64_t shard, std::uint64_t share) {
    Random random(shard_seed(seed, shard));
    Tally tally;
    tally.samples = share;
    for (std::uint64_t i = 0; i < share; ++i) {
      tally.hits += all_eigenvalues_real(gaussian_matrix(size, 1, random)) ? 1 : 0;
    }
    return tally;
  });
}

}  // namespace gradus
