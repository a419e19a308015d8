// Each outward rounding in the kernels matters: where one is turned round, the containment test
// notices.
#include "number/lane_flips.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "number/lane_containment.hpp"
#include "number/lane_levels.hpp"

namespace gradus::test {

namespace {

std::set<std::string>* passed = nullptr;
std::string flipped;

}  // namespace

bool is_flipped(const std::source_location& site) {
  const std::string file = site.file_name();
  const std::string name =
      fmt::format("{}:{}:{}", file.substr(file.rfind('/') + 1), site.line(), site.column());
  if (passed != nullptr) passed->insert(name);
  return name == flipped;
}

namespace {

const LaneKernels& flippable(LaneLevel level) {
  switch (level) {
    case LaneLevel::avx2:
      return *flippable_avx2_lane_kernels();
    case LaneLevel::avx512:
      return *flippable_avx512_lane_kernels();
    default:
      return *flippable_baseline_lane_kernels();
  }
}

class LaneFlips : public ::testing::TestWithParam<LaneLevel> {};

TEST_P(LaneFlips, are_noticed) {
  const LaneKernels& kernels = flippable(GetParam());
  const LaneScope scope;
  std::set<std::string> sites;
  std::set<std::string> noticed;
  for (const LaneOperation& operation : lane_operations()) {
    LaneInputs inputs(3, operation.focus);
    std::vector<LaneCase> cases;
    for (int i = 0; i < 200; ++i) cases.push_back(make_case(operation, inputs));
    const auto finds_a_fault = [&] {
      LaneFindings findings;
      for (const LaneCase& c : cases) {
        check_case(kernels, operation, c, findings);
        if (!findings.failure.empty()) return true;
      }
      return false;
    };
    std::set<std::string> here;
    passed = &here;
    ASSERT_FALSE(finds_a_fault()) << operation.name;
    passed = nullptr;
    for (const std::string& site : here) {
      sites.insert(site);
      if (noticed.contains(site)) continue;
      flipped = site;
      if (finds_a_fault()) noticed.insert(site);
      flipped.clear();
    }
  }
  EXPECT_GE(sites.size(), 30U);
  for (const std::string& site : sites) {
    if (!noticed.contains(site)) ADD_FAILURE() << site;
  }
}

INSTANTIATE_TEST_SUITE_P(all, LaneFlips, ::testing::ValuesIn(lane_levels()),
                         [](const auto& p) { return std::string(name(p.param)); });

}  // namespace
}  // namespace gradus::test
