#include "gradus/spectrum/goe_shift.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <cmath>
#include <stdexcept>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/evidence/experiment/random.hpp"
#include "gradus/spectrum/goe.hpp"
#include "support/effort.hpp"

namespace gradus {
namespace {

void expect_same(const Interval& a, const Interval& b) {
  EXPECT_TRUE(intersect(a, b).has_value()) << a << " and " << b;
}

TEST(GoeSmallest, IsAboveZeroWhereTheMatrixIsPositiveDefinite) {
  const std::vector<Interval> above = goe_smallest_above(20, 0);
  const std::vector<Interval> definite = goe_positive_definite_up_to(20);
  for (std::size_t n = 0; n < 20; ++n) expect_same(above[n], definite[n]);
}

TEST(GoeSmallest, HasTheClosedFormOfTwoDimensions) {
  // Half the trace is N(0, 1/2), half the squared gap Exp(1): with the mean m and e^{-r^2} for the
  // chance that the gap exceeds r, P(m - r > a) is the integral of (1 - e^{-(m - a)^2}) e^{-m^2} /
  // sqrt(pi) over m > a.
  for (double a : {-2.0, -0.5, 0.0, 0.75, 1.5}) {
    const double found = goe_smallest_above(2, Rational::from_double(a))[1].midpoint().to_double();
    const double expected =
        std::erfc(a) / 2 - std::exp(-a * a / 2) * std::erfc(a / std::sqrt(2)) / (2 * std::sqrt(2));
    EXPECT_NEAR(found, expected, 1e-14) << a;
  }
}

TEST(GoeSmallest, FallsFromOneToZero) {
  for (unsigned d : {1U, 4U, 30U}) {
    Interval before(1);
    for (long a = -12; a <= 10; a += 2) {
      const Interval p = goe_smallest_above(d, a).back();
      EXPECT_TRUE(certainly(p < before)) << d << ", " << a;
      EXPECT_TRUE(certainly(p > Interval(0))) << d << ", " << a;
      before = p;
    }
  }
}

TEST(GoeShifted, HasTheClosedFormsOfOneAndTwoDimensions) {
  const std::vector<Interval> p = shifted_goe_positive_definite_up_to(2);
  expect_same(p[0], Interval(Rational(1, 2)));
  // The mean of both eigenvalues is N(0, 1), half the squared gap Exp(1).
  expect_same(p[1], (1 - 1 / sqrt(Interval(3))) / 2);
}

TEST(GoeShifted, IsNarrowAndDoesNotDependOnWhatIsComputedBeside) {
  const std::vector<Interval> few = shifted_goe_positive_definite_up_to(7);
  const std::vector<Interval> many = shifted_goe_positive_definite_up_to(25);
  for (std::size_t n = 0; n < 7; ++n) expect_same(few[n], many[n]);
  for (const Interval& p : many) EXPECT_LT(p.width(), p.lower() * pow(Rational(10), -19)) << p;
}

TEST(GoeShifted, AgreesWithEigenvaluesOfDenseMatrices) {
  const auto samples = static_cast<std::uint64_t>(test::scaled(40'000));
  const std::vector<Interval> exact = shifted_goe_positive_definite_up_to(4);
  for (Eigen::Index d = 1; d <= 4; ++d) {
    Random random(static_cast<std::uint64_t>(d));
    std::uint64_t hits = 0;
    for (std::uint64_t i = 0; i < samples; ++i) {
      Eigen::MatrixXd a(d, d);
      for (double& x : a.reshaped()) x = random.normal();
      const Eigen::MatrixXd symmetric = (a + a.transpose()) / 2;
      const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric,
                                                                  Eigen::EigenvaluesOnly);
      hits += solver.eigenvalues()(0) + random.normal() * std::sqrt(0.5) > 0;
    }
    const ConfidenceInterval interval = clopper_pearson(hits, samples, 1e-7);
    const Interval& p = exact[static_cast<std::size_t>(d - 1)];
    EXPECT_LE(interval.lower, p.lower()) << d << ": " << hits << " hits";
    EXPECT_LE(p.upper(), interval.upper) << d << ": " << hits << " hits";
  }
}

TEST(GoeShifted, RejectsOtherDimensions) {
  EXPECT_THROW(shifted_goe_positive_definite_up_to(0), std::invalid_argument);
  EXPECT_THROW(shifted_goe_positive_definite_up_to(61), std::invalid_argument);
  EXPECT_THROW(goe_smallest_above(101, 0), std::invalid_argument);
  EXPECT_THROW(goe_smallest_above(2, 11), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
