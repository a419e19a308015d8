#pragma once

#include "number/lane_oracle.hpp"

namespace gradus::test {

constexpr LaneMask all_lanes = 0xffffffff;

/// The same interval in every lane.
inline LaneBlock filled(Ends a) {
  LaneBlock block;
  for (int i = 0; i < LaneBlock::lanes; ++i) {
    block.low[i] = a.low;
    block.high[i] = a.high;
  }
  return block;
}

}  // namespace gradus::test
