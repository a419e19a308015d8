// An order holds on a range where it holds at both ends and the difference is concave between them:
// it is continuous where it is defined, and its second derivative is nowhere above 0.

#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "gradus/evidence/certify/touching_samples.hpp"

namespace gradus {

namespace {

/// Larger formulas are not differentiated.
constexpr std::size_t most_nodes = 100;

std::optional<Reduction> between_ends(const Statement& s, std::size_t variable) {
  const Variable& v = s.domain.variables[variable];
  const Term x = v.symbol, f = gap(s.conclusion);
  if (x.sort() != Sort::real || !v.lower || !v.upper || *v.lower >= *v.upper || !contains(f, x))
    return {};
  Term slope = f, bend = f;
  try {
    slope = derivative(f, x);
    bend = derivative(slope, x);
  } catch (const std::domain_error&) {  // a kink
    return {};
  }
  if (node_count(bend) > 4 * most_nodes) return {};
  Statement rest = s;
  leave_out(rest.domain, x);
  Variable range = v;
  range.lower_strict = range.upper_strict = false;
  Domain closed = rest.domain;
  closed.variables.push_back(range);
  if (!SampledSigns(closed, bend).avoid(1)) return {};
  if (!is_defined_on(closed, s.conclusion.left) || !is_defined_on(closed, s.conclusion.right))
    return {};
  range.lower_strict = range.upper_strict = true;
  Statement between = rest;
  between.domain.variables.push_back(range);
  if (!is_defined_on(between.domain, slope)) return {};
  between.conclusion = bend <= Term(0);

  Reduction result{{{between, {}}},
                   {"concave in " + text(x) + ", so at least what it is at the ends " +
                    text(Term(*v.lower)) + ", " + text(Term(*v.upper))}};
  for (const Rational& end : {*v.lower, *v.upper}) {
    rest.conclusion = {substitute(f, {{x, Term(end)}}),
                       greater_than_zero(is_strict(s.conclusion.relation)), Term(0)};
    result.parts.push_back({rest, {}});
  }
  return result;
}

std::vector<Reduction> find(const Statement& s) {
  std::vector<Reduction> result;
  if (node_count(gap(s.conclusion)) > most_nodes) return result;
  for (std::size_t v = 0; v < s.domain.variables.size(); ++v) {
    if (auto r = between_ends(s, v)) result.push_back(std::move(*r));
  }
  return result;
}

}  // namespace

std::vector<Reduction> reductions_to_concave(const Statement& s) { return reduced_by(find, s); }

}  // namespace gradus
