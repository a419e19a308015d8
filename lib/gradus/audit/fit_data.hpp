#pragma once

#include <span>
#include <vector>

#include "gradus/audit/trace.hpp"

namespace gradus {

/// Updates of some coordinates from the first on, laid out for repeated evaluation.
struct FitData {
  /// At most `updates` updates of at most `coordinates` coordinates, of small and of large
  /// gradients; `without` are left out.
  FitData(const TraceHead& head, std::span<const TraceStep> steps, std::size_t updates,
          std::size_t coordinates, const std::vector<std::size_t>& without = {});

  struct Entry {
    long double theta = 0, gradient = 0;
    long double change = 0;  ///< recorded
    long double noise = 0;   ///< what rounding theta alone may do; 0: not to be used

    bool usable() const { return noise > 0; }
  };
  const Entry& at(std::size_t update, std::size_t i) const {
    return entries[update * coordinates.size() + i];
  }

  NumberType type;
  std::uint64_t first_step = 0;  ///< as recorded
  std::size_t updates;
  std::vector<std::size_t> coordinates;
  std::vector<Entry> entries;
};

}  // namespace gradus
