#include "gradus/landscape/well_runs.hpp"

#include <gtest/gtest.h>

namespace gradus {
namespace {

TEST(WellRuns, without_noise_the_start_decides) {
  // 3/5 of the starts lie below 0.
  const Tally t = settle_in_double_well(2, 0, 100, 20'000, 1, 1);
  const ConfidenceInterval c = clopper_pearson(t.hits, t.samples, 1e-9);
  EXPECT_LT(c.lower, Rational(3, 5));
  EXPECT_GT(c.upper, Rational(3, 5));
}

TEST(WellRuns, no_side_is_preferred_where_both_minima_are_equal) {
  for (const Rational& noise : {Rational(0), Rational(4)}) {
    const Tally t = settle_in_double_well(1, noise, 50, 20'000, 5, 1);
    const ConfidenceInterval c = clopper_pearson(t.hits, t.samples, 1e-9);
    EXPECT_LT(c.lower, Rational(1, 2));
    EXPECT_GT(c.upper, Rational(1, 2));
  }
}

TEST(WellRuns, the_result_does_not_depend_on_the_threads_but_on_the_seed) {
  const Tally one = settle_in_double_well(2, 5, 20, 30'000, 7, 1),
              two = settle_in_double_well(2, 5, 20, 30'000, 7, 2),
              other = settle_in_double_well(2, 5, 20, 30'000, 8, 1);
  EXPECT_EQ(one.hits, two.hits);
  EXPECT_EQ(one.samples, 30'000U);
  EXPECT_NE(one.hits, other.hits);
}

TEST(WellRuns, noise_that_cannot_leave_a_basin_changes_little) {
  const Tally quiet = settle_in_double_well(2, 0, 50, 20'000, 3, 1),
              small = settle_in_double_well(2, Rational(1, 4), 50, 20'000, 3, 1);
  const auto difference = static_cast<double>(small.hits) - static_cast<double>(quiet.hits);
  EXPECT_LT(difference * difference, 500.0 * 500.0);
}

}  // namespace
}  // namespace gradus
