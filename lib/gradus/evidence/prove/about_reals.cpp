#include "gradus/evidence/prove/about_reals.hpp"

#include <algorithm>

#include "gradus/algebra/naturals.hpp"

namespace gradus {

bool is_about_reals(const Statement& s) {
  const Domain& d = s.domain;
  const auto is_real = [](const Variable& v) { return v.symbol.sort() == Sort::real; };
  const auto counts = [](const Comparison& c) {
    return has_integer_limits(c.left) && has_integer_limits(c.right);
  };
  return d.premises.empty() && d.recursions.empty() && d.moments.empty() && d.vectors.empty() &&
         d.operators.empty() && unknowns(s).sequences.empty() &&
         std::ranges::all_of(d.variables, is_real) && counts(s.conclusion) &&
         std::ranges::all_of(d.hypotheses, counts);
}

}  // namespace gradus
