#include "gradus/spectrum/isotropic_points.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "gradus/evidence/experiment/random.hpp"
#include "support/effort.hpp"

namespace gradus::test {
namespace {

bool contains_zero(const ConfidenceInterval& c) { return c.lower <= 0 && c.upper >= 0; }

TEST(IsotropicPoints, are_minima_and_saddles_as_often_as_eulers_relation_asks) {
  const Rational half(1, 2), quarter(1, 4);
  EXPECT_TRUE(contains_zero(isotropic_index_excess(1, 0, half, 10'000, 1, 1, 1e-6)));
  EXPECT_TRUE(contains_zero(isotropic_index_excess(2, 0, quarter, 10'000, 1, 1, 1e-6)));
  EXPECT_TRUE(contains_zero(isotropic_index_excess(2, 1, half, 10'000, 1, 1, 1e-6)));
  EXPECT_FALSE(contains_zero(isotropic_index_excess(2, 1, quarter, 10'000, 1, 1, 1e-6)));
}

TEST(IsotropicPoints, agree_with_weighted_hessians) {
  // By the definition: |det H| over H = S + t I, shared out by the index of H.
  Random random(4);
  const int samples = scaled(20'000);
  double minima = 0, all = 0;
  const auto off_diagonal = [&] { return random.normal() * std::sqrt(0.5); };
  for (int i = 0; i < samples; ++i) {
    const double t = off_diagonal(), a = random.normal() + t, b = random.normal() + t,
                 c = random.normal() + t, x = off_diagonal(), y = off_diagonal(),
                 z = off_diagonal();
    const double minor = a * b - x * x,
                 det = a * (b * c - z * z) - x * (x * c - z * y) + y * (x * z - b * y);
    all += std::abs(det);
    if (a > 0 && minor > 0 && det > 0) minima += det;
  }
  const Rational share = Rational::from_double(minima / all);
  EXPECT_TRUE(contains_zero(isotropic_index_excess(3, 0, share, 10'000, 1, 1, 1e-6)));
}

TEST(IsotropicPoints, depend_on_the_seed_and_not_on_the_threads) {
  const auto lower = [](std::uint64_t seed, unsigned threads) {
    return isotropic_index_excess(3, 0, Rational(1, 8), 5'000, seed, threads, 1e-6).lower;
  };
  EXPECT_EQ(lower(1, 1), lower(1, 2));
  EXPECT_NE(lower(1, 1), lower(2, 1));
  EXPECT_THROW(isotropic_index_excess(0, 0, 1, 10, 1, 1, 1e-6), std::invalid_argument);
  EXPECT_THROW(isotropic_index_excess(3, 4, 1, 10, 1, 1, 1e-6), std::invalid_argument);
}

}  // namespace
}  // namespace gradus::test
