#include "gradus/evidence/certify/enclose.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");
const Rational narrow(1, 1'000'000);

Domain box(Rational low, Rational high, Rational low_y, Rational high_y) {
  Domain d;
  d.variables = {in(x, std::move(low), std::move(high)),
                 in(y, std::move(low_y), std::move(high_y))};
  return d;
}

Domain line(Rational low, Rational high) {
  Domain d;
  d.variables = {in(x, std::move(low), std::move(high))};
  return d;
}

void expect_constant(const Range& found, const Rational& value) {
  EXPECT_EQ(found.problem, "");
  EXPECT_TRUE(found.narrow);
  EXPECT_TRUE(found.maximum.contains(value)) << found.maximum;
  EXPECT_LE(found.maximum.width(), Rational(1, 100));
}

const Term mccormick = sin(x + y) + square(x - y) - Rational(3, 2) * x + Rational(5, 2) * y + 1;

TEST(Enclose, RangesWithClosedForms) {
  const Range rosenbrock =
      enclose(square(1 - x) + 100 * square(y - square(x)), box(-2, 2, -1, 3), narrow, Budget{});
  EXPECT_TRUE(rosenbrock.narrow);
  EXPECT_TRUE(rosenbrock.minimum.contains(Rational(0)));
  EXPECT_TRUE(rosenbrock.maximum.contains(Rational(2509))) << "at x = -2, y = -1";
  // At (1/2 - pi/3, -1/2 - pi/3): -sqrt(3)/2 - pi/3.
  const Range found = enclose(mccormick, box(Rational(-3, 2), 4, -3, 4), narrow, Budget{});
  EXPECT_TRUE(possibly(found.minimum == -(sqrt(Interval(3)) / 2) - Interval::pi() / 3));
  EXPECT_TRUE(found.narrow);
}

TEST(Enclose, what_is_known_when_the_budget_ends_is_still_certified) {
  Budget small;
  small.boxes = 200;
  const Range early = enclose(mccormick, box(Rational(-3, 2), 4, -3, 4), narrow, small);
  const Range late = enclose(mccormick, box(Rational(-3, 2), 4, -3, 4), narrow, Budget{});
  EXPECT_EQ(early.problem, "");
  EXPECT_FALSE(early.narrow);
  EXPECT_TRUE(late.narrow);
  EXPECT_LE(early.minimum.lower(), late.minimum.upper());
  EXPECT_GE(early.minimum.upper(), late.minimum.lower());
  EXPECT_GE(early.maximum.upper(), late.maximum.lower());
  EXPECT_GT(early.minimum.width(), late.minimum.width());
}

TEST(Enclose, LipschitzConstantsOfTheZoo) {
  const Domain wide = line(-5, 5);
  const Rational width(1, 1000);
  const Budget budget;
  expect_constant(lipschitz(square(x) / (1 + square(x)), wide, width, budget), 2);
  expect_constant(lipschitz(log(cosh(x)), wide, width, budget), 1);
  expect_constant(lipschitz(log(1 + exp(x)), wide, width, budget), Rational(1, 4));
  expect_constant(lipschitz((pow(x, 4) - 16 * square(x) + 5 * x) / 2, wide, width, budget), 134);
  const Domain plane = box(-10, 10, -10, 10);
  expect_constant(lipschitz(square(x + 2 * y - 7) + square(2 * x + y - 5), plane, width, budget),
                  18);
  expect_constant(lipschitz(Rational(26, 100) * (square(x) + square(y)) - Rational(48, 100) * x * y,
                            plane, width, budget),
                  1);
  expect_constant(lipschitz(mccormick, box(Rational(-3, 2), 4, -3, 4), Rational(1, 100), budget),
                  4);
}

TEST(Enclose, HypothesesBoundTheBox) {
  Domain disk = box(-2, 2, -2, 2);
  disk.hypotheses = {square(x) + square(y) <= 1};
  const Range found = enclose(x + y, disk, Rational(1, 100), Budget{});
  EXPECT_EQ(found.problem, "");
  EXPECT_TRUE(found.minimum.contains(Interval(0) - sqrt(Interval(2)))) << found.minimum;
  EXPECT_LE(found.minimum.width(), Rational(1, 10));
}

TEST(Enclose, EndsThatAreNoDoublesAreNotPassed) {
  const Range found = enclose(x, line(Rational(1, 10), Rational(1, 3)), narrow, Budget{});
  EXPECT_EQ(found.problem, "");
  EXPECT_TRUE(found.minimum.contains(Rational(1, 10))) << found.minimum;
  EXPECT_TRUE(found.maximum.contains(Rational(1, 3))) << found.maximum;
}

TEST(Enclose, SaysWhyThereIsNoRange) {
  EXPECT_EQ(enclose(log(x), line(-1, 1), narrow, Budget{}).problem,
            "the expression is not defined on the whole box");
  Domain unbounded;
  unbounded.variables = {real(x)};
  EXPECT_NE(enclose(x, unbounded, narrow, Budget{}).problem, "");
  Budget small;
  small.boxes = 10;
  EXPECT_EQ(enclose(1 / (x + sin(101 * y) + 3), box(-2, 2, -2, 2), narrow, small).problem,
            "the budget of boxes is used up");
  EXPECT_NE(lipschitz(abs(x), line(-1, 1), narrow, Budget{}).problem, "");
}

TEST(Enclose, TheRangeContainsTheValuesAtRandomPoints) {
  const Term f = exp(sin(3 * x) - y) * (1 + x * y) + sqrt(1 + square(x));
  const Range found = enclose(f, box(-1, 2, 0, 3), Rational(1, 1000), Budget{});
  ASSERT_EQ(found.problem, "");
  test::for_all(300, [&] {
    Valuation<Interval> at;
    at.scalars = {{"x", Interval(*test::rational_in(-1, 2))},
                  {"y", Interval(*test::rational_in(0, 3))}};
    const Interval value = evaluate(f, at);
    RC_ASSERT(possibly(found.minimum <= value));
    RC_ASSERT(possibly(value <= found.maximum));
  });
}

TEST(Enclose, IsTheSameForAnyNumberOfThreads) {
  std::vector<std::string> found;
  for (const unsigned threads : {1U, 2U, 5U}) {
    Budget budget;
    budget.threads = threads;
    const Range r = enclose(sin(20 * x) * cos(30 * y) + x * y, box(-2, 2, -2, 2), narrow, budget);
    found.push_back(r.minimum.to_string(17) + r.maximum.to_string(17) + std::to_string(r.boxes));
  }
  EXPECT_EQ(found[0], found[1]);
  EXPECT_EQ(found[0], found[2]);
}

}  // namespace
}  // namespace gradus
