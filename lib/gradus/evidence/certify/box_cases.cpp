#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

/// The kink to resolve first: of a variable, since that bounds it; else the first in the order of
/// creation, so that inner ones come before those around them.
struct Kink {
  Term term;
  bool concluded;  ///< it stands in the conclusion
};
std::optional<Kink> kink(const Statement& s) {
  std::optional<Term> found;
  const auto rank = [](Term t) { return std::pair(!t.operand(0).is_symbol(), t.id()); };
  const auto look = [&](Term t) {
    const bool is = t.op() == Op::abs || t.op() == Op::minimum || t.op() == Op::maximum;
    if (is && (!found || rank(t) < rank(*found))) found = t;
  };
  const auto look_at = [&](const Comparison& c) {
    for_each_node(c.left, look);
    for_each_node(c.right, look);
  };
  look_at(s.conclusion);
  for (const Comparison& c : s.domain.hypotheses) look_at(c);
  if (!found) return {};
  const Comparison& c = s.conclusion;
  return Kink{*found, contains(c.left, *found) || contains(c.right, *found)};
}

/// Where one variable alone is compared with 0, that becomes one of its bounds. Nothing where no
/// value is left. In each case the kink has the value of what is written for it, so that no
/// hypothesis loses its own.
std::optional<Statement> with(const Statement& s, const Substitution& read, Term kept,
                              bool positive) {
  Statement out = s;
  out.conclusion = substitute(s.conclusion, read);
  for (Comparison& h : out.domain.hypotheses) h = substitute(h, read);
  for (Variable& v : out.domain.variables) {
    if (!same(v.symbol, kept)) continue;
    std::optional<Rational>& bound = positive ? v.lower : v.upper;
    if (!bound || (positive ? *bound < Rational(0) : *bound > Rational(0))) {
      bound = Rational(0);
      (positive ? v.lower_strict : v.upper_strict) = false;
    }
    if (v.lower && v.upper && *v.lower > *v.upper) return {};
    return out;
  }
  out.domain.hypotheses.push_back(positive ? kept >= 0 : kept <= 0);
  return out;
}

/// Roots of higher degree are not written out.
constexpr long most_degree = 6;

/// The exponent of a root or fractional power.
std::optional<Rational> broken_exponent(Term t) {
  if (t.op() == Op::sqrt) return Rational(1, 2);
  if (t.op() != Op::power || !t.operand(1).is_constant()) return {};
  const Rational e = t.operand(1).value();
  return e.is_integer() ? std::nullopt : std::optional(e);
}

Interval root_of(const Rational& x, long degree) {
  if (x.is_zero()) return Interval(0);
  return pow(Interval(x), Interval(Rational(1, degree)));
}

/// The root of that degree of a product, quotient or whole power of the new variables' powers and
/// of powers of rationals; nothing for other formulas.
std::optional<Term> root(Term t, long degree, const Substitution& roots) {
  if (const auto known = roots.find(t); known != roots.end()) return known->second;
  switch (t.op()) {
    case Op::multiply:
    case Op::divide: {
      const auto a = root(t.operand(0), degree, roots), b = root(t.operand(1), degree, roots);
      if (!a || !b) return {};
      return Term::make(t.op(), {*a, *b});
    }
    case Op::power: {
      if (!t.operand(1).is_constant() || !t.operand(1).value().is_integer()) return {};
      const auto a = root(t.operand(0), degree, roots);
      return a ? std::optional(pow(*a, t.operand(1))) : std::nullopt;
    }
    case Op::constant: {
      if (t.value().sign() <= 0) return {};  // a fractional power of 0 has no value
      const Interval value = root_of(t.value(), degree);
      const Rational guess = simplest_between(value.lower(), value.upper());
      if (pow(guess, degree) != t.value()) return {};
      return Term(guess);
    }
    default:
      return {};
  }
}

}  // namespace

std::optional<BoxCut> cut_by_cases(const Statement& s) {
  const auto found = kink(s);
  if (!found) return {};
  const Term t = found->term;
  const Term a = t.operand(0);
  BoxCut cut{{}, "by cases of " + text(t)};
  // The cases cover the points at which what is compared has a value; where the conclusion needs
  // it, that must be all points.
  if (found->concluded) {
    for (const Comparison& c : conditions(t)) {
      cut.parts.push_back(s);
      cut.parts.back().conclusion = c;
    }
  }
  const auto add = [&](Term value, Term kept, bool positive) {
    if (auto part = with(s, {{t, value}}, kept, positive)) cut.parts.push_back(std::move(*part));
  };
  if (t.op() == Op::abs) {
    add(a, a, true);
    add(-a, a, false);
  } else {
    const Term b = t.operand(1);
    const bool least = t.op() == Op::minimum;
    add(least ? b : a, a - b, true);
    add(least ? a : b, a - b, false);
  }
  return cut;
}

std::optional<BoxCut> cut_by_orders(const Statement& s) {
  if (s.conclusion.relation != Relation::equal) return {};
  BoxCut cut{{s, s}, "as two orders"};
  cut.parts[0].conclusion.relation = Relation::less_equal;
  cut.parts[1].conclusion.relation = Relation::greater_equal;
  return cut;
}

std::optional<BoxCut> cut_by_roots(const Statement& s) {
  std::set<Term, TermOrder> under, positive;
  Rational common = 1;
  const auto look = [&](Term t) {
    const auto e = broken_exponent(t);
    if (!e) return;
    common = lcm(common, e->denominator());
    under.merge(free_symbols(t.operand(0)));
    // Unlike sqrt, a power with a broken exponent has no value at 0.
    if (t.op() == Op::power) positive.merge(free_symbols(t.operand(0)));
  };
  const auto look_at = [&](const Comparison& c) {
    for_each_node(c.left, look);
    for_each_node(c.right, look);
  };
  look_at(s.conclusion);
  for (const Comparison& h : s.domain.hypotheses) look_at(h);
  if (common > Rational(most_degree)) return {};
  const long degree = *common.to_long();
  for (const Variable& v : s.domain.variables) {
    const bool may_vanish = !v.lower || v.lower->sign() < (v.lower_strict ? 0 : 1);
    if (positive.contains(v.symbol) && may_vanish) return {};
  }
  Statement out = s;
  Substitution powers, roots;
  std::set<std::string> taken = variable_names(s.domain);
  std::string words;
  for (Variable& v : out.domain.variables) {
    if (!under.contains(v.symbol) || !v.lower || v.lower->sign() < 0) continue;
    const Term r = new_symbol("root_" + v.symbol.name(), taken);
    powers.emplace(v.symbol, pow(r, Term(degree)));
    roots.emplace(v.symbol, r);
    words += (words.empty() ? "" : ", ") + text(v.symbol) + " = " + text(powers.at(v.symbol));
    Variable range = nonnegative(r);
    range.lower = max(0, Rational::from_double(root_of(*v.lower, degree).lower_double()));
    range.lower_strict = v.lower_strict && v.lower->is_zero();
    if (v.upper) range.upper = Rational::from_double(root_of(*v.upper, degree).upper_double());
    v = range;
  }
  if (roots.empty()) return {};
  // Roots first: they are gone before their variables are.
  bool changed = false;
  const auto without_root = [&](Term node) {
    const auto e = broken_exponent(node);
    const auto r = e ? root(node.operand(0), degree, roots) : std::nullopt;
    if (!r) return node;
    changed = true;
    const Rational power = *e * common;
    return power == Rational(1) ? *r : pow(*r, Term(power));
  };
  const auto read = [&](const Comparison& c) {
    return Comparison{substitute(transform(c.left, without_root), powers), c.relation,
                      substitute(transform(c.right, without_root), powers)};
  };
  out.conclusion = read(s.conclusion);
  for (Comparison& h : out.domain.hypotheses) h = read(h);
  if (!changed) return {};
  return BoxCut{{out}, "with " + words};
}

}  // namespace gradus
