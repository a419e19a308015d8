#pragma once

#include <span>
#include <vector>

#include "gradus/algebra/comparison.hpp"
#include "gradus/algebra/lane_tape.hpp"

namespace gradus {

/// Comparisons at one point after another, by lane arithmetic: it decides most of them in a small
/// part of the time that exact numbers or enclosures of 50 digits take.
class PointLanes {
 public:
  /// The outputs of `sides`: left and right of each comparison.
  explicit PointLanes(const Tape& sides);

  /// Encloses all sides at the point, unless it was the last one, too.
  void go_to(std::span<const Rational> point);

  /// Whether it holds for all values in the enclosures of its sides, which are defined there; where
  /// false, nothing is known.
  bool shows(std::size_t comparison, Relation relation) const;

 private:
  LaneTape tape_;
  LaneTape::Work work_;
  std::vector<Rational> point_;
  bool is_enclosed_ = false;
};

}  // namespace gradus
