#pragma once

#include <map>
#include <optional>
#include <vector>

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// A few points at which given facts hold, in rounded arithmetic: what is negative at one of them
/// need not be tried to be shown >= 0. It only spares a search for reasons; it is no evidence.
class SignSamples {
 public:
  /// No points where the facts mention what has no value by itself: members of sequences, inner
  /// products, sums, expectations.
  SignSamples(const std::vector<Positivity>& facts, const std::vector<Polynomial>& nonzero);

  /// False where p < 0 (strict: p <= 0) at one of the points, beyond the errors of rounding.
  bool may_be_positive(const Polynomial& p, bool strict);

 private:
  struct Range {
    std::optional<double> low, high;
  };
  using Row = std::vector<double>;  ///< a value for each point
  const Row& values(Term atom);
  /// The values of p; `sizes`: the sums of the sizes of its terms.
  Row sums(const Polynomial& p, Row& sizes);
  void keep(const std::vector<bool>& points);

  std::size_t points_ = 0;
  std::map<Term, Range, TermOrder> ranges_;
  std::map<Term, Row, TermOrder> rows_;  ///< of atoms; empty where they have no value
};

}  // namespace gradus
