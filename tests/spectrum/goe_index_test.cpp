#include "gradus/spectrum/goe_index.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/evidence/experiment/random.hpp"
#include "gradus/spectrum/goe.hpp"
#include "support/effort.hpp"

namespace gradus {
namespace {

/// They enclose one number.
void expect_same(const Interval& a, const Interval& b) {
  EXPECT_TRUE(intersect(a, b).has_value()) << a << " and " << b;
}

TEST(GoeIndexLaw, SumsToOneAndIsSymmetricToDimension40) {
  const std::vector<std::vector<Interval>> laws = goe_index_laws_up_to(40);
  ASSERT_EQ(laws.size(), 40u);
  for (unsigned d = 1; d <= 40; ++d) {
    const std::vector<Interval>& law = laws[d - 1];
    ASSERT_EQ(law.size(), d + 1);
    Interval sum;
    for (unsigned k = 0; k <= d; ++k) {
      sum += law[k];
      expect_same(law[k], law[d - k]);
      EXPECT_LT(law[k].width(), law[k].lower() / pow(Rational(10), 40)) << d << ", " << k;
    }
    EXPECT_TRUE(sum.contains(Rational(1))) << d << ": " << sum;
    EXPECT_LT(sum.width(), pow(Rational(10), -39)) << d;
  }
}

TEST(GoeIndexLaw, BeginsWithThePositiveDefiniteMatrices) {
  // Another elimination, of the inner products of the positive half-line alone.
  const std::vector<std::vector<Interval>> laws = goe_index_laws_up_to(40);
  const std::vector<Interval> definite = goe_positive_definite_up_to(40);
  for (unsigned d = 1; d <= 40; ++d) expect_same(laws[d - 1][0], definite[d - 1]);
}

TEST(GoeIndexLaw, HasTheClosedFormsOfSmallDimensions) {
  const Interval root2 = sqrt(Interval(2));
  expect_same(goe_index_law(1)[1], Interval(Rational(1, 2)));
  expect_same(goe_index_law(2)[1], root2 / 2);
  expect_same(goe_index_law(3)[1], Interval(Rational(1, 4)) + root2 / (2 * Interval::pi()));
  expect_same(goe_index_law(4)[1], root2 / 8);
}

TEST(GoeIndexLaw, HasAVarianceThatGrowsLikeTheLogarithm) {
  // By ln 2 / pi^2 = 0.0702 where d doubles (Cavagna, Garrahan and Giardina, Phys. Rev. B 61, 2000;
  // Majumdar, Nadal, Scardicchio and Vivo, Phys. Rev. Lett. 103, 220603, 2009).
  const auto variance = [](unsigned d) {
    const std::vector<Interval> law = goe_index_law(d);
    double sum = 0;
    for (unsigned k = 0; k <= d; ++k) {
      const double distance = k - d / 2.0;
      sum += law[k].midpoint().to_double() * distance * distance;
    }
    return sum;
  };
  EXPECT_NEAR(variance(40) - variance(20), std::log(2) / (std::numbers::pi * std::numbers::pi),
              0.002);
}

TEST(GoeIndexLaw, AgreesWithEigenvaluesOfDenseMatrices) {
  constexpr int d = 5;
  const auto samples = static_cast<std::uint64_t>(test::scaled(50'000));
  Random random(1);
  std::vector<std::uint64_t> hits(d + 1);
  for (std::uint64_t i = 0; i < samples; ++i) {
    Eigen::MatrixXd a(d, d);
    for (double& x : a.reshaped()) x = random.normal();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(a + a.transpose(),
                                                                Eigen::EigenvaluesOnly);
    ++hits[static_cast<std::size_t>((solver.eigenvalues().array() < 0).count())];
  }
  const std::vector<Interval> law = goe_index_law(d);
  for (std::size_t k = 0; k <= d; ++k) {
    const ConfidenceInterval interval = clopper_pearson(hits[k], samples, 1e-7);
    EXPECT_LE(interval.lower, law[k].lower()) << k << ": " << hits[k] << " hits";
    EXPECT_LE(law[k].upper(), interval.upper) << k << ": " << hits[k] << " hits";
  }
}

TEST(GoeIndexLaw, RejectsOtherDimensions) {
  EXPECT_THROW(goe_index_law(0), std::invalid_argument);
  EXPECT_THROW(goe_index_law(61), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
