#include "gradus/landscape/trials.hpp"

#include <gtest/gtest.h>

namespace gradus {
namespace {

const RateBound lecture{2, 1, 0}, sharp{4, 3, 2};

TEST(Trials, OfTheWorstCasesMeetTheSharpBoundAndNoOther) {
  const Trial::Outcome o = check_worst_cases(12, sharp);
  EXPECT_EQ(o.violation, "");
  EXPECT_EQ(o.cases.count, 12U);
  EXPECT_TRUE(o.cases.complete);
  EXPECT_EQ(check_worst_cases(12, {4, 3, 1}).violation, "t = 1: min |g|^2 = 1, lambda gap = 5/4");
  EXPECT_NE(check_worst_cases(12, {5, 3, 2}).violation, "");
}

TEST(Trials, OnHuberKeepBothBoundsAndFindTheFirstStepThatExceedsAWrongOne) {
  const Trial::Outcome o = check_huber(2'000, lecture, sharp);
  EXPECT_EQ(o.violation, "");
  EXPECT_TRUE(o.cases.complete);
  // The squared slope is 1 for the first 1,000 steps and the gap 2001/2: 2001/(4t) < 1 from 501 on.
  EXPECT_EQ(check_huber(2'000, {Rational(1, 2), 1, 0}, sharp).violation,
            "t = 501: min |g|^2 = 1, lambda gap = 2001/2");
  // 2001/(3t + 2) < 1 from 667 on.
  EXPECT_EQ(check_huber(2'000, lecture, {2, 3, 2}).violation,
            "t = 667: min |g|^2 = 1, lambda gap = 2001/2");
  EXPECT_EQ(check_huber(500, {Rational(1, 2), 1, 0}, sharp).violation, "");
}

}  // namespace
}  // namespace gradus
