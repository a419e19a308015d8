#include "gradus/spectrum/goe.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <cmath>
#include <stdexcept>

#include "gradus/evidence/experiment/random.hpp"
#include "gradus/number/lanes.hpp"
#include "gradus/spectrum/goe_index.hpp"
#include "gradus/spectrum/goe_lanes.hpp"

namespace gradus {
namespace {

/// Both enclose one number to at least 40 digits.
void expect_same(const Interval& a, const Interval& b) {
  const auto common = intersect(a, b);
  ASSERT_TRUE(common.has_value()) << a << " and " << b;
  EXPECT_LT(a.width(), pow(Rational(10), -40)) << a;
  EXPECT_LT(b.width(), pow(Rational(10), -40)) << b;
}

TEST(GoePositiveDefinite, AgreesWithTheClosedForms) {
  const Interval pi = Interval::pi();
  const Interval root2 = sqrt(Interval(2));
  const auto q = [](long p, long r) { return Interval(Rational(p, r)); };
  expect_same(goe_positive_definite(1), q(1, 2));
  expect_same(goe_positive_definite(2), (2 - root2) / 4);
  expect_same(goe_positive_definite(3), q(1, 4) - root2 / (2 * pi));
  expect_same(goe_positive_definite(4), q(1, 4) - root2 / 16 - 1 / (2 * pi));
  expect_same(goe_positive_definite(5), q(1, 8) - (8 + root2) / (24 * pi));
  expect_same(goe_positive_definite(6),
              q(1, 8) - 7 * root2 / 128 - 37 / (96 * pi) + root2 / (6 * pi));
  expect_same(goe_positive_definite(7), q(1, 16) - 47 / (240 * pi) - 109 * root2 / (960 * pi) +
                                            16 * root2 / (45 * square(pi)));
  expect_same(goe_positive_definite(8),
              ((1440 - 405 * root2) * square(pi) + (1272 * root2 - 7131) * pi + 8192) /
                  (23040 * square(pi)));
}

TEST(GoePositiveDefinite, HasTheKnownDigits) {
  EXPECT_EQ(goe_positive_definite(2).shared_digits(7), "0.1464466…");
  const auto near = [](unsigned d, const char* value) {
    const Rational expected = Rational::parse(value);
    const Rational tolerance = expected / 200'000'000;
    const Interval p = goe_positive_definite(d);
    EXPECT_LT(expected - tolerance, p.lower()) << d;
    EXPECT_LT(p.upper(), expected + tolerance) << d;
    EXPECT_LT(p.width(), expected * pow(Rational(10), -25)) << d;
  };
  near(5, "1.40114685e-4");
  near(6, "4.62018748e-6");
  near(7, "8.80461281e-8");
  near(8, "9.694546749e-10");
  near(9, "6.1665017660e-12");
  near(10, "2.2656531581e-14");
  near(20, "7.79787558e-52");
  near(30, "3.78148767e-113");
  near(50, "2.43298040e-307");
  near(100, "2.73298565e-1210");
}

TEST(GoePositiveDefinite, IsRarerThanIndependentSigns) {
  for (unsigned d = 2; d <= 10; ++d) {
    EXPECT_TRUE(certainly(goe_positive_definite(d) < pow(Interval(Rational(1, 2)), long{d})));
    EXPECT_TRUE(certainly(goe_positive_definite(d) < goe_positive_definite(d - 1)));
  }
  EXPECT_THROW(goe_positive_definite(0), std::invalid_argument);
  EXPECT_THROW(goe_positive_definite(201), std::invalid_argument);
}

/// At one chance in a million a dimension.
void expect_estimates(const Tally& tally, unsigned d) {
  const ConfidenceInterval interval = clopper_pearson(tally.hits, tally.samples, 1e-6);
  const Interval exact = goe_positive_definite(d);
  EXPECT_LE(interval.lower, exact.lower()) << "d = " << d << ", " << tally.hits << " hits";
  EXPECT_LE(exact.upper(), interval.upper) << "d = " << d << ", " << tally.hits << " hits";
}

TEST(GoeCount, AgreesWithTheExactChance) {
  for (unsigned d = 1; d <= 6; ++d) {
    const Tally tally = count_goe_positive_definite(d, 4'000'000, 20 + d, 2);
    EXPECT_EQ(tally.samples, 4'000'000u);
    expect_estimates(tally, d);
  }
}

TEST(GoeCount, AgreesWithEigenvaluesOfDenseMatrices) {
  // Neither the tridiagonal model nor its pivots: the definition, and Eigen's eigenvalues.
  for (int d = 1; d <= 4; ++d) {
    Random random(static_cast<std::uint64_t>(d));
    Tally tally;
    tally.samples = 100'000;
    for (std::uint64_t i = 0; i < tally.samples; ++i) {
      Eigen::MatrixXd a(d, d);
      for (int row = 0; row < d; ++row) {
        for (int column = 0; column < d; ++column) a(row, column) = random.normal();
      }
      const Eigen::MatrixXd symmetric = (a + a.transpose()) / 2;
      const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric,
                                                                  Eigen::EigenvaluesOnly);
      tally.hits += solver.eigenvalues()(0) > 0;
    }
    expect_estimates(tally, static_cast<unsigned>(d));
  }
}

TEST(GoeCount, DependsOnTheSeedAndNotOnTheThreads) {
  const auto hits = [](std::uint64_t seed, unsigned threads) {
    return count_goe_positive_definite(3, 300'001, seed, threads).hits;
  };
  EXPECT_EQ(hits(1, 1), hits(1, 2));
  EXPECT_EQ(hits(1, 1), hits(1, 1));
  EXPECT_NE(hits(1, 1), hits(2, 1));
}

TEST(GoeCount, AgreesWithTheLawOfTheIndex) {
  for (unsigned d : {1U, 2U, 5U, 9U, 40U}) {
    const std::vector<Interval> law = goe_index_law(d);
    for (unsigned k : {0U, 1U, d / 2, d}) {
      if (law[k].upper() < Rational(1, 1000)) continue;
      const Tally tally = count_goe_index(d, k, 200'000, d + k, 1);
      const ConfidenceInterval interval = clopper_pearson(tally.hits, tally.samples, 1e-7);
      EXPECT_LE(interval.lower, law[k].lower()) << d << ", " << k << ": " << tally.hits;
      EXPECT_LE(law[k].upper(), interval.upper) << d << ", " << k << ": " << tally.hits;
    }
  }
}

TEST(GoeCount, IsTheSameAtEveryLaneLevel) {
  GoeStreams streams;
  std::uint64_t seed = 3;
  for (auto& words : streams.words) {
    for (std::uint64_t& word : words) word = splitmix64(seed);
  }
  const LaneScope scope;
  for (unsigned d : {1U, 2U, 3U, 7U, 36U}) {
    for (unsigned k : {0U, 1U, d / 2}) {
      const std::uint64_t expected = baseline_goe_kernel()(streams, d, k, 10'001);
      EXPECT_LE(expected, 10'001u);
      if (has_lane_level(LaneLevel::avx2)) {
        EXPECT_EQ(avx2_goe_kernel()(streams, d, k, 10'001), expected) << d << ", " << k;
      }
      if (has_lane_level(LaneLevel::avx512)) {
        EXPECT_EQ(avx512_goe_kernel()(streams, d, k, 10'001), expected) << d << ", " << k;
      }
    }
  }
}

TEST(GoeCount, CountsEveryMatrixOfAnIncompleteWord) {
  std::uint64_t hits = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const Tally one = count_goe_positive_definite(1, 3, seed, 1);
    EXPECT_EQ(one.samples, 3u);
    ASSERT_LE(one.hits, 3u);
    hits += one.hits;
  }
  expect_estimates({6000, hits}, 1);
  EXPECT_EQ(count_goe_positive_definite(2, 0, 1, 1).samples, 0u);
  EXPECT_THROW(count_goe_positive_definite(0, 1, 1, 1), std::invalid_argument);
  EXPECT_THROW(count_goe_index(2, 3, 1, 1, 1), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
