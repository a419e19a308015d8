#include "gradus/spectrum/rare_definite.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "gradus/spectrum/goe.hpp"
#include "gradus/spectrum/independent_entries.hpp"
#include "support/effort.hpp"

namespace gradus {
namespace {

const Rational half(1, 2);

std::uint64_t samples() { return static_cast<std::uint64_t>(test::scaled(50'000)); }

TEST(RareDefinite, AgreesWithTheExactLawFarBeyondPlainSampling) {
  for (unsigned d : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 10U, 12U, 15U}) {
    const ConfidenceInterval found = estimate_positive_definite(d, 1, samples(), d, 1, 1e-7);
    const Interval exact = goe_positive_definite(d);
    EXPECT_LE(found.lower, exact.lower()) << d;
    EXPECT_LE(exact.upper(), found.upper) << d;
  }
}

TEST(RareDefinite, AgreesWithPlainSamplingOfEntriesOfOneLaw) {
  const ConfidenceInterval one = estimate_positive_definite(1, half, samples(), 1, 1, 1e-7);
  EXPECT_LE(one.lower, half);
  EXPECT_LE(half, one.upper);
  for (unsigned d : {2U, 3U, 4U}) {
    const ConfidenceInterval found = estimate_positive_definite(d, half, samples(), d, 1, 1e-7);
    const Tally plain = count_positive_definite({1, 1}, d, 10 * samples(), d, 1);
    const ConfidenceInterval expected = clopper_pearson(plain.hits, plain.samples, 1e-7);
    EXPECT_LE(found.lower, expected.upper) << d;
    EXPECT_LE(expected.lower, found.upper) << d;
    EXPECT_LT(found.upper - found.lower, found.lower / 5) << d;
  }
}

TEST(RareDefinite, ReachesTenToTheMinusTwelveWithATenthOfRelativeError) {
  // p_9 = 6.2e-12, p_10 = 2.3e-14.
  for (unsigned d : {9U, 10U}) {
    const ConfidenceInterval found = estimate_positive_definite(d, 1, 300'000, 1, 1, 1e-6);
    EXPECT_LT(found.upper - found.lower, found.lower / 10) << d;
  }
}

TEST(RareDefinite, TheLargestWeightBoundsTheChanceAndIsNotFarAbove) {
  for (unsigned d = 1; d <= 10; ++d) {
    const Interval bound = rare_weight_bound(d, 1), exact = goe_positive_definite(d);
    EXPECT_TRUE(certainly(bound > exact)) << d;
    EXPECT_TRUE(certainly(bound < 65 * exact)) << d << ": " << bound;
  }
  EXPECT_TRUE(certainly(rare_weight_bound(10, half) < Interval::parse("4.6e-17")));
}

TEST(RareDefinite, DependsOnTheSeedAndNotOnTheThreads) {
  for (const Rational& v : {Rational(1), half}) {
    const auto lower = [&](std::uint64_t seed, unsigned threads) {
      return estimate_positive_definite(4, v, 100'001, seed, threads, 1e-6).lower;
    };
    EXPECT_EQ(lower(1, 1), lower(1, 2));
    EXPECT_NE(lower(1, 1), lower(2, 1));
  }
}

TEST(RareDefinite, RejectsWhatItIsNotMadeFor) {
  EXPECT_THROW(estimate_positive_definite(0, 1, 10, 1, 1, 1e-6), std::invalid_argument);
  EXPECT_THROW(estimate_positive_definite(41, 1, 10, 1, 1, 1e-6), std::invalid_argument);
  EXPECT_THROW(estimate_positive_definite(2, 2, 10, 1, 1, 1e-6), std::invalid_argument);
  EXPECT_THROW(estimate_positive_definite(2, 0, 10, 1, 1, 1e-6), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
