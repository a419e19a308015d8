#include "gradus/evidence/about_reals.hpp"

#include <algorithm>

namespace gradus {

bool is_about_reals(const Statement& s) {
  const Domain& d = s.domain;
  const auto is_real = [](const Variable& v) { return v.symbol.sort() == Sort::real; };
  return d.premises.empty() && d.recursions.empty() && d.moments.empty() && d.vectors.empty() &&
         d.operators.empty() && unknowns(s).sequences.empty() &&
         std::ranges::all_of(d.variables, is_real);
}

}  // namespace gradus
