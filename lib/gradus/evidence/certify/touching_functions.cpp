// Reductions by what extremes, logarithms and exponentials are.

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <stdexcept>
#include <tuple>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/box_vanishing.hpp"
#include "gradus/evidence/certify/kept_value.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "gradus/evidence/prove/about_reals.hpp"

namespace gradus {

namespace {

/// Larger multiples of logarithms make powers that nothing is gained with.
constexpr long most_power = 4;

bool is_extreme(Term t) {
  return t.op() == Op::maximum || t.op() == Op::minimum || t.op() == Op::abs;
}

/// Outer ones first: created last.
std::vector<Term> extremes(const Comparison& c) {
  std::set<Term, TermOrder> found;
  for (Term side : {c.left, c.right}) {
    for_each_node(side, [&](Term t) {
      if (is_extreme(t)) found.insert(t);
    });
  }
  return {found.rbegin(), found.rend()};
}

/// gap(h) = n(t) / d with t in place of an extreme, n linear in t: 1 where it rises with t on the
/// box, -1 where it falls, else 0.
int trend(const Domain& d, const Comparison& h, Term extreme, Term t) {
  const Fraction f = normal_form(substitute(gap(h), {{extreme, t}}));
  for (const Polynomial& p : {f.numerator, f.denominator}) {
    for (Term atom : p.atoms()) {
      if (contains(atom, t) && !same(atom, t)) return 0;
    }
  }
  if (f.numerator.degree(t) != 1 || f.denominator.degree(t) != 0) return 0;
  Domain box;
  box.variables = d.variables;
  const Term slope = to_term(Fraction{f.numerator.coefficient(t, 1), f.denominator});
  if (holds(box, slope >= Term(0))) return 1;
  return holds(box, slope <= Term(0)) ? -1 : 0;
}

/// Where the gap falls with a maximum (rises with a minimum), it is >= 0 at the extreme only if it
/// is at both operands.
bool splits(const Domain& d, const Comparison& h, Term extreme, Term t) {
  return trend(d, h, extreme, t) == (extreme.op() == Op::minimum ? 1 : -1);
}

/// Of |a|: a and -a.
std::pair<Term, Term> operands_of(Term extreme) {
  const Term first = extreme.operand(0);
  return {first, extreme.op() == Op::abs ? -first : extreme.operand(1)};
}

/// c with each operand in place of the extreme.
std::pair<Comparison, Comparison> at_operands(const Comparison& c, Term extreme) {
  const auto [first, second] = operands_of(extreme);
  return {substitute(c, {{extreme, first}}), substitute(c, {{extreme, second}})};
}

/// Whether the hypothesis c has a value at both.
bool keeps_its_value(const Domain& d, const Comparison& c, Term extreme) {
  const auto [first, second] = operands_of(extreme);
  return keeps_its_value(c, {{extreme, first}}, d.variables) &&
         keeps_its_value(c, {{extreme, second}}, d.variables);
}

std::optional<Reduction> without_extremes(const Statement& s) {
  Reduction result{{{s, {}}}, {}};
  Domain& d = result.parts[0].statement.domain;
  std::set<std::string> taken = variable_names(d);
  const auto split = [&](const Comparison& c, bool assumed) -> std::optional<Term> {
    if (!is_order(c.relation)) return {};
    for (Term extreme : extremes(c)) {
      const Term t = new_symbol("t", taken);
      if ((assumed && !keeps_its_value(d, c, extreme)) || !splits(d, c, extreme, t)) continue;
      result.words.push_back("both operands for " + text(extreme));
      return extreme;
    }
    return {};
  };
  for (std::size_t i = 0; i < d.hypotheses.size();) {
    if (const auto extreme = split(d.hypotheses[i], true)) {
      const auto [first, second] = at_operands(d.hypotheses[i], *extreme);
      d.hypotheses[i] = first;
      d.hypotheses.push_back(second);
    } else {
      ++i;
    }
  }
  if (const auto extreme = split(s.conclusion, false)) {
    result.parts.push_back(result.parts[0]);
    std::tie(result.parts[0].statement.conclusion, result.parts[1].statement.conclusion) =
        at_operands(s.conclusion, *extreme);
  }
  if (result.words.empty()) return {};
  return result;
}

/// Whether p is linear in symbols.
bool is_linear(const Polynomial& p) {
  return p.total_degree() <= 1 && std::ranges::all_of(p.atoms(), &Term::is_symbol);
}

std::optional<Reduction> without_logarithms(const Statement& s, const Polynomial& n) {
  Polynomial rest;
  std::vector<std::pair<Term, Rational>> logarithms;
  Rational common = 1;
  for (const auto& [monomial, c] : n.terms()) {
    const auto& powers = monomial.powers;
    if (powers.size() == 1 && powers[0].second == 1 && powers[0].first.op() == Op::log) {
      logarithms.emplace_back(powers[0].first.operand(0), c);
      common = lcm(common, c.denominator());
    } else {
      rest.add_term(monomial, c);
    }
  }
  if (logarithms.empty() || !is_linear(rest)) return {};
  Term larger(1), smaller(1);
  for (const auto& [u, c] : logarithms) {
    const auto power = (c * common).to_long();
    if (!power || std::abs(*power) > most_power || !holds(s.domain, u > Term(0))) return {};
    Term& side = *power > 0 ? larger : smaller;
    side = side * pow(u, Term(std::abs(*power)));
  }
  if (!rest.is_zero()) larger = larger * exp(to_term(rest * Polynomial(common)));
  ReducedStatement part{s, {}};
  part.statement.conclusion = {larger, s.conclusion.relation, smaller};
  part.statement.conclusion.relation = greater_than_zero(is_strict(s.conclusion.relation));
  return Reduction{{std::move(part)}, {"exponentials of both sides"}};
}

/// A power whose exponent is no number: of a positive base, exp(exponent log base).
bool is_exponential_power(Term t) { return t.op() == Op::power && !t.operand(1).is_constant(); }

/// Without the ends of ranges at which t is 0.
void open_ends_at_zeros(Domain& d, Term t) {
  for (Variable& v : d.variables) {
    const auto is_zero = [&](const Rational& end) {
      return vanishes(substitute(t, {{v.symbol, Term(end)}}), d);
    };
    if (v.lower && !v.lower_strict && contains(t, v.symbol)) v.lower_strict = is_zero(*v.lower);
    if (v.upper && !v.upper_strict && contains(t, v.symbol)) v.upper_strict = is_zero(*v.upper);
  }
}

/// Of both sides, where one is a power with a variable exponent, or the exponential of more than a
/// linear formula.
std::optional<Reduction> with_logarithms(const Statement& s) {
  const Comparison& c = s.conclusion;
  const bool left = c.relation == Relation::greater || c.relation == Relation::greater_equal;
  const Term larger = left ? c.left : c.right, smaller = left ? c.right : c.left;
  const auto is_steep = [](Term t) {
    if (is_exponential_power(t)) return true;
    if (t.op() != Op::exp) return false;
    const Fraction f = normal_form(t.operand(0));
    return !f.denominator.is_constant() || !is_linear(f.numerator);
  };
  if (!is_steep(larger) && !is_steep(smaller)) return {};
  Reduction result{{}, {"logarithms of both sides"}};
  Statement rest = s;
  const auto is_positive = [&](Term t) {
    return t.op() == Op::exp ||
           holds(rest.domain, (is_exponential_power(t) ? t.operand(0) : t) > 0);
  };
  const auto logarithm = [&](Term t) {
    if (t.op() == Op::exp) return t.operand(0);
    const bool is_power = t.op() == Op::power && holds(rest.domain, t.operand(0) > 0);
    return is_power ? t.operand(1) * log(t.operand(0)) : log(t);
  };
  // Where the smaller side is <= 0, nothing is left to show.
  if (!is_positive(smaller) && !is_exponential_power(smaller)) {
    if (!is_defined_on(s.domain, smaller) || !is_defined_on(s.domain, larger)) return {};
    open_ends_at_zeros(rest.domain, smaller);
    if (!is_positive(smaller)) rest.domain.hypotheses.push_back(smaller > Term(0));
  }
  for (Term t : {larger, smaller}) {
    if (t.op() == Op::exp || (same(t, smaller) && !is_exponential_power(t))) continue;
    result.parts.push_back({s, {}});
    result.parts.back().statement.conclusion =
        (is_exponential_power(t) ? t.operand(0) : t) > Term(0);
  }
  rest.conclusion = {logarithm(larger), greater_than_zero(is_strict(c.relation)),
                     logarithm(smaller)};
  result.parts.push_back({std::move(rest), {}});
  return result;
}

std::vector<Reduction> find(const Statement& s) {
  std::vector<Reduction> result;
  const auto add = [&](std::optional<Reduction> r) {
    if (r) result.push_back(std::move(*r));
  };
  add(without_extremes(s));
  add(with_logarithms(s));
  add(reduction_to_shifted_angle(s));
  std::ranges::move(reductions_to_unknowns(s), std::back_inserter(result));
  std::ranges::move(reductions_to_reciprocals(s), std::back_inserter(result));
  const auto n = numerator(s);
  if (!n || n->is_constant()) {
    std::ranges::move(reductions_of_quotients(s), std::back_inserter(result));
    return result;
  }
  add(without_logarithms(s, *n));
  if (const auto difference = logarithmic_difference(s.domain, *n)) {
    ReducedStatement part{s, {}};
    part.statement.conclusion =
        above_zero(normal_form(*difference), is_strict(s.conclusion.relation));
    result.push_back({{std::move(part)}, {"logarithms of two terms"}});
  }
  std::ranges::move(reductions_of_roots(s, *n), std::back_inserter(result));
  add(reduction_to_sizes(s, *n));
  std::ranges::move(reductions_of_quotients(s), std::back_inserter(result));
  return result;
}

}  // namespace

/// Where the gap rises with a maximum (falls with a minimum), it is enough that it is >= 0 at one
/// operand wherever it is not at the other. Both formulas must have values on the whole domain: the
/// extreme asks for both operands.
std::vector<Reduction> reductions_to_operands(const Statement& s) {
  std::vector<Reduction> list;
  std::set<std::string> taken = variable_names(s.domain);
  for (Term extreme : extremes(s.conclusion)) {
    if (extreme.op() == Op::abs) continue;
    const Term t = new_symbol("t", taken);
    if (trend(s.domain, s.conclusion, extreme, t) != (extreme.op() == Op::minimum ? -1 : 1))
      continue;
    const auto [first, second] = at_operands(s.conclusion, extreme);
    const auto is_defined = [&](Term side) { return is_defined_on(s.domain, side); };
    if (!std::ranges::all_of(std::array{first.left, first.right, second.left, second.right},
                             is_defined))
      continue;
    for (const auto& [one, other] : {std::pair(first, second), std::pair(second, first)}) {
      ReducedStatement part{s, {}};
      part.statement.domain.hypotheses.push_back(negation(one));
      part.statement.conclusion = other;
      list.push_back({{std::move(part)}, {"one operand of " + text(extreme) + " or the other"}});
    }
  }
  return list;
}

std::vector<Reduction> reductions_of_functions(const Statement& s) { return reduced_by(find, s); }

}  // namespace gradus
