#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/box_touching.hpp"
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
/// value is left.
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

bool is_root(Term t) {
  return t.op() == Op::sqrt || (t.op() == Op::power && t.operand(1).is_constant() &&
                                t.operand(1).value().denominator() == Rational(2));
}

/// The square root of a product, quotient or whole power of the new variables' squares and of
/// rational squares; nothing for other formulas.
std::optional<Term> root(Term t, const Substitution& roots) {
  if (const auto known = roots.find(t); known != roots.end()) return known->second;
  switch (t.op()) {
    case Op::multiply:
    case Op::divide: {
      const auto a = root(t.operand(0), roots), b = root(t.operand(1), roots);
      if (!a || !b) return {};
      return Term::make(t.op(), {*a, *b});
    }
    case Op::constant: {
      if (t.value().sign() < 0) return {};
      const Interval value = sqrt(Interval(t.value()));
      const Rational guess = simplest_between(value.lower(), value.upper());
      if (guess * guess != t.value()) return {};
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

std::optional<BoxCut> cut_by_roots(const Statement& s) {
  std::set<Term, TermOrder> under, positive;
  const auto look = [&](Term t) {
    if (!is_root(t)) return;
    under.merge(free_symbols(t.operand(0)));
    // Unlike sqrt, a power with a broken exponent has no value at 0.
    if (t.op() == Op::power) positive.merge(free_symbols(t.operand(0)));
  };
  for_each_node(s.conclusion.left, look);
  for_each_node(s.conclusion.right, look);
  for (const Variable& v : s.domain.variables) {
    const bool may_vanish = !v.lower || v.lower->sign() < (v.lower_strict ? 0 : 1);
    if (positive.contains(v.symbol) && may_vanish) return {};
  }
  Statement out = s;
  Substitution squares, roots;
  std::set<std::string> taken = variable_names(s.domain);
  std::string words;
  for (Variable& v : out.domain.variables) {
    if (!under.contains(v.symbol) || !v.lower || !v.upper || v.lower->sign() < 0) continue;
    const Term r = new_symbol("root_" + v.symbol.name(), taken);
    squares.emplace(v.symbol, square(r));
    roots.emplace(v.symbol, r);
    words += (words.empty() ? "" : ", ") + text(v.symbol) + " = " + text(square(r));
    v = in(r, max(Rational(0), Rational::from_double(sqrt(Interval(*v.lower)).lower_double())),
           Rational::from_double(sqrt(Interval(*v.upper)).upper_double()));
  }
  if (roots.empty()) return {};
  // Roots first: they are gone before their variables are.
  const auto read = [&](Term t) {
    return substitute(transform(t,
                                [&](Term node) {
                                  if (!is_root(node)) return node;
                                  const auto r = root(node.operand(0), roots);
                                  if (!r) return node;
                                  if (node.op() == Op::sqrt) return *r;
                                  const Rational twice = node.operand(1).value() * Rational(2);
                                  return pow(*r, Term(twice));
                                }),
                      squares);
  };
  const auto read_comparison = [&](const Comparison& c) {
    return Comparison{read(c.left), c.relation, read(c.right)};
  };
  out.conclusion = read_comparison(s.conclusion);
  for (Comparison& h : out.domain.hypotheses) h = read_comparison(h);
  return BoxCut{{out}, "with " + words};
}

}  // namespace gradus
