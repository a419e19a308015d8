#pragma once

#include <vector>

#include "gradus/number/lanes.hpp"

namespace gradus::test {

/// Those that this processor has.
inline std::vector<LaneLevel> lane_levels() {
  std::vector<LaneLevel> result;
  for (const LaneLevel level : {LaneLevel::baseline, LaneLevel::avx2, LaneLevel::avx512}) {
    if (has_lane_level(level)) result.push_back(level);
  }
  return result;
}

}  // namespace gradus::test
