#include "gradus/landscape/descent.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "gradus/number/fixed_real.hpp"

namespace gradus {
namespace {

using Number50 = FixedReal<50>;

TEST(Descent, KeepsEveryTestFunctionUnderBothBounds) {
  const std::vector<unsigned> at{1, 10, 100, 1000};
  const auto reports = descend_test_functions(2000, at);
  ASSERT_EQ(reports.size(), test_functions<Number50>().size());
  for (const DescentReport& report : reports) {
    EXPECT_FALSE(report.violated) << report.function;
    EXPECT_LE(report.largest_ratio, 1) << report.function;
    EXPECT_GT(report.largest_ratio, 0) << report.function;
    ASSERT_EQ(report.records.size(), at.size());
    for (std::size_t i = 0; i < at.size(); ++i) {
      const DescentRecord& record = report.records[i];
      EXPECT_EQ(record.steps, at[i]);
      EXPECT_LE(record.least, record.least_before);
      EXPECT_LE(record.least_before, record.lecture_bound);
      EXPECT_LE(record.least, record.sharp_bound);
      EXPECT_LE(record.least,
                report.largest_ratio * record.sharp_bound * (1 + pow(Rational(10), -40)));
    }
  }
}

TEST(Descent, OnHuberIsKnownInClosedForm) {
  // From 1001 every slope is 1 for 1000 steps, and f_0 = 1000.5; then one step ends it.
  const auto reports = descend_test_functions(1200, {1000, 1001, 1002});
  const auto huber = std::ranges::find(reports, "Huber", &DescentReport::function);
  ASSERT_NE(huber, reports.end());
  const Rational gap(2001, 2);
  const auto close = [](const Rational& a, const Rational& b) {
    return abs(a - b) < pow(Rational(10), -45);
  };
  EXPECT_EQ(huber->records[0].least, 1);
  EXPECT_TRUE(close(huber->records[0].lecture_bound, 2 * gap / 1000));
  EXPECT_TRUE(close(huber->records[0].sharp_bound, 4 * gap / 3002));
  EXPECT_EQ(huber->records[1].least_before, 1);
  EXPECT_EQ(huber->records[1].least, 0);
  EXPECT_EQ(huber->records[2].least_before, 0);
  EXPECT_EQ(huber->largest_ratio_at, 1000u);
  EXPECT_TRUE(close(huber->largest_ratio, Rational(3002, 4002)));
}

TEST(Descent, ReportsAViolationWhereTheSmoothnessIsClaimedTooSmall) {
  // x^2 / 2 with L said to be 2/3: |g_0|^2 = 1 > 2/3.
  TestFunction<Number50> f;
  f.name = "too steep";
  f.smoothness = Rational(2, 3);
  f.infimum = 0;
  f.start = {1};
  f.value = [](std::span<const Number50> x) { return x[0] * x[0] / Number50(2); };
  f.gradient = [](std::span<const Number50> x) { return std::vector<Number50>{x[0]}; };
  const DescentReport report = descend(f, 3, {});
  EXPECT_TRUE(report.violated);
  EXPECT_GT(report.largest_ratio, 1);
  EXPECT_EQ(report.largest_ratio_at, 0u);
  f.smoothness = 1;
  const DescentReport right = descend(f, 3, {});
  EXPECT_FALSE(right.violated);
  EXPECT_EQ(right.largest_ratio, 1);
}

}  // namespace
}  // namespace gradus
