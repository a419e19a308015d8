// Reductions that leave a variable out: an equation gives it, or the ends of its range are enough.

#include <algorithm>
#include <iterator>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/kept_value.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "gradus/evidence/refute/equation.hpp"

namespace gradus {

namespace {

Relation weak(Relation r) {
  if (r == Relation::less) return Relation::less_equal;
  return r == Relation::greater ? Relation::greater_equal : r;
}

/// With `value` in place of the variable, whose bounds become hypotheses. `closed`: what bounds it
/// may be met with equality.
Statement without(const Statement& s, std::size_t variable, Term value, bool closed) {
  Statement out = s;
  const auto at = s.domain.variables.begin() + static_cast<std::ptrdiff_t>(variable);
  const Term x = at->symbol;
  Domain bounds;
  bounds.variables = {*at};
  out.domain.variables.erase(out.domain.variables.begin() + (at - s.domain.variables.begin()));
  const std::vector<Comparison> others = std::exchange(out.domain.hypotheses, assumptions(bounds));
  out.domain.hypotheses.insert(out.domain.hypotheses.end(), others.begin(), others.end());
  for (Comparison& h : out.domain.hypotheses) {
    if (!mentions(h, x)) continue;
    h = substitute(h, {{x, value}});
    if (closed) h.relation = weak(h.relation);
  }
  std::erase_if(out.domain.hypotheses, [](const Comparison& h) {
    return free_symbols(h.left).empty() && free_symbols(h.right).empty();
  });
  out.conclusion = substitute(s.conclusion, {{x, value}});
  return out;
}

/// An unknown and its value.
using Solution = std::pair<Term, Term>;

/// What an equation gives: as it is written, or for any unknown without its denominators, which are
/// not 0 where it has a value.
std::vector<Solution> solutions_of(const Comparison& equation, const Domain& d) {
  std::set<Term, TermOrder> unknowns;
  for (const Variable& v : d.variables) unknowns.insert(v.symbol);
  if (const auto found = solve(equation, unknowns)) return {*found};
  const Fraction f = normal_form(gap(equation));
  if (f.denominator.is_constant()) return {};
  std::vector<Solution> result;
  for (Term x : unknowns) {
    const Polynomial slope = f.numerator.coefficient(x, 1), rest = f.numerator.coefficient(x, 0);
    if (f.numerator.degree(x) != 1 || contains(to_term(slope), x) || contains(to_term(rest), x))
      continue;
    if (holds(d, to_term(slope) != Term(0)))
      result.emplace_back(x, to_term(make_fraction(-rest, slope)));
  }
  return result;
}

std::optional<Reduction> by_equation(const Statement& s, std::size_t hypothesis) {
  const Comparison equation = s.domain.hypotheses[hypothesis];
  // Where the formula has no value, the equation must not hold.
  const auto is_given = [&](const Solution& solution) {
    const auto& [x, value] = solution;
    return same(x, equation.left) || same(x, equation.right) || is_defined_on(s.domain, value);
  };
  const auto solutions = solutions_of(equation, s.domain);
  const auto found = std::ranges::find_if(solutions, is_given);
  if (found == solutions.end()) return {};
  const auto& [x, value] = *found;
  Statement rest = s;
  rest.domain.hypotheses.erase(rest.domain.hypotheses.begin() +
                               static_cast<std::ptrdiff_t>(hypothesis));
  const auto v =
      std::ranges::find_if(s.domain.variables, [&, x = x](auto& y) { return same(y.symbol, x); });
  const auto index = static_cast<std::size_t>(v - s.domain.variables.begin());
  return Reduction{{{without(rest, index, value, false), {}}},
                   {"substituted " + text(x) + " = " + text(value)}};
}

bool contains_division(const Comparison& c) {
  bool found = false;
  for_each_node(gap(c), [&](Term t) {
    const bool divides =
        t.op() == Op::power && t.operand(1).is_constant() && t.operand(1).value().sign() < 0;
    found = found || t.op() == Op::divide || divides;
  });
  return found;
}

/// The unknowns that are 0 because h says that a sum of their even powers is <= 0.
std::vector<Term> zeros_of(const Comparison& h) {
  if (!is_order(h.relation) || is_strict(h.relation) || contains_division(h)) return {};
  const Fraction f = normal_form(gap(h));
  std::vector<Term> zeros;
  for (const auto& [monomial, c] : f.numerator.terms()) {
    const auto& powers = monomial.powers;
    const bool is_even = powers.size() == 1 && powers[0].second % 2 == 0;
    if (!is_even || !powers[0].first.is_symbol() || c.sign() > 0) return {};
    zeros.push_back(powers[0].first);
  }
  return zeros;
}

std::optional<Reduction> by_zeros(const Statement& s, std::size_t hypothesis) {
  Reduction result{{{s, {}}}, {}};
  Statement& rest = result.parts[0].statement;
  for (Term x : zeros_of(s.domain.hypotheses[hypothesis])) {
    const auto& all = rest.domain.variables;
    const auto v = std::ranges::find_if(all, [&](auto& y) { return same(y.symbol, x); });
    if (v == all.end()) continue;
    rest = without(rest, static_cast<std::size_t>(v - all.begin()), 0, false);
    result.words.push_back("substituted " + text(x) + " = 0");
  }
  if (result.words.empty()) return {};
  return result;
}

/// The end of a range apart at which a hypothesis says that unknowns are 0.
std::optional<Reduction> with_end_apart(const Statement& s, std::size_t variable) {
  const Variable& v = s.domain.variables[variable];
  if (!v.lower || v.lower_strict) return {};
  const Substitution read{{v.symbol, Term(*v.lower)}};
  const bool degenerates = std::ranges::any_of(s.domain.hypotheses, [&](const Comparison& h) {
    return mentions(h, v.symbol) && !zeros_of(substitute(h, read)).empty();
  });
  if (!degenerates) return {};
  const std::string name = text(v.symbol);
  Reduction result{{{without(s, variable, *v.lower, false), {}}, {s, {}}},
                   {name + " = " + text(Term(*v.lower)) + " and beyond"}};
  result.parts[1].statement.domain.variables[variable].lower_strict = true;
  return result;
}

/// The values that a range of x may begin or end with, for given other variables.
struct Ends {
  std::vector<std::pair<Term, std::size_t>> lower, upper;  ///< and the number of the hypothesis
  static constexpr std::size_t bound = static_cast<std::size_t>(-1);  ///< a number, no hypothesis
};

/// Nothing where a hypothesis bounds x in another way.
std::optional<Ends> ends_of(const Domain& d, const Variable& v) {
  Ends ends;
  if (v.lower) ends.lower.emplace_back(*v.lower, Ends::bound);
  if (v.upper) ends.upper.emplace_back(*v.upper, Ends::bound);
  const Term x = v.symbol;
  for (std::size_t k = 0; k < d.hypotheses.size(); ++k) {
    const Comparison& h = d.hypotheses[k];
    if (!mentions(h, x)) continue;
    // Affine where it has a value: that must be the whole range.
    if (!is_order(h.relation) || !keeps_its_value_along(h, v, d.variables)) return {};
    const Fraction f = normal_form(gap(h));
    if (f.numerator.degree(x) != 1 || f.denominator.degree(x) != 0) return {};
    const Polynomial a = f.numerator.coefficient(x, 1), b = f.numerator.coefficient(x, 0);
    for (const Polynomial& p : {a, b, f.denominator}) {
      if (contains(to_term(p), x)) return {};
    }
    const int sign = strict_sign(d, a) * strict_sign(d, f.denominator);
    if (sign == 0) return {};
    (sign > 0 ? ends.lower : ends.upper).emplace_back(to_term(make_fraction(-b, a)), k);
  }
  return ends;
}

/// n(x) >= 0 for n affine or concave in x, wherever x lies between ends at which it is.
std::optional<Reduction> at_ends(const Statement& s, const Polynomial& n, std::size_t variable) {
  const Variable& v = s.domain.variables[variable];
  const Term x = v.symbol;
  const int degree = n.degree(x);
  if (degree != 1 && degree != 2) return {};
  for (int k = 0; k <= degree; ++k) {
    if (contains(to_term(n.coefficient(x, k)), x)) return {};
  }
  const auto ends = ends_of(s.domain, v);
  if (!ends || ends->lower.empty() || ends->upper.empty()) return {};
  if (degree == 2 && !holds(s.domain, to_term(n.coefficient(x, 2)) <= Term(0))) return {};
  Reduction result{{}, {"concave in " + text(x) + ", so at least what it is at the ends"}};
  Statement rest = s;
  rest.conclusion = {to_term(n), greater_than_zero(is_strict(s.conclusion.relation)), Term(0)};
  for (const auto* side : {&ends->lower, &ends->upper}) {
    for (const auto& [end, hypothesis] : *side) {
      Statement others = rest;
      if (hypothesis != Ends::bound) {
        others.domain.hypotheses.erase(others.domain.hypotheses.begin() +
                                       static_cast<std::ptrdiff_t>(hypothesis));
      }
      result.parts.push_back({without(others, variable, end, true), {}});
      result.words[0] += (result.parts.size() == 1 ? " " : ", ") + text(end);
    }
  }
  return result;
}

std::vector<Reduction> find_equations(const Statement& s) {
  std::vector<Reduction> result;
  for (std::size_t k = 0; k < s.domain.hypotheses.size(); ++k) {
    if (s.domain.hypotheses[k].relation != Relation::equal) continue;
    if (auto r = by_equation(s, k)) return {std::move(*r)};
  }
  for (std::size_t k = 0; k < s.domain.hypotheses.size(); ++k) {
    if (auto r = by_zeros(s, k)) return {std::move(*r)};
  }
  for (std::size_t v = 0; v < s.domain.variables.size(); ++v) {
    if (auto r = with_end_apart(s, v)) result.push_back(std::move(*r));
  }
  std::ranges::move(reductions_to_bases(s), std::back_inserter(result));
  return result;
}

std::vector<Reduction> find_ends(const Statement& s) {
  std::vector<Reduction> result;
  const auto n = numerator(s);
  if (!n || n->is_constant()) return result;
  for (std::size_t v = 0; v < s.domain.variables.size(); ++v) {
    if (auto r = at_ends(s, *n, v)) result.push_back(std::move(*r));
  }
  std::ranges::stable_sort(result, {}, [](const Reduction& r) { return r.parts.size(); });
  return result;
}

}  // namespace

std::vector<Reduction> reductions_by_equations(const Statement& s) {
  return reduced_by(find_equations, s);
}

std::vector<Reduction> reductions_to_ends(const Statement& s) { return reduced_by(find_ends, s); }

}  // namespace gradus
