// A variable without an upper bound whose reciprocal stands in functions: what it does far away,
// its reciprocal does near 0.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

bool divides_by(Term t, Term x) {
  bool found = false;
  for_each_node(t, [&](Term part) {
    found = found || (part.op() == Op::divide && contains(part.operand(1), x));
  });
  return found;
}

/// Whether a quotient by a formula in x stands in a function.
bool has_reciprocal_in_function(Term t, Term x) {
  bool found = false;
  for_each_node(t, [&](Term part) {
    const bool is_function = part.op() >= Op::exp && part.op() <= Op::sqrt;
    found = found || (is_function && divides_by(part, x));
  });
  return found;
}

}  // namespace

std::vector<Reduction> reductions_to_reciprocals(const Statement& s) {
  std::vector<Reduction> result;
  const Term f = gap(s.conclusion);
  for (std::size_t k = 0; k < s.domain.variables.size(); ++k) {
    const Variable& v = s.domain.variables[k];
    const Term x = v.symbol;
    const bool is_free = std::ranges::none_of(s.domain.hypotheses,
                                              [&](const Comparison& h) { return mentions(h, x); });
    if (!v.lower || v.upper || !is_free || !has_reciprocal_in_function(f, x)) continue;
    std::set<std::string> taken = variable_names(s.domain);
    const Term u = new_symbol("u", taken), before = *v.lower - Rational(1);
    ReducedStatement part{s, {{u, 1 / (x - before)}}};
    part.statement.domain.variables[k] = {u, 0, 1, true, v.lower_strict};
    const Substitution read{{x, before + 1 / u}};
    part.statement.conclusion = substitute(s.conclusion, read);
    const bool strict = is_strict(s.conclusion.relation);
    if (const auto n = numerator(part.statement))
      part.statement.conclusion = above_zero({*n, 1}, strict);
    result.push_back({{std::move(part)}, {"with " + text(u) + " = 1/" + text(x - before)}});
  }
  return result;
}

}  // namespace gradus
