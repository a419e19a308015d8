#include "gradus/landscape/batches.hpp"

#include <gtest/gtest.h>

#include "gradus/landscape/votes.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

TEST(Batches, moments_of_a_hand_counted_case) {
  const std::vector<Rational> values{0, 1, 5};
  const BatchMoments pairs = batch_moments(values, 2, Drawing::without_replacement);
  // Averages 1/2, 5/2, 3.
  EXPECT_EQ(pairs.mean, Rational(2));
  EXPECT_EQ(pairs.variance, Rational(7, 6));
  const BatchMoments draws = batch_moments(values, 2, Drawing::with_replacement);
  EXPECT_EQ(draws.mean, Rational(2));
  EXPECT_EQ(draws.variance, Rational(7, 3));
  EXPECT_EQ(batch_moments(values, 3, Drawing::without_replacement).variance, Rational(0));
}

TEST(Batches, what_cannot_be_drawn_is_refused) {
  EXPECT_THROW(batch_moments({1, 2}, 3, Drawing::without_replacement), std::invalid_argument);
  EXPECT_THROW(batch_moments({1, 2}, 0, Drawing::with_replacement), std::invalid_argument);
  EXPECT_THROW(batch_moments({}, 1, Drawing::with_replacement), std::invalid_argument);
}

TEST(Batches, a_wrong_factor_is_noticed_at_the_first_batch_where_it_matters) {
  const auto right =
      check_batches(4, Drawing::with_replacement, [](long, long m) { return Rational(1, m); });
  EXPECT_EQ(right.violation, "");
  EXPECT_TRUE(right.cases.complete);
  EXPECT_EQ(right.cases.count, 1U + 2 * 3 + 3 * 6 + 4 * 10);
  const auto wrong =
      check_batches(4, Drawing::with_replacement, [](long, long m) { return Rational(1, m * m); });
  EXPECT_TRUE(wrong.violation.starts_with("n = 2, batch size 2")) << wrong.violation;
}

TEST(Votes, a_majority_of_three_by_hand) {
  EXPECT_EQ(wrong_majority(1, Rational(3, 5)), Rational(2, 5));
  EXPECT_EQ(wrong_majority(3, Rational(3, 5)), Rational(44, 125));
  EXPECT_EQ(wrong_majority(2, Rational(3, 5)), Rational(4, 25));
}

TEST(Votes, a_wrong_factor_is_noticed) {
  EXPECT_EQ(check_majorities(5, 1).violation, "");
  EXPECT_TRUE(check_majorities(5, 2).violation.starts_with("k = 1"))
      << check_majorities(5, 2).violation;
}

}  // namespace
}  // namespace gradus
