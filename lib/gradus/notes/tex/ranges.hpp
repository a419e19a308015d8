#pragma once

#include <vector>

#include "gradus/notes/tex/relations.hpp"

namespace gradus {

/// A chain of a formula between commas and words; without a relation its one side.
struct ChainSegment {
  std::vector<std::vector<TexNode>> sides{1};
  std::vector<Connective> links;
  bool of_range = false;
  bool for_all = false;  ///< behind \forall
};

/// i = 1, 2, \dots, n is no equation: it becomes "i is a natural number" and 1 \le i \le n. Where
/// neither end is a number, it becomes i = \dots, which nobody reads.
void settle_ranges(std::vector<ChainSegment>& segments);

}  // namespace gradus
