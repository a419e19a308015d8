#include "gradus/evidence/certify/implied_bounds.hpp"

#include <algorithm>
#include <cmath>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/prove/about_reals.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

bool is_bounded(const Variable& v) { return v.lower && v.upper; }

/// An enclosure of e over the bounds of its variables; nothing where one of these has none.
std::optional<Interval> enclosure(Term e, const std::vector<Variable>& variables) {
  Valuation<Interval> at;
  for (const Variable& v : variables) {
    if (!contains(e, v.symbol)) continue;
    if (!is_bounded(v)) return {};
    at.scalars.insert_or_assign(v.symbol.name(),
                                Interval::hull(Interval(*v.lower), Interval(*v.upper)));
  }
  try {
    return evaluate(e, at);
  } catch (const std::exception&) {
    return {};
  }
}

/// Whether x RELATION e, which e lies in `range`, gives v a bound that it lacks.
bool tighten(Variable& v, Relation relation, const Interval& range) {
  const auto set = [](std::optional<Rational>& bound, double end) {
    if (bound || !std::isfinite(end)) return false;
    bound = Rational::from_double(end);
    return true;
  };
  const bool below = relation == Relation::less || relation == Relation::less_equal;
  const bool above = relation == Relation::greater || relation == Relation::greater_equal;
  bool changed = false;
  if (!above && relation != Relation::not_equal) changed = set(v.upper, range.upper_double());
  if (!below && relation != Relation::not_equal) {
    changed = set(v.lower, range.lower_double()) || changed;
  }
  return changed;
}

bool use(std::vector<Variable>& variables, Term x, Relation relation, Term e) {
  const bool size = x.op() == Op::abs;
  if (size) x = x.operand(0);
  const auto v =
      std::ranges::find_if(variables, [&](const Variable& y) { return same(y.symbol, x); });
  if (v == variables.end() || is_bounded(*v) || contains(e, x)) return false;
  const auto range = enclosure(e, variables);
  if (!range) return false;
  if (!size) return tighten(*v, relation, *range);
  const bool from_above =
      relation == Relation::less || relation == Relation::less_equal || relation == Relation::equal;
  if (!from_above) return false;
  const bool upper = tighten(*v, Relation::less_equal, *range);
  return tighten(*v, Relation::greater_equal, -*range) || upper;
}

}  // namespace

Statement with_implied_bounds(const Statement& s) {
  Statement out = s;
  auto& variables = out.domain.variables;
  if (std::ranges::all_of(variables, is_bounded) || !is_about_reals(s)) return out;
  for (bool changed = true; changed;) {
    changed = false;
    for (const Comparison& h : s.domain.hypotheses) {
      changed = use(variables, h.left, h.relation, h.right) || changed;
      changed = use(variables, h.right, mirrored(h.relation), h.left) || changed;
    }
  }
  return out;
}

}  // namespace gradus
