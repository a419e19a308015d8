#include "gradus/spectrum/random_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/evidence/random.hpp"
#include "gradus/spectrum/eigenvalues.hpp"

namespace gradus {
namespace {

template <class Property>
Tally count(std::size_t size, const Rational& sigma, std::uint64_t samples, std::uint64_t seed,
            unsigned threads, const Property& property) {
  return sample_in_shards(samples, threads, [&](std::uint64_t shard, std::uint64_t share) {
    Random random(shard_seed(seed, shard));
    Tally tally;
    tally.samples = share;
    for (std::uint64_t i = 0; i < share; ++i) {
      tally.hits += property(gaussian_matrix(size, sigma, random)) ? 1 : 0;
    }
    return tally;
  });
}

}  // namespace

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

Tally count_vanishing(std::size_t size, const Rational& sigma, std::uint64_t samples,
                      std::uint64_t seed, unsigned threads) {
  return count(size, sigma, samples, seed, threads, [](const RationalMatrix& w) {
    return certainly(eigenvalue_radius(w) < Interval(1));
  });
}

Tally count_real_spectra(std::size_t size, std::uint64_t samples, std::uint64_t seed,
                         unsigned threads) {
  return count(size, 1, samples, seed, threads, [](const RationalMatrix& w) {
    return std::ranges::all_of(eigenvalues(w), &Eigenvalue::is_real);
  });
}

}  // namespace gradus
