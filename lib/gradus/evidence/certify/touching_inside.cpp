// An order that is not strict holds on a range with its ends where it holds without them: both
// sides are continuous where they have values. Inside, more functions have slopes.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

bool is_broken_power(Term t) {
  return t.op() == Op::sqrt ||
         (t.op() == Op::power && t.operand(1).is_constant() && !t.operand(1).value().is_integer());
}

/// Whether some root has no slope on the domain, and one inside.
bool gains_slopes(const Comparison& c, const Domain& d, const Domain& inside) {
  bool gains = false;
  for_each_node(gap(c), [&](Term t) {
    if (gains || !is_broken_power(t)) return;
    const Comparison has_slope = t.operand(0) > Term(0);
    gains = !holds(d, has_slope) && holds(inside, has_slope);
  });
  return gains;
}

}  // namespace

std::vector<Reduction> reductions_to_inside(const Statement& s) {
  if (is_strict(s.conclusion.relation)) return {};
  Reduction result{{{s, {}}}, {}};
  Domain& inside = result.parts[0].statement.domain;
  std::string names;
  for (Variable& v : inside.variables) {
    // A range of its own, with more than one value, is what its inside comes up to.
    const bool is_free =
        v.symbol.sort() == Sort::real && !(v.lower && v.upper && *v.lower >= *v.upper) &&
        std::ranges::none_of(s.domain.hypotheses,
                             [&](const Comparison& h) { return mentions(h, v.symbol); });
    const bool has_end = (v.lower && !v.lower_strict) || (v.upper && !v.upper_strict);
    if (!is_free || !has_end) continue;
    v.lower_strict = v.lower.has_value();
    v.upper_strict = v.upper.has_value();
    names += (names.empty() ? "" : ", ") + text(v.symbol);
  }
  if (names.empty() || !gains_slopes(s.conclusion, s.domain, inside)) return {};
  if (!is_defined_on(s.domain, s.conclusion.left) || !is_defined_on(s.domain, s.conclusion.right))
    return {};
  result.words.push_back("inside the ranges of " + names + ", so by continuity at their ends");
  return {std::move(result)};
}

}  // namespace gradus
