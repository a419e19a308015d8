#include "gradus/spectrum/matrix_power.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <stdexcept>

#include "gradus/number/interval.hpp"

namespace gradus {
namespace {

Rational q(long p, long r) { return Rational(p, r); }

RationalMatrix times(const RationalMatrix& a, const RationalMatrix& b) {
  RationalMatrix c(a.size(), std::vector<Rational>(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a.size(); ++j) {
      for (std::size_t k = 0; k < a.size(); ++k) c[i][j] += a[i][k] * b[k][j];
    }
  }
  return c;
}

RationalMatrix any_matrix(std::size_t size) {
  RationalMatrix w(size, std::vector<Rational>(size));
  for (auto& row : w) {
    for (Rational& entry : row) {
      entry = q(*rc::gen::inRange<long>(-5, 6), *rc::gen::inRange<long>(1, 5));
    }
  }
  return w;
}

TEST(MatrixPower, IsTheRepeatedProduct) {
  rc::check([] {
    const auto w = any_matrix(*rc::gen::inRange<std::size_t>(1, 5));
    const auto m = *rc::gen::inRange<unsigned long>(0, 7);
    const auto n = *rc::gen::inRange<unsigned long>(0, 7);
    RC_ASSERT(power(w, m + n) == times(power(w, m), power(w, n)));
    RC_ASSERT(power(w, 1) == w);
    RC_ASSERT(infinity_norm(power(w, 0)) == 1);
    RC_ASSERT(infinity_norm(times(w, w)) <= infinity_norm(w) * infinity_norm(w));
  });
}

TEST(MatrixPower, RejectsWhatIsNotSquare) {
  EXPECT_THROW(power({}, 1), std::invalid_argument);
  EXPECT_THROW(trace({{1, 2}}), std::invalid_argument);
  EXPECT_THROW(infinity_norm({{1, 2}, {3}}), std::invalid_argument);
}

TEST(SpectralRadius, OfADiagonalMatrixIsItsLargestEntry) {
  const auto r = spectral_radius({{q(1, 2), 0}, {0, q(-9, 10)}}, q(1, 1'000));
  EXPECT_LE(r.lower, q(9, 10));
  EXPECT_GE(r.upper, q(9, 10));
  EXPECT_LE(r.upper - r.lower, q(1, 1'000));
}

TEST(SpectralRadius, OfAJordanBlockNeedsHighPowersButIsReached) {
  const auto r = spectral_radius({{q(9, 10), 1}, {0, q(9, 10)}}, q(1, 1'000));
  EXPECT_LE(r.lower, q(9, 10));
  EXPECT_GE(r.upper, q(9, 10));
  EXPECT_LE(r.upper - r.lower, q(1, 1'000));
  EXPECT_GT(r.power, 1'000u);
}

TEST(SpectralRadius, OfTheFibonacciMatrixIsTheGoldenRatio) {
  const auto r = spectral_radius({{1, 1}, {1, 0}}, q(1, 10'000));
  const Interval golden = (1 + sqrt(Interval(5))) / 2;
  EXPECT_LE(r.lower, golden.lower());
  EXPECT_GE(r.upper, golden.upper());
  EXPECT_LE(r.upper - r.lower, q(1, 10'000));
}

TEST(SpectralRadius, OfAScaledRotationIsItsScale) {
  // Eigenvalues (3 +- 4i) / 10: the trace oscillates.
  const auto r = spectral_radius({{q(3, 10), q(-4, 10)}, {q(4, 10), q(3, 10)}}, q(1, 1'000));
  EXPECT_LE(r.lower, q(1, 2));
  EXPECT_GE(r.upper, q(1, 2));
  EXPECT_LE(r.upper - r.lower, q(1, 1'000));
}

TEST(SpectralRadius, OfACycleIsFoundAlthoughItsTracesVanishAtPowersOfTwo) {
  const auto r = spectral_radius({{0, q(1, 2), 0}, {0, 0, q(1, 2)}, {q(1, 2), 0, 0}}, q(1, 1'000));
  EXPECT_LE(r.lower, q(1, 2));
  EXPECT_GE(r.upper, q(1, 2));
  EXPECT_LE(r.upper - r.lower, q(1, 1'000));
}

TEST(SpectralRadius, OfANilpotentMatrixIsExactlyZero) {
  const auto r = spectral_radius({{0, 5, 7}, {0, 0, 3}, {0, 0, 0}}, 0);
  EXPECT_EQ(r.upper, 0);
  EXPECT_EQ(r.power, 4u);
}

TEST(SpectralRadius, StopsAtItsBudgetWithASoundEnclosure) {
  const auto r = spectral_radius({{q(9, 10), 1}, {0, q(9, 10)}}, 0, 1'000);
  EXPECT_LE(r.lower, q(9, 10));
  EXPECT_GE(r.upper, q(9, 10));
  EXPECT_GT(r.upper - r.lower, q(1, 1'000));
  EXPECT_LE(r.power, 512u);
}

TEST(SpectralRadius, LiesBetweenBoundsForEveryMatrix) {
  rc::check([] {
    const auto w = any_matrix(*rc::gen::inRange<std::size_t>(1, 4));
    const auto r = spectral_radius(w, q(1, 10), 20'000);
    RC_ASSERT(r.lower <= r.upper);
    // Similarity and transposition keep the spectrum.
    RationalMatrix transposed = w;
    for (std::size_t i = 0; i < w.size(); ++i) {
      for (std::size_t j = 0; j < w.size(); ++j) transposed[i][j] = w[j][i];
    }
    const auto t = spectral_radius(transposed, q(1, 10), 20'000);
    RC_ASSERT(r.lower <= t.upper);
    RC_ASSERT(t.lower <= r.upper);
  });
}

TEST(MatrixPower, OfTheJordanBlockGrowsToTheNinthAndFallsFromThereOn) {
  const RationalMatrix w = {{q(9, 10), 1}, {0, q(9, 10)}};
  Rational before = infinity_norm(w), peak = 0;
  for (unsigned long n = 2; n <= 60; ++n) {
    const Rational norm = infinity_norm(power(w, n));
    EXPECT_EQ(norm > before, n <= 9) << n;
    EXPECT_NE(norm, before) << n;
    peak = max(peak, norm);
    before = norm;
  }
  EXPECT_EQ(peak, q(99, 10) * pow(q(9, 10), 8));
  EXPECT_GT(peak, q(11, 5) * infinity_norm(w));
}

}  // namespace
}  // namespace gradus
