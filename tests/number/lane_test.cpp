// The lane kernels enclose, at every level, and their enclosures are tight.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "number/lane_containment.hpp"
#include "number/lane_levels.hpp"
#include "support/effort.hpp"

namespace gradus {
namespace {

using test::LaneCase;
using test::LaneFindings;
using test::LaneInputs;
using test::LaneOperation;

class LaneKernel : public ::testing::TestWithParam<LaneOperation> {};

TEST_P(LaneKernel, encloses_at_every_level) {
  const LaneOperation& operation = GetParam();
  LaneInputs inputs(1, operation.focus);
  std::map<LaneLevel, LaneFindings> findings;
  const LaneScope scope;
  for (int left = test::scaled(100000); left > 0; left -= LaneBlock::lanes) {
    const LaneCase c = test::make_case(operation, inputs);
    for (const LaneLevel level : test::lane_levels()) {
      test::check_case(lane_kernels(level), operation, c, findings[level]);
    }
  }
  for (const auto& [level, found] : findings) {
    std::printf("%-18s %-8s %.0f %.0f doubles from the best ends, %ld enclosures\n",
                operation.name.c_str(), name(level), found.low_slack, found.high_slack,
                found.enclosed);
    EXPECT_EQ(found.failure, "") << name(level);
    EXPECT_GT(found.enclosed, 0) << name(level);
    const double slack = level == LaneLevel::baseline ? operation.slack_unfused : operation.slack;
    EXPECT_LE(found.low_slack, slack) << name(level);
    EXPECT_LE(found.high_slack, slack) << name(level);
  }
}

INSTANTIATE_TEST_SUITE_P(all, LaneKernel, ::testing::ValuesIn(test::lane_operations()),
                         [](const auto& p) {
                           std::string name = p.param.name;
                           for (char& c : name) c = c == ' ' ? '_' : c == '-' ? 'm' : c;
                           return name;
                         });

}  // namespace
}  // namespace gradus
