// An order holds where it holds at the one value of a variable at which the slope of the difference
// changes its sign, from below to above 0.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/touching_parts.hpp"

namespace gradus {

namespace {

/// Larger formulas are not differentiated.
constexpr std::size_t most_nodes = 400;

bool is_linear_in(const Polynomial& p, Term x) {
  return p.degree(x) == 1 && !contains(to_term(p.coefficient(x, 1)), x) &&
         !contains(to_term(p.coefficient(x, 0)), x);
}

/// The slope n / d as (x - value) times what is >= 0 on the domain.
std::optional<Term> zero_of_slope(const Domain& d, const Factorisation& f,
                                  const Polynomial& denominator, Term x) {
  int sign = f.unit.sign() * strict_sign(d, denominator);
  std::optional<Term> value;
  for (const auto& [part, multiplicity] : f.factors) {
    if (multiplicity % 2 == 0) continue;
    const auto its = [&](const Polynomial& p) {
      if (holds(d, to_term(p) >= Term(0))) return 1;
      return holds(d, to_term(p) <= Term(0)) ? -1 : 0;
    };
    const int known = its(part);
    if (known != 0) {
      sign *= known;
      continue;
    }
    if (value || !is_linear_in(part, x)) return {};
    const Polynomial a = part.coefficient(x, 1), b = part.coefficient(x, 0);
    sign *= strict_sign(d, a);
    value = to_term(make_fraction(-b, a));
  }
  return sign > 0 ? value : std::nullopt;
}

/// Every real, the positive ones, and the range that v has, as far as they contain that.
std::vector<Variable> ranges_around(const Variable& v) {
  std::vector<Variable> result;
  if (v.lower || v.upper) result.push_back(real(v.symbol));
  const bool is_positive = v.lower && (v.lower_strict ? v.lower->sign() >= 0 : v.lower->sign() > 0);
  if (is_positive) result.push_back(positive(v.symbol));
  result.push_back(v);
  return result;
}

}  // namespace

std::optional<Reduction> least_where_slope_vanishes(const Statement& s, std::size_t variable) {
  const Variable& v = s.domain.variables[variable];
  const Term f = gap(s.conclusion);
  if (v.symbol.sort() != Sort::real || !contains(f, v.symbol) || node_count(f) > most_nodes)
    return {};
  Term rise = f;
  try {
    rise = derivative(f, v.symbol);
  } catch (const std::domain_error&) {  // a kink
    return {};
  }
  const Fraction slope = normal_form(rise);
  if (slope.numerator.is_constant()) return {};
  const Factorisation factors = factor(slope.numerator);
  const auto is_linear = [&](const auto& part) { return is_linear_in(part.first, v.symbol); };
  if (std::ranges::none_of(factors.factors, is_linear)) return {};
  Statement rest = s;
  leave_out(rest.domain, v.symbol);
  for (const Variable& range : ranges_around(v)) {
    Domain d = rest.domain;
    d.variables.push_back(range);
    if (!is_defined_on(d, s.conclusion.left) || !is_defined_on(d, s.conclusion.right) ||
        !is_defined_on(d, rise))
      continue;
    const auto value = zero_of_slope(d, factors, slope.denominator, v.symbol);
    if (!value) continue;
    Domain bounds;
    bounds.variables = {range};
    const auto lies_inside = [&](const Comparison& c) {
      return holds(rest.domain, substitute(c, {{v.symbol, *value}}));
    };
    if (!is_defined_on(rest.domain, *value) ||
        !std::ranges::all_of(assumptions(bounds), lies_inside))
      continue;
    rest.conclusion = above_zero(normal_form(substitute(f, {{v.symbol, *value}})),
                                 is_strict(s.conclusion.relation));
    const std::string at = text(v.symbol) + " = " + text(*value);
    return Reduction{{{rest, {}}}, {"least at " + at + ", where its slope vanishes"}};
  }
  return {};
}

}  // namespace gradus
