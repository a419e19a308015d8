#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// A few points at which given facts hold, in rounded arithmetic: what is negative at one of them
/// need not be tried to be shown >= 0. It only spares a search for reasons; it is no evidence. A
/// point gives every atom a value of its own, bound by what the rules of the search know of it
/// alone: exponentials are positive, inner products are those of some vectors, powers, roots and
/// absolute values are computed; the sine of x may be anything at every other point, and is what it
/// is at the rest.
class SignSamples {
 public:
  SignSamples(const std::vector<Positivity>& facts, const std::vector<Polynomial>& nonzero);

  /// False where p < 0 (strict: p <= 0) at one of the points, beyond the errors of rounding;
  /// nothing where no point says anything about p.
  std::optional<bool> may_be_positive(const Polynomial& p, bool strict);

 private:
  using Row = std::vector<double>;  ///< a value for each point
  struct Range {
    std::optional<double> low, high;
  };
  void find_ranges(const std::vector<Positivity>& facts);
  template <class Holds>
  void demand(const Polynomial& p, const Holds& holds);
  void tie(const Polynomial& p);
  bool is_tied(const Polynomial& p) const;
  bool is_tied(Term atom) const;
  void keep_good_points();

  double value(Term atom, std::size_t number, std::size_t point) const;
  double inner(Term atom, std::size_t point) const;
  Row power(Term atom);
  Row root(Term atom);
  const Row& values(Term atom);
  Row sums(const Polynomial& p, Row& sizes);

  std::size_t points_;
  std::vector<bool> good_;
  std::map<Term, Range, TermOrder> ranges_;
  std::map<Term, Row, TermOrder> rows_;  ///< of atoms; empty where there are none
  /// Atoms of facts that hold at none of the points, such as equations, and of facts about these:
  /// nothing is said of them.
  std::set<Term, TermOrder> tied_;
};

}  // namespace gradus
