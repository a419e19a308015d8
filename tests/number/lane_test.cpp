// The lane kernels enclose, at every level, and their enclosures are tight.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "number/lane_containment.hpp"
#include "number/lane_levels.hpp"
#include "support/effort.hpp"

namespace gradus {

const LaneKernels* optimised_baseline_lane_kernels();
const LaneKernels* optimised_avx2_lane_kernels();
const LaneKernels* optimised_avx512_lane_kernels();

namespace {

using test::LaneCase;
using test::LaneFindings;
using test::LaneInputs;
using test::LaneOperation;

/// The kernels as shipped, and compiled with -O3.
std::vector<std::pair<std::string, const LaneKernels*>> builds(LaneLevel level) {
  const LaneKernels* optimised = level == LaneLevel::avx512 ? optimised_avx512_lane_kernels()
                                 : level == LaneLevel::avx2 ? optimised_avx2_lane_kernels()
                                                            : optimised_baseline_lane_kernels();
  return {{name(level), &lane_kernels(level)}, {std::string(name(level)) + " -O3", optimised}};
}

class LaneKernel : public ::testing::TestWithParam<LaneOperation> {};

TEST_P(LaneKernel, encloses_at_every_level) {
  const LaneOperation& operation = GetParam();
  LaneInputs inputs(1, operation.focus);
  std::map<std::string, LaneFindings> findings;
  const LaneScope scope;
  for (int left = test::scaled(100000); left > 0; left -= LaneBlock::lanes) {
    const LaneCase c = test::make_case(operation, inputs);
    for (const LaneLevel level : test::lane_levels()) {
      for (const auto& [build, kernels] : builds(level)) {
        test::check_case(*kernels, operation, c, findings[build]);
      }
    }
  }
  for (const auto& [build, found] : findings) {
    std::printf("%-18s %-12s %.0f %.0f doubles from the best ends, %ld enclosures\n",
                operation.name.c_str(), build.c_str(), found.low_slack, found.high_slack,
                found.enclosed);
    const double slack = build.starts_with("baseline") ? operation.slack_unfused : operation.slack;
    EXPECT_EQ(found.failure, "") << build;
    EXPECT_GT(found.enclosed, 0) << build;
    EXPECT_LE(found.low_slack, slack) << build;
    EXPECT_LE(found.high_slack, slack) << build;
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
