// Unknowns in the place of exponentials: positive, in the order of their exponents, powers of one
// another.

#include "gradus/evidence/certify/touching_exponentials.hpp"

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

/// Higher powers of one exponential, and more of them, are left alone.
constexpr long most_power = 8;
constexpr std::size_t most_unknowns = 4;

/// Exponents that are rational multiples of one another: exp(e) = unknown^power.
struct Exponential {
  Term node;
  Rational ratio;  ///< of its exponent to that of its group
};
struct Group {
  Term exponent;
  Fraction value;  ///< its normal form
  std::vector<Exponential> members;
};

/// a / b, where that is a rational number.
std::optional<Rational> ratio(const Fraction& a, const Fraction& b) {
  if (b.numerator.is_zero() || !(a.denominator == b.denominator)) return {};
  const auto quotient = divide_exactly(a.numerator, b.numerator);
  if (!quotient || !quotient->is_constant() || quotient->is_zero()) return {};
  return quotient->constant_term();
}

std::vector<Group> groups_of(const Comparison& c) {
  std::vector<Group> groups;
  std::set<Term, TermOrder> nodes;
  const auto look = [&](Term t) {
    if (t.op() == Op::exp && !free_symbols(t).empty()) nodes.insert(t);
  };
  for_each_node(c.left, look);
  for_each_node(c.right, look);
  for (Term node : nodes) {
    const Fraction value = normal_form(node.operand(0));
    bool known = false;
    for (Group& g : groups) {
      const auto r = ratio(value, g.value);
      if (!r) continue;
      g.members.push_back({node, *r});
      known = true;
      break;
    }
    if (!known) groups.push_back({node.operand(0), value, {{node, 1}}});
  }
  return groups;
}

/// The exponent of which all of the group are whole multiples, and the numbers of these.
struct Base {
  Term exponent;
  std::vector<long> powers;
};
std::optional<Base> base_of(const Group& g) {
  Rational common = 1;
  for (const Exponential& e : g.members) common = lcm(common, e.ratio.denominator());
  Base base{common == Rational(1) ? g.exponent : g.exponent / Term(common), {}};
  for (const Exponential& e : g.members) {
    const auto power = (e.ratio * common).to_long();
    if (!power || std::abs(*power) > most_power) return {};
    base.powers.push_back(*power);
  }
  return base;
}

/// Within a thousandth.
Rational simply_below(const Interval& x) {
  return simplest_between(x.lower() * Rational(999, 1000), x.lower());
}
Rational simply_above(const Interval& x) {
  return simplest_between(x.upper(), x.upper() * Rational(1001, 1000));
}

/// exp(exponent) as an unknown: positive, and what else is known of it.
Variable range_of_exponential(const Domain& d, Term exponent, Term unknown) {
  Variable v = positive(unknown);
  const Fraction f = normal_form(exponent);
  for (const Variable& x : d.variables) {
    const Polynomial symbol = Polynomial::atom(x.symbol);
    const auto c = divide_exactly(f.numerator, symbol);
    if (!c || !c->is_constant() || !f.denominator.is_constant()) continue;
    const Rational slope = c->constant_term() / f.denominator.constant_term();
    const auto& below = slope.sign() > 0 ? x.lower : x.upper;
    const auto& above = slope.sign() > 0 ? x.upper : x.lower;
    const auto power = [&](const Rational& at) { return exp(Interval(slope * at)); };
    const auto is_small = [&](const auto& at) { return at && abs(slope * *at) <= Rational(100); };
    if (is_small(below)) v.lower = below->is_zero() ? Rational(1) : simply_below(power(*below));
    if (is_small(above)) v.upper = above->is_zero() ? Rational(1) : simply_above(power(*above));
    v.lower_strict = v.lower->is_zero();
    return v;
  }
  if (holds(d, exponent >= 0)) {
    v.lower = 1;
    v.lower_strict = false;
  } else if (holds(d, exponent <= 0)) {
    v.upper = 1;
  }
  return v;
}

}  // namespace

bool has_lost_exponents(const ReducedStatement& part) {
  const Comparison& c = part.statement.conclusion;
  return std::ranges::all_of(part.reading, [&](const auto& reading) {
    return std::ranges::none_of(free_symbols(reading.second),
                                [&](Term x) { return mentions(c, x); });
  });
}

bool has_closed_exponential(Term t) {
  bool found = false;
  for_each_node(
      t, [&](Term part) { found = found || (part.op() == Op::exp && free_symbols(part).empty()); });
  return found;
}

std::optional<Reduction> without_exponentials(const Statement& s, const Comparison& conclusion) {
  std::set<std::string> taken = variable_names(s.domain);
  Substitution read;
  std::vector<std::pair<Term, Term>> unknowns;  // by exponent
  for (const Group& g : groups_of(conclusion)) {
    const auto base = base_of(g);
    // Also of those read as powers of others: -x^2/x is -x where it has a value.
    const bool defined = std::ranges::all_of(g.members, [&](const Exponential& e) {
      return is_defined_on(s.domain, e.node.operand(0));
    });
    if (!base || !defined) return {};
    const Term e = new_symbol("e" + std::to_string(unknowns.size() + 1), taken);
    for (std::size_t k = 0; k < g.members.size(); ++k) {
      const long power = base->powers[k];
      const Term value = std::abs(power) == 1 ? e : pow(e, Term(std::abs(power)));
      read.emplace(g.members[k].node, power > 0 ? value : Term(1) / value);
    }
    unknowns.emplace_back(base->exponent, e);
  }
  if (read.empty()) return {};
  Reduction result{{{s, {}}}, {}};
  ReducedStatement& part = result.parts[0];
  part.statement.conclusion = substitute(conclusion, read);
  std::erase_if(unknowns,
                [&](const auto& u) { return !mentions(part.statement.conclusion, u.second); });
  Domain& d = part.statement.domain;
  std::string names;
  for (const auto& [a, e] : unknowns) {
    part.reading.emplace(e, exp(a));
    names += (names.empty() ? "" : ", ") + text(exp(a));
  }
  // What is known of them is of little use where it does not tie them to the variables that stay.
  const bool is_alone = has_lost_exponents(part);
  for (const auto& [a, e] : unknowns)
    d.variables.push_back(is_alone ? range_of_exponential(s.domain, a, e) : positive(e));
  const bool related = is_alone && !s.domain.hypotheses.empty() && unknowns.size() <= most_unknowns;
  for (const auto& [a, e] : unknowns) {
    for (const auto& [b, f] : unknowns) {
      if (related && !same(e, f) && holds(s.domain, a >= b)) d.hypotheses.push_back(e >= f);
    }
  }
  leave_out_lost(d, conclusion, part.statement.conclusion);
  result.words.push_back("for any positive values of " + names);
  return result;
}

}  // namespace gradus
