#include "gradus/spectrum/independent_entries.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "gradus/spectrum/goe.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

void expect_estimates(const Tally& tally, const Interval& exact) {
  const ConfidenceInterval interval = clopper_pearson(tally.hits, tally.samples, 1e-7);
  EXPECT_LE(interval.lower, exact.lower()) << tally.hits << " hits";
  EXPECT_LE(exact.upper(), interval.upper) << tally.hits << " hits";
}

TEST(IndependentEntries, HaveTheExactLawOfTheGoeWithHalfTheVarianceOffTheDiagonal) {
  for (unsigned d = 1; d <= 4; ++d) {
    expect_estimates(count_positive_definite({2, 1}, d, 400'000, d, 1), goe_positive_definite(d));
  }
}

TEST(IndependentEntries, HaveAnotherLawWithOtherVariances) {
  const Interval exact = goe_positive_definite(2);
  for (const EntryLaw& law : {EntryLaw{1, 1}, EntryLaw{1, 0.25}, EntryLaw{4, 1}}) {
    const Tally tally = count_positive_definite(law, 2, 400'000, 1, 1);
    const ConfidenceInterval interval = clopper_pearson(tally.hits, tally.samples, 1e-9);
    EXPECT_TRUE(exact.upper() < interval.lower || interval.upper < exact.lower())
        << law.diagonal << " : " << law.off_diagonal;
  }
}

TEST(IndependentEntries, DoNotChangeTheirSignsWithScale) {
  test::for_all(20, [] {
    const auto d = *rc::gen::inRange(1U, 6U);
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const double diagonal = *rc::gen::inRange(1, 20), off_diagonal = *rc::gen::inRange(1, 20);
    // By powers of 4 the deviations are scaled by powers of 2, without rounding.
    const double scale = std::ldexp(1, 2 * *rc::gen::inRange(-40, 40));
    const auto hits = [&](double factor) {
      return count_positive_definite({factor * diagonal, factor * off_diagonal}, d, 2000, seed, 1)
          .hits;
    };
    RC_ASSERT(hits(1) == hits(scale));
  });
}

TEST(IndependentEntries, DependOnTheSeedAndNotOnTheThreads) {
  const auto hits = [](std::uint64_t seed, unsigned threads) {
    return count_positive_definite({1, 1}, 2, 200'001, seed, threads).hits;
  };
  EXPECT_EQ(hits(1, 1), hits(1, 2));
  EXPECT_NE(hits(1, 1), hits(2, 1));
}

TEST(IndependentEntries, RejectWhatHasNoMatrix) {
  EXPECT_THROW(count_positive_definite({1, 1}, 0, 1, 1, 1), std::invalid_argument);
  EXPECT_THROW(count_positive_definite({0, 1}, 2, 1, 1, 1), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
