// What formulas are equal to, by lines: the engine, and which rules belong to which operation.

#include "gradus/evidence/recheck/replay_terms.hpp"

#include <algorithm>

#include "gradus/evidence/recheck/replay_polynomial.hpp"

namespace gradus {

using kernel::require;

void TermReplay::set(Term t, Line line) {
  if (values_.contains(t)) return;
  const Term right = theory_->says(line).right;
  explain(right);
  const Polynomial p = canonical(right);
  const auto itself = lone_atom(p);
  if (values_.contains(t) || (itself && same(*itself, t))) return;
  for (const auto& [m, c] : p.terms()) require(m.degree(t) == 0, "leads back to itself: ", t);
  const Line known = as(t == to_term(p), line);
  values_[t] = {p, known};
}

void TermReplay::set_square(Term t, Line line) {
  const Term right = theory_->says(line).right;
  explain(right);
  const Polynomial p = canonical(right);
  squares_[t] = {p, as(t * t == to_term(p), line)};
}

void TermReplay::set_like(Term t, const std::vector<Term>& others, Line line) {
  const Line like = replace(t, others);
  explain(theory_->says(line).right);
  set(t, conclude(t == theory_->says(line).right, {{1, {like}}, {1, {line}}}));
}

TermReplay::Line TermReplay::replace(Term t, const std::vector<Term>& others) {
  Substitution parts;
  for (std::size_t k = 0; k < others.size(); ++k) {
    if (!theory_->knows(t.operand(k) == others[k])) equal(t.operand(k), others[k]);
    const auto [part, fresh] = parts.emplace(t.operand(k), others[k]);
    require(fresh || same(part->second, others[k]), "one operand, two others: ", t);
  }
  return theory_->replace(t, parts);
}

bool TermReplay::has_canonical_operands(Term t) {
  std::vector<Term> others;
  bool changed = false;
  for (Term x : t.operands()) {
    others.push_back(to_term(canonical(x)));
    changed = changed || !same(x, others.back());
  }
  if (changed) set(t, replace(t, others));
  return !changed;
}

void TermReplay::prepare_exponentials(const std::vector<Term>& all) {
  for (Term whole : all) {
    for_each_node(whole, [&](Term t) {
      const bool is_hyperbolic = t.op() == Op::sinh || t.op() == Op::cosh || t.op() == Op::tanh;
      if (t.op() != Op::exp && !is_hyperbolic) return;
      for_each_node(t, [&](Term x) {
        if (x.is_constant()) unit_ = lcm(unit_, x.value().denominator());
        if (x.op() != Op::divide) return;
        const Polynomial divisor = theory_->expand(x.operand(1));
        if (divisor.terms().size() != 1) return;
        unit_ = lcm(unit_, abs(divisor.terms().begin()->second.numerator()));
      });
    });
  }
  if (unit_ > Rational(5040)) unit_ = 5040;
}

void TermReplay::use_equation(Line line) {
  const Comparison c = theory_->says(line);
  for (const auto& [key, other] : {std::pair(c.left, c.right), std::pair(c.right, c.left)}) {
    const auto a = lone_atom(canonical(key));
    if (!a || contains(to_term(canonical(other)), *a)) continue;
    const Polynomial p = canonical(other);
    values_[*a] = {p, conclude(*a == to_term(p), {{same(key, c.left) ? 1 : -1, {line}}})};
    return;
  }
}

void TermReplay::explain(Term t) {
  if (!explained_.insert(t).second) return;
  require(++depth_ < 300, "a formula is nested too deeply");
  for (std::size_t k = binds(t) ? 1 : 0; k < (binds(t) ? 3 : t.operands().size()); ++k) {
    explain(t.operand(k));
  }
  if (!binds(t)) show_needs(t);
  explain_node(t);
  if (binds(t)) show_needs(t);
  define(t);
  --depth_;
}

/// Where the body of a sum is not visibly defined, member by member.
void TermReplay::define(Term t) {
  if (theory_->define(t) || !binds(t)) return;
  const Term i = t.operand(0), lower = t.operand(1), body = t.operand(3);
  const auto first = value(theory_->expand(lower)), last = value(theory_->expand(t.operand(2)));
  if (!first || !last) return;
  for (Rational k = *first; k <= *last; k += 1) {
    explain(substitute(body, {{i, k}}));
    theory_->define(Term::make(t.op(), {i, lower, k, body}));
  }
}

void TermReplay::explain_node(Term t) {
  const auto part = [&](std::size_t k) { return t.operand(k); };
  switch (t.op()) {
    case Op::divide:
      return explain(pow(part(1), -1));
    case Op::power:
      return power(t);
    case Op::exp:
      return exponential(t);
    case Op::sinh:
      return set(t, axiom("sinh", {{'x', part(0)}}));
    case Op::cosh:
      return set(t, axiom("cosh", {{'x', part(0)}}));
    case Op::tanh:
      if (reading_.keeps_tanh) return void(has_canonical_operands(t));
      return set(t, axiom("tanh", {{'x', part(0)}}));
    case Op::minimum:
      return set(t, axiom("min", {{'x', part(0)}, {'y', part(1)}}));
    case Op::maximum:
      return set(t, axiom("max", {{'x', part(0)}, {'y', part(1)}}));
    case Op::element:
      return member(t);
    case Op::expectation:
      return mean(t);
    case Op::sum:
    case Op::least:
      return series(t);
    case Op::log:
    case Op::sqrt:
    case Op::abs:
    case Op::sin:
    case Op::cos:
    case Op::atan:
      return function(t);
    default:
      return;
  }
}

}  // namespace gradus
