// Each outward rounding and each choice in the kernels matters: where one is turned round, the
// containment test notices. And each choice goes both ways in the containment test.
#include "number/lane_flips.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "number/lane_containment.hpp"
#include "number/lane_levels.hpp"

namespace gradus::test {

namespace {

std::set<std::string>* passed = nullptr;
std::string flipped;
std::map<std::string, std::pair<bool, bool>> outcomes;  // of conditions: true in a lane, and false

std::string text(const std::source_location& site) {
  const std::string file = site.file_name();
  return fmt::format("{}:{}:{}", file.substr(file.rfind('/') + 1), site.line(), site.column());
}

}  // namespace

bool is_flipped(const std::source_location& site) {
  if (passed == nullptr && flipped.empty()) return false;
  const std::string here = text(site);
  if (passed != nullptr) passed->insert(here);
  return here == flipped;
}

void note_condition(const std::source_location& site, std::uint32_t lanes, int width) {
  if (passed == nullptr) return;
  auto& [held, failed] = outcomes[text(site)];
  held = held || lanes != 0;
  failed = failed || lanes != (1U << width) - 1;
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
  outcomes.clear();
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
  std::printf("%s: %zu sites\n", name(GetParam()), sites.size());
  EXPECT_GE(sites.size(), 60U);
  for (const auto& [site, both] : outcomes) {
    EXPECT_TRUE(both.first && both.second) << site << " always chose the same";
  }
  for (const std::string& site : sites) {
    if (!noticed.contains(site)) ADD_FAILURE() << site << " was turned round, and nothing failed";
  }
}

INSTANTIATE_TEST_SUITE_P(all, LaneFlips, ::testing::ValuesIn(lane_levels()),
                         [](const auto& p) { return std::string(name(p.param)); });

}  // namespace
}  // namespace gradus::test
