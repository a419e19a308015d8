#pragma once

#include "gradus/evidence/recheck_field.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus::kernel {

/// Formulas of one domain in the Field: sums run out and members unfolded as far as possible
/// (algebra/unroll.hpp), expectations by linearity and the moments of the domain.
class Expansion : public Field {
 public:
  explicit Expansion(const Domain& domain);

  Poly expand(Term t);
  /// As expand, for a formula that has a value at every point: what is in it is noted as defined.
  Poly expand_defined(Term t);
  Poly substitute(const Poly& p, int a, const Poly& value) override;

 private:
  using Scope = std::map<Term, Poly, TermOrder>;  ///< indices, and what was expanded before
  Poly expand(Term t, Scope& scope);
  Poly expand_node(Term t, Scope& scope);
  Poly chain(Term t, Scope& scope);
  Poly series(Op op, const Poly& lower, const Poly& upper, int index, Poly body);
  Poly member(const std::string& name, const Poly& index);
  Poly expectation(const Poly& body);
  Poly moment(const Mono& random);
  bool is_random(int a) const;
  bool differ(const Poly& i, const Poly& j) const;

  const Domain& domain_;
  std::set<std::string> random_;  ///< sequences that depend on random ones too
  std::map<std::pair<std::string, Poly>, std::vector<Poly>> members_;
  bool noting_ = false;
  int depth_ = 0;
};

}  // namespace gradus::kernel
