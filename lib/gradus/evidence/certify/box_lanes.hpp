#pragma once

#include <bit>

#include "gradus/number/lanes.hpp"

namespace gradus {

inline bool has(LaneMask lanes, int lane) { return (lanes >> lane & 1U) != 0; }

/// From the last lane to the first: the order in which a stack gives the boxes of a batch.
template <class F>
void for_each_lane(LaneMask lanes, F f) {
  while (lanes != 0) {
    const int lane = std::bit_width(lanes) - 1;
    lanes ^= LaneMask{1} << lane;
    f(lane);
  }
}

}  // namespace gradus
