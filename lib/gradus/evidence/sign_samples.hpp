#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// A few points at which given facts hold, in rounded arithmetic: what is negative at one of them
/// need not be tried to be shown >= 0. It only spares a search for reasons; it is no evidence.
class SignSamples {
 public:
  /// Says nothing of unknowns that facts tie to what has no value by itself: members of sequences,
  /// inner products, sums, expectations.
  SignSamples(const std::vector<Positivity>& facts, const std::vector<Polynomial>& nonzero);

  /// False where p < 0 (strict: p <= 0) at one of the points, beyond the errors of rounding;
  /// nothing where no point says anything about p.
  std::optional<bool> may_be_positive(const Polynomial& p, bool strict);

 private:
  struct Range {
    std::optional<double> low, high;
  };
  using Row = std::vector<double>;  ///< a value for each point
  void find_tied(const std::vector<const Polynomial*>& facts);
  bool is_free(const Polynomial& p) const;
  bool is_free(Term atom) const;
  const Row& values(Term atom);
  /// The values of p; `sizes`: the sums of the sizes of its terms.
  Row sums(const Polynomial& p, Row& sizes);
  void keep(const std::vector<bool>& points);

  std::size_t points_ = 0;
  std::set<Term, TermOrder> tied_;  ///< unknowns
  std::map<Term, Range, TermOrder> ranges_;
  std::map<Term, Row, TermOrder> rows_;  ///< of atoms; empty where they are not free
};

}  // namespace gradus
