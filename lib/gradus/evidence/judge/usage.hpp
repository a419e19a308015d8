#pragma once

#include <string>
#include <vector>

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// Which of the statement's assumptions a proof rests on.
struct Usage {
  std::vector<std::string> premises_used;  ///< names, with the index of schema instances
  std::vector<std::string>
      assumptions_unused;  ///< hypotheses and bounds that it did not need, as text
};
Usage usage(const Statement& s, const Evidence& e);

}  // namespace gradus
