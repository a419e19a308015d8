// Reductions by what extremes, logarithms, roots and exponentials are.

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/about_reals.hpp"
#include "gradus/evidence/box_touching.hpp"
#include "gradus/evidence/kept_value.hpp"
#include "gradus/evidence/touching_parts.hpp"

namespace gradus {

namespace {

/// Larger multiples of logarithms make powers that nothing is gained with.
constexpr long most_power = 4;

bool is_extreme(Term t) {
  return t.op() == Op::maximum || t.op() == Op::minimum || t.op() == Op::abs;
}

/// The outermost one: created last.
std::optional<Term> outer_extreme(const Comparison& c) {
  std::optional<Term> found;
  for (Term side : {c.left, c.right}) {
    for_each_node(side, [&](Term t) {
      if (is_extreme(t) && (!found || t.id() > found->id())) found = t;
    });
  }
  return found;
}

/// gap(h) = n(t) / d with t in place of an extreme, n linear in t: where it falls (for a minimum
/// rises) with t on the box, it is >= 0 at the extreme only if it is at both operands.
bool splits(const Domain& d, const Comparison& h, Term extreme, Term t) {
  const Fraction f = normal_form(substitute(gap(h), {{extreme, t}}));
  for (const Polynomial& p : {f.numerator, f.denominator}) {
    for (Term atom : p.atoms()) {
      if (contains(atom, t) && !same(atom, t)) return false;
    }
  }
  if (f.numerator.degree(t) != 1 || f.denominator.degree(t) != 0) return false;
  Domain box;
  box.variables = d.variables;
  const Term slope = to_term(Fraction{f.numerator.coefficient(t, 1), f.denominator});
  return holds(box, extreme.op() == Op::minimum ? slope >= Term(0) : slope <= Term(0));
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
  const auto split = [&](const Comparison& c, bool assumed) {
    auto extreme = is_order(c.relation) ? outer_extreme(c) : std::nullopt;
    if (!extreme) return extreme;
    const Term t = new_symbol("t", taken);
    if ((assumed && !keeps_its_value(d, c, *extreme)) || !splits(d, c, *extreme, t))
      extreme.reset();
    if (extreme) result.words.push_back("both operands for " + text(*extreme));
    return extreme;
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
  const auto logarithm = [&](Term t) {
    if (t.op() == Op::exp) return t.operand(0);
    const bool power = is_exponential_power(t);
    const Term base = power ? t.operand(0) : t;
    result.parts.push_back({s, {}});
    result.parts.back().statement.conclusion = base > Term(0);
    return power ? t.operand(1) * log(base) : log(base);
  };
  const Term above = logarithm(larger), below = logarithm(smaller);
  result.parts.push_back({s, {}});
  result.parts.back().statement.conclusion = {above, greater_than_zero(is_strict(c.relation)),
                                              below};
  return result;
}

bool has_root(const Monomial& m) {
  return std::ranges::any_of(m.powers, [](const auto& p) { return p.first.op() == Op::sqrt; });
}

std::optional<Reduction> without_roots(const Statement& s, const Polynomial& n) {
  Polynomial above, below;  // the parts with roots
  for (const auto& [monomial, c] : n.terms()) {
    if (has_root(monomial)) (c.sign() > 0 ? above : below).add_term(monomial, c);
  }
  if (above.is_zero() && below.is_zero()) return {};
  const Polynomial x = above.is_zero() ? n - below : above, y = x - n;
  if (x.is_zero()) return {};
  const bool strict = is_strict(s.conclusion.relation);
  Reduction result{{{s, {}}, {s, {}}}, {"squares of both sides"}};
  result.parts[0].statement.conclusion = to_term(x) >= Term(0);
  result.parts[1].statement.conclusion = {to_term(x * x - y * y), greater_than_zero(strict),
                                          Term(0)};
  return result;
}

std::vector<Reduction> find(const Statement& s) {
  std::vector<Reduction> result;
  const auto add = [&](std::optional<Reduction> r) {
    if (r) result.push_back(std::move(*r));
  };
  add(without_extremes(s));
  add(with_logarithms(s));
  std::ranges::move(reductions_to_unknowns(s), std::back_inserter(result));
  const auto n = numerator(s);
  if (!n || n->is_constant()) return result;
  add(without_logarithms(s, *n));
  add(without_roots(s, *n));
  return result;
}

}  // namespace

std::vector<Reduction> reductions_of_functions(const Statement& s) { return reduced_by(find, s); }

}  // namespace gradus
