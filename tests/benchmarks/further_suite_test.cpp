// The further suite: what is true is proved or certified, and its false neighbour is refuted. A
// sample of the quick ones; all at an effort of 20.

#include <gtest/gtest.h>

#include "benchmarks/certify/suite.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/judge/judge.hpp"
#include "support/effort.hpp"

namespace gradus {
namespace {

TEST(FurtherSuite, the_true_ones_hold_and_the_false_ones_are_refuted) {
  const auto problems = read_suite(GRADUS_SOURCE_DIR "/benchmarks/certify/further.txt");
  ASSERT_GE(problems.size(), 300U);
  const int items = static_cast<int>(problems.size()) / 2;
  const int step = std::max(1, items / test::scaled(items / 20));
  for (int k = 0; k < items; k += step) {
    const SuiteProblem& holds = problems[2 * static_cast<std::size_t>(k)];
    const SuiteProblem& fails = problems[2 * static_cast<std::size_t>(k) + 1];
    EXPECT_EQ(judge(fails.statement, Budget{}).grade, Grade::refuted)
        << text(fails.statement.conclusion);
    if (holds.is_slow && step > 1) continue;
    const Grade grade = judge(holds.statement, Budget{}).grade;
    EXPECT_TRUE(grade == Grade::proved || grade == Grade::certified)
        << text(holds.statement.conclusion);
  }
}

}  // namespace
}  // namespace gradus
