#include "gradus/spectrum/goe_rare.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "gradus/spectrum/goe.hpp"
#include "support/effort.hpp"

namespace gradus {
namespace {

std::uint64_t samples() { return static_cast<std::uint64_t>(test::scaled(100'000)); }

TEST(GoeRare, AgreesWithTheExactLawFarBeyondPlainSampling) {
  for (unsigned d : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 10U, 12U, 15U}) {
    const ConfidenceInterval found = estimate_goe_positive_definite(d, samples(), d, 1, 1e-7);
    const Interval exact = goe_positive_definite(d);
    EXPECT_LE(found.lower, exact.lower()) << d;
    EXPECT_LE(exact.upper(), found.upper) << d;
  }
}

TEST(GoeRare, ReachesTenToTheMinusTwelveWithATenthOfRelativeError) {
  // p_9 = 6.2e-12, p_10 = 2.3e-14.
  for (unsigned d : {9U, 10U}) {
    const ConfidenceInterval found = estimate_goe_positive_definite(d, 300'000, 1, 1, 1e-6);
    EXPECT_LT(found.upper - found.lower, found.lower / 10) << d;
  }
}

TEST(GoeRare, TheLargestWeightBoundsTheChanceAndIsNotFarAbove) {
  for (unsigned d = 1; d <= 10; ++d) {
    const Interval bound = goe_weight_bound(d), exact = goe_positive_definite(d);
    EXPECT_TRUE(certainly(bound > exact)) << d;
    EXPECT_TRUE(certainly(bound < 65 * exact)) << d << ": " << bound;
  }
}

TEST(GoeRare, DependsOnTheSeedAndNotOnTheThreads) {
  const auto lower = [](std::uint64_t seed, unsigned threads) {
    return estimate_goe_positive_definite(6, 150'001, seed, threads, 1e-6).lower;
  };
  EXPECT_EQ(lower(1, 1), lower(1, 2));
  EXPECT_NE(lower(1, 1), lower(2, 1));
}

TEST(GoeRare, RejectsOtherDimensions) {
  EXPECT_THROW(estimate_goe_positive_definite(0, 10, 1, 1, 1e-6), std::invalid_argument);
  EXPECT_THROW(estimate_goe_positive_definite(41, 10, 1, 1, 1e-6), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
