#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Equal for equal statements whose domains have variables and hypotheses alone: equal formulas are
/// one term.
using StatementKey = std::vector<std::uint32_t>;
StatementKey statement_key(const Domain& d, const Comparison& c);

/// Whether a domain has nothing that the key does not tell.
bool is_told_by_key(const Domain& d);

/// Statements that were looked at in vain. Several ways lead to the same one; with no more effort
/// than before it would be in vain again, and take as many others.
class Tried {
 public:
  struct Effort {
    int depth;
    int others;  ///< statements that may be looked at on the way
    std::uint64_t boxes;
    bool searches, tries_proofs;
  };
  /// The others that it took, where it was in vain.
  std::optional<int> in_vain(const Statement& s, const Effort& effort) const;
  void note(const Statement& s, const Effort& effort, int taken);

 private:
  struct Failure {
    Effort effort;
    int taken;
  };
  std::map<StatementKey, std::vector<Failure>> failures_;
};

/// While one lives, this thread remembers which comparisons hold on which domains: reductions of
/// one statement ask for many of them again and again. Inner ones share what the outermost has.
class RememberedSigns {
 public:
  RememberedSigns();
  RememberedSigns(const RememberedSigns&) = delete;
  RememberedSigns& operator=(const RememberedSigns&) = delete;
  ~RememberedSigns();

  static std::optional<bool> find(const StatementKey& asked);
  static void note(StatementKey asked, bool holds);
};

}  // namespace gradus
