#pragma once

#include <vector>

#include "gradus/audit/fit.hpp"

namespace gradus {

/// A rule whose numbers are to be found, from several starts.
struct Shape {
  RuleSpec rule;
  std::vector<Hyper> free;
  bool free_rate = false;
  std::vector<std::vector<double>> starts;  ///< of the free numbers; the learning rate is projected

  Fit fit(std::size_t start) const;
  /// With a learning rate of its own for every update.
  Shape with_free_rate() const;
};

/// One shape for each recurrence: what differs by more than epsilon or a decay.
std::vector<Shape> recurrences();

/// Adam with a step counter that is advanced once for each of several tensors.
std::vector<Shape> counters();

}  // namespace gradus
