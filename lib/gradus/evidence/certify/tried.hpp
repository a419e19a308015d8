#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Statements that were looked at in vain. Several ways lead to the same one; with no more effort
/// than before it would be in vain again.
class Tried {
 public:
  struct Effort {
    int depth;
    int others;  ///< statements that may be looked at on the way
    std::uint64_t boxes;
    bool searches, tries_proofs;
  };
  bool in_vain(const Statement& s, const Effort& effort) const;
  void note(const Statement& s, const Effort& effort);

 private:
  std::map<std::vector<std::uint32_t>, std::vector<Effort>> efforts_;
};

}  // namespace gradus
