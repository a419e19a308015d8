#include "gradus/evidence/sample_points.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "support/statements.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");

constexpr std::size_t kMany = 400;

TEST(SamplePoints, are_spread_over_the_unit_interval_in_each_coordinate_and_in_pairs) {
  std::array<int, 16> quarters{};
  for (std::size_t i = 0; i < 1600; ++i) {
    const double a = scattered(i, 3), b = scattered(i, 4);
    ASSERT_TRUE(a >= 0 && a < 1 && b >= 0 && b < 1);
    ++quarters[static_cast<std::size_t>(4 * a) * 4 + static_cast<std::size_t>(4 * b)];
  }
  // Five standard deviations of a binomial count of mean 100.
  for (const int count : quarters) EXPECT_NEAR(count, 100, 50);
}

TEST(SamplePoints, meet_both_ends_unless_these_are_left_out_and_begin_in_the_middle) {
  for (const bool low_open : {false, true}) {
    for (const bool high_open : {false, true}) {
      const SampleRange range{-1.0, 2.0, low_open, high_open};
      int at_low = 0, at_high = 0;
      for (std::size_t i = 0; i < kMany; ++i) {
        const double value = sampled_value(i, scattered(i, 0), range);
        ASSERT_TRUE(value >= -1 && value <= 2);
        at_low += value == -1 ? 1 : 0;
        at_high += value == 2 ? 1 : 0;
      }
      EXPECT_EQ(at_low > 0, !low_open);
      EXPECT_EQ(at_high > 0, !high_open);
      EXPECT_LT(at_low + at_high, static_cast<int>(kMany) / 3);
      EXPECT_EQ(sampled_value(0, 0.01, range), 0.5);
    }
  }
}

TEST(SamplePoints, are_of_different_sizes_where_there_is_no_end) {
  double least = 1, greatest = 1;
  bool below = false, zero = false;
  for (std::size_t i = 0; i < kMany; ++i) {
    const double share = scattered(i, 1);
    EXPECT_GE(sampled_value(i, share, {.low = 3.0}), 3);
    EXPECT_LE(sampled_value(i, share, {.high = 3.0}), 3);
    EXPECT_GT(sampled_value(i, share, {.low = 3.0, .low_open = true}), 3);
    EXPECT_LT(sampled_value(i, share, {.high = 3.0, .high_open = true}), 3);
    const double value = sampled_value(i, share, {});
    below = below || value < 0;
    zero = zero || value == 0;
    if (value == 0) continue;
    least = std::min(least, std::fabs(value));
    greatest = std::max(greatest, std::fabs(value));
  }
  EXPECT_TRUE(below && zero);
  EXPECT_LT(least, 0.2);
  EXPECT_GT(greatest, 4);
  EXPECT_EQ(sampled_value(0, 0.7, {}), 1);
  EXPECT_EQ(sampled_value(0, 0.7, {.low = 3.0}), 4);
}

TEST(DomainSamples, keep_to_bounds_and_hypotheses_and_give_the_values) {
  const Term formulas[] = {x * y, log(x - y)};
  const auto s = test::about(x > y, {in(x, 0, 2), real(y)}, {x * x + y * y <= 3, x > y, x != 1});
  const DomainSamples samples(s.domain, formulas, kMany);
  EXPECT_GT(samples.points().size(), 20U);
  EXPECT_LT(samples.points().size(), kMany);
  for (const auto& [at, values] : samples.points()) {
    EXPECT_TRUE(at[0] >= 0 && at[0] <= 2 && at[0] != 1 && at[0] > at[1]);
    EXPECT_LE(at[0] * at[0] + at[1] * at[1], 3);
    EXPECT_EQ(values[0], at[0] * at[1]);
    EXPECT_EQ(values[1], std::log(at[0] - at[1]));
  }
}

TEST(DomainSamples, there_are_none_on_equations_nor_of_what_has_no_value_by_itself) {
  const auto none = [](const Statement& s, Term formula) {
    return DomainSamples(s.domain, std::span(&formula, 1), kMany).points().empty();
  };
  const std::vector<Variable> both{in(x, 0, 1), in(y, 0, 1)};
  EXPECT_TRUE(none(test::about(x > y, both, {x + y == 1}), x));
  EXPECT_TRUE(none(test::about(x > y, both), Term::element("g", 0)));
  EXPECT_TRUE(none(test::about(x > y, both, {log(-x - 1) < 0}), x));
  EXPECT_FALSE(none(test::about(x > y, both), x));
}

TEST(DomainSamples, differences_that_rounding_may_make_are_none) {
  EXPECT_EQ(difference_beyond_rounding(1e9, 1e9 + 0.5), 0);
  EXPECT_LT(difference_beyond_rounding(1, 1.001), 0);
  EXPECT_GT(difference_beyond_rounding(1.001, 1), 0);
  EXPECT_TRUE(std::isnan(difference_beyond_rounding(std::nan(""), 1)));
}

}  // namespace
}  // namespace gradus
