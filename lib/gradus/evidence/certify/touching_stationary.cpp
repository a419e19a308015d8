// An order holds where it holds at the one value of a variable at which the slope of the difference
// changes its sign, from below to above 0.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_vanishing.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// Larger formulas are not differentiated.
constexpr std::size_t most_nodes = 400;

/// Every real, the positive ones, and the range that v has, as far as they contain that.
std::vector<Variable> ranges_around(const Variable& v) {
  std::vector<Variable> result;
  if (v.lower || v.upper) result.push_back(real(v.symbol));
  const bool is_positive = v.lower && (v.lower_strict ? v.lower->sign() >= 0 : v.lower->sign() > 0);
  if (is_positive) result.push_back(positive(v.symbol));
  result.push_back(v);
  return result;
}

/// The exponent of a root or fractional power.
std::optional<Rational> broken_exponent(Term t) {
  if (t.op() == Op::sqrt) return Rational(1, 2);
  if (t.op() != Op::power || !t.operand(1).is_constant()) return {};
  const Rational e = t.operand(1).value();
  return e.is_integer() ? std::nullopt : std::optional(e);
}

/// t with roots and fractional powers of products as products: (a b)^e = a^e b^e for a, b > 0 on
/// the domain.
Term with_roots_of_factors(Term t, const Domain& d) {
  return transform(t, [&](Term node) {
    const auto e = broken_exponent(node);
    if (!e) return node;
    const Fraction f = normal_form(node.operand(0));
    Rational unit = 1;
    Term product = 1;
    for (const auto& [p, side] : {std::pair(f.numerator, 1), std::pair(f.denominator, -1)}) {
      const Factorisation all = factor(p);
      unit = side > 0 ? unit * all.unit : unit / all.unit;
      for (const auto& [part, multiplicity] : all.factors) {
        const int sign = strict_sign(d, part);
        if (sign == 0) return node;
        if (multiplicity % 2 != 0) unit = unit * Rational(sign);
        const Rational power = *e * Rational(side * multiplicity);
        product = product * pow(to_term(part * Polynomial(sign)), Term(power));
      }
    }
    return unit.sign() > 0 ? pow(Term(unit), Term(*e)) * product : node;
  });
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
  if (!may_cross(slope.numerator, v.symbol)) return {};
  Statement rest = s;
  leave_out(rest.domain, v.symbol);
  for (const Variable& range : ranges_around(v)) {
    Domain d = rest.domain;
    d.variables.push_back(range);
    if (!is_defined_on(d, s.conclusion.left) || !is_defined_on(d, s.conclusion.right) ||
        !is_defined_on(d, rise))
      continue;
    const auto zero = crossing(d, slope, v.symbol);
    if (!zero || zero->sign < 0) continue;
    const Term value = zero->value;
    Domain bounds;
    bounds.variables = {range};
    const auto lies_inside = [&](const Comparison& c) {
      return holds(rest.domain, substitute(c, {{v.symbol, value}}));
    };
    if (!is_defined_on(rest.domain, value) ||
        !std::ranges::all_of(assumptions(bounds), lies_inside))
      continue;
    const Term least = with_roots_of_factors(substitute(f, {{v.symbol, value}}), rest.domain);
    const bool strict = is_strict(s.conclusion.relation);
    const bool is_zero = !strict && vanishes(least, rest.domain);
    rest.conclusion = above_zero(is_zero ? Fraction{} : normal_form(least), strict);
    const std::string at = text(v.symbol) + " = " + text(value);
    return Reduction{{{rest, {}}}, {"least at " + at + ", where its slope vanishes"}};
  }
  return {};
}

}  // namespace gradus
