#include "gradus/landscape/worst_case.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace gradus {
namespace {

Rational q(long p, long r) { return Rational(p, r); }

PiecewiseQuadratic any_function() {
  std::vector<Rational> breakpoints{q(*rc::gen::inRange<long>(-9, 10), 2)};
  std::vector<Rational> curvatures{*rc::gen::inRange<long>(-1, 4)};
  const auto extra = *rc::gen::inRange(0, 6);
  for (int i = 0; i < extra; ++i) {
    breakpoints.push_back(breakpoints.back() + q(*rc::gen::inRange<long>(1, 9), 4));
    curvatures.push_back(*rc::gen::inRange<long>(-4, 5));
  }
  curvatures.push_back(*rc::gen::inRange<long>(-1, 4));
  return PiecewiseQuadratic(breakpoints, curvatures, *rc::gen::inRange<long>(-5, 6),
                            *rc::gen::inRange<long>(-5, 6));
}

TEST(PiecewiseQuadratic, HasAValueThatIntegratesItsSlope) {
  rc::check([] {
    const auto f = any_function();
    const Rational a = q(*rc::gen::inRange<long>(-80, 80), 7);
    const Rational h = q(*rc::gen::inRange<long>(1, 40), 9);
    const Rational low = f.least_curvature(), high = f.greatest_curvature();
    // Slope and value change as curvatures within the bounds allow.
    const Rational turn = f.slope(a + h) - f.slope(a);
    RC_ASSERT(low * h <= turn);
    RC_ASSERT(turn <= high * h);
    const Rational excess = f.value(a + h) - f.value(a) - f.slope(a) * h;
    RC_ASSERT(low * h * h / 2 <= excess);
    RC_ASSERT(excess <= high * h * h / 2);
  });
}

TEST(PiecewiseQuadratic, HasNoValueBelowItsMinimum) {
  rc::check([] {
    const auto f = any_function();
    const auto minimum = f.minimum();
    if (!minimum) {
      // Then it falls without end on one side.
      RC_ASSERT(min(f.value(-1'000'000), f.value(1'000'000)) < -1'000);
      return;
    }
    RC_ASSERT(f.value(minimum->at) == minimum->value);
    RC_ASSERT(f.slope(minimum->at) == 0);
    for (long i = -200; i <= 200; ++i) RC_ASSERT(minimum->value <= f.value(q(i, 8)));
  });
}

TEST(PiecewiseQuadratic, RejectsWhatDoesNotDescribeAFunction) {
  EXPECT_THROW(PiecewiseQuadratic({}, {1}, 0, 0), std::invalid_argument);
  EXPECT_THROW(PiecewiseQuadratic({0}, {1}, 0, 0), std::invalid_argument);
  EXPECT_THROW(PiecewiseQuadratic({0, 0}, {1, 1, 1}, 0, 0), std::invalid_argument);
}

TEST(WorstCase, AttainsTheSharpBoundForEveryNumberOfSteps) {
  for (unsigned steps = 0; steps <= 50; ++steps) {
    const auto f = worst_case_of_descent(steps);
    EXPECT_EQ(f.greatest_curvature(), 1);
    EXPECT_EQ(f.least_curvature(), steps == 0 ? 1 : -1);
    const ExactDescent run = descend_exactly(f, 0, 1, steps);
    ASSERT_EQ(run.slopes.size(), steps + 1);
    EXPECT_TRUE(std::ranges::all_of(run.slopes, [](const Rational& g) { return g == 1; }));
    EXPECT_EQ(run.gap, q(3 * long{steps} + 2, 4));
    EXPECT_EQ(run.least_square, 4 * run.gap / (3 * Rational(steps) + 2));
  }
}

TEST(WorstCase, IsNoLongerWorstOneStepLater) {
  const auto f = worst_case_of_descent(10);
  const ExactDescent run = descend_exactly(f, 0, 1, 11);
  EXPECT_EQ(run.slopes.back(), 0);
}

TEST(WorstCase, OfTheUpperCurvatureBoundAloneIsWorse) {
  const auto f = one_sided_counterexample();
  EXPECT_EQ(f.greatest_curvature(), 1);
  EXPECT_EQ(f.least_curvature(), -3);
  const ExactDescent run = descend_exactly(f, 0, 1, 1);
  EXPECT_EQ(run.gap, q(9, 8));
  EXPECT_EQ(run.least_square, 1);
  EXPECT_EQ(4 * run.gap / 5, q(9, 10));
  EXPECT_GT(run.least_square, 4 * run.gap / 5);  // the two-sided bound fails
  EXPECT_LE(run.least_square, 2 * run.gap / 1);  // the lecture's holds
}

TEST(WorstCase, RejectsDescentWithoutAMinimum) {
  EXPECT_THROW(descend_exactly(PiecewiseQuadratic({0}, {0, 0}, 0, 1), 0, 1, 1),
               std::invalid_argument);
}

}  // namespace
}  // namespace gradus
