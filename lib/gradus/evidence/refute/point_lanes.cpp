#include "gradus/evidence/refute/point_lanes.hpp"

#include <algorithm>
#include <cmath>

#include "gradus/number/double_ends.hpp"

namespace gradus {

namespace {

constexpr double kLargest = 0x1p1000;  // of what lanes take

}  // namespace

PointLanes::PointLanes(const Tape& sides)
    : tape_(sides, lane_kernels(best_lane_level())), work_(tape_.make_work()) {}

void PointLanes::go_to(std::span<const Rational> point) {
  if (is_enclosed_ && std::ranges::equal(point, point_)) return;
  is_enclosed_ = false;
  for (std::size_t i = 0; i < point.size(); ++i) {
    const DoubleEnds ends(point[i]);
    if (!(ends.low >= -kLargest && ends.high <= kLargest)) return;
    std::fill_n(work_.values[i].low, LaneBlock::pack, ends.low);
    std::fill_n(work_.values[i].high, LaneBlock::pack, ends.high);
  }
  const LaneScope scope;
  tape_.run(work_, 1);
  point_.assign(point.begin(), point.end());
  is_enclosed_ = true;
}

bool PointLanes::shows(std::size_t comparison, Relation relation) const {
  const std::size_t left = 2 * comparison, right = left + 1;
  const LaneMask defined = tape_.defined(work_, left) & tape_.defined(work_, right);
  if (!is_enclosed_ || (defined & 1U) == 0) return false;
  const double left_low = tape_.value(work_, left).low[0];
  const double left_high = tape_.value(work_, left).high[0];
  const double right_low = tape_.value(work_, right).low[0];
  const double right_high = tape_.value(work_, right).high[0];
  switch (relation) {
    case Relation::less:
      return left_high < right_low;
    case Relation::less_equal:
      return left_high <= right_low;
    case Relation::greater:
      return left_low > right_high;
    case Relation::greater_equal:
      return left_low >= right_high;
    case Relation::equal:
      return left_low == right_high && left_high == right_low;
    case Relation::not_equal:
      return left_high < right_low || right_high < left_low;
  }
  return false;
}

}  // namespace gradus
