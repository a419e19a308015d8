// Powers: bases factored, exponents added up.

#include <algorithm>
#include <span>

#include "gradus/evidence/recheck/replay_polynomial.hpp"
#include "gradus/evidence/recheck/replay_terms.hpp"

namespace gradus {

using kernel::require;

/// x^(m n) as a line for (x^m)^n.
TermReplay::Line TermReplay::regroup(Term x, Term m, Term n, Term product) {
  const Line line = axiom("power of a power", {{'x', x}, {'m', m}, {'n', n}});
  const Line like = replace(theory_->says(line).right, {x, product});
  return conclude(pow(pow(x, m), n) == pow(x, product), {{1, {line}}, {1, {like}}});
}

/// x^m * x^n = 1 for m + n = 0, where it is known that x != 0.
TermReplay::Line TermReplay::inverse_of(Term x, Term m, Term n) {
  const Line line = axiom("integers above", {{'x', x}, {'m', m}, {'n', n}});
  return theory_->combine(pow(x, m) * pow(x, n) == 1, {{-1, {line}}});
}

void TermReplay::inverse(Term t) {
  const Term y = t.operand(0);
  const Polynomial p = canonical(y);
  require(!p.is_zero(), "division by what is identically zero");
  if (!same(y, to_term(p))) return set(t, replace(t, {to_term(p), -1}));
  if (value(p)) return;
  if (split_base(t)) return;
  if (is_inverse(y)) return set(t, regroup(y.operand(0), -1, -1, 1));
  divisor(t);
}

/// (f g)^e = f^e g^e, f and g with half of the factors each, or the numerator and the inverse of
/// the denominator.
bool TermReplay::split_base(Term t) {
  const Term e = t.operand(1);
  const Polynomial base = theory_->expand(t.operand(0));
  if (base.terms().size() > 1 && !e.is_constant()) {
    const auto [divisor, numerator] = without_divisors(base);
    if (!value(divisor)) {
      const Term f = to_term(numerator), g = pow(to_term(divisor), -1);
      explain(g);
      set_like(t, {f * g, e}, axiom("power of a product", {{'x', f}, {'y', g}, {'m', e}}));
      return true;
    }
  }
  const std::vector<Term> all = factors(base, !e.is_constant());
  if (all.size() < 2) return false;
  const std::span<const Term> list(all);
  const Term f = product(list.first(all.size() / 2)), g = product(list.subspan(all.size() / 2));
  set_like(t, {f * g, e}, axiom("power of a product", {{'x', f}, {'y', g}, {'m', e}}));
  return true;
}

/// x^1 = sqrt(x)^2, where it is known that x >= 0.
TermReplay::Line TermReplay::root_squared(Term x) {
  const Line line = axiom("power of a root", {{'x', x}, {'y', 1}});
  return theory_->combine(sqrt(x) * sqrt(x) == x, {{-1, {line}}});
}

TermReplay::Line TermReplay::positive_power(Term x, Term y) {
  const Line power = axiom("real power", {{'x', x}, {'y', y}});
  const Line above = axiom("exp > 0", {{'x', y * log(x)}});
  return theory_->combine(pow(x, y) > 0, {{1, {power}}, {1, {above}}});
}

TermReplay::Line TermReplay::exp_of_log(Term x) {
  const Line power = axiom("real power", {{'x', x}, {'y', 1}});
  const Line like = theory_->replace(exp(Term(1) * log(x)), {{Term(1) * log(x), log(x)}});
  return theory_->combine(exp(log(x)) == x, {{-1, {power}}, {-1, {like}}});
}

TermReplay::Line TermReplay::exp_of_multiple(Term x, Term m) {
  const Term e = exp(x), exponent = m * log(e);
  axiom("exp > 0", {{'x', x}});
  const Line power = axiom("real power", {{'x', e}, {'y', m}});
  theory_->combine(exponent == x * m, {{m, {axiom("log", {{'x', e}, {'y', x}})}}});
  const Line like = theory_->replace(exp(exponent), {{exponent, x * m}});
  return theory_->combine(exp(x * m) == pow(e, m), {{-1, {power}}, {-1, {like}}});
}

/// b^q = sqrt(b)^(2 q); for q < 0, b > 0: both are exponentials of multiples of log(b)/2.
TermReplay::Line TermReplay::half_power(Term b, const Rational& q) {
  if (q.sign() > 0) {
    const Line line = axiom("power of a root", {{'x', b}, {'y', q}});
    const Line like = theory_->replace(theory_->says(line).right, {{2 * Term(q), 2 * q}});
    return theory_->combine(pow(b, Term(q)) == pow(sqrt(b), 2 * q), {{1, {line}}, {1, {like}}});
  }
  const Term l = log(b), h = Term(Rational(1, 2)) * l, root = exp(h), n = Rational(2) * q;
  const Line twice = axiom("exp of a sum", {{'x', h}, {'y', h}});
  const Line once = theory_->replace(exp(h + h), {{h + h, l}});
  const Line base = exp_of_log(b);
  theory_->combine(b == root * root, {{1, {twice}}, {-1, {once}}, {-1, {base}}});
  axiom("exp > 0", {{'x', h}});
  axiom("root", {{'x', b}, {'y', root}});
  const Line roots = theory_->replace(pow(sqrt(b), n), {{sqrt(b), root}});
  const Line power = axiom("real power", {{'x', b}, {'y', q}});
  const Line whole = theory_->replace(exp(Term(q) * l), {{Term(q) * l, h * n}});
  const Line multiple = exp_of_multiple(h, n);
  return theory_->combine(pow(b, Term(q)) == pow(sqrt(b), n),
                          {{1, {power}}, {1, {whole}}, {1, {multiple}}, {-1, {roots}}});
}

void TermReplay::power(Term t) {
  const Term b = t.operand(0);
  Term e = t.operand(1);
  if (const auto n = value(canonical(e))) {
    const Term whole = pow(b, Term(*n));
    if (!same(whole, t)) set(t, replace(t, {b, Term(*n)}));
    if (!explained_.insert(whole).second && !same(whole, t)) return;
    if (*n == Rational(-1)) return inverse(whole);
    if (n->is_integer() && n->sign() >= 0) return;
    if (n->is_integer()) return explain(pow(b, -1));
    const Rational twice = *n * Rational(2);
    const bool vanishes = twice.is_integer() && n->sign() > 0;  // at b = 0
    if (!has_canonical_operands(whole) || !sign(b, !vanishes)) return;
    if (!twice.is_integer()) return set(whole, axiom("real power", {{'x', b}, {'y', *n}}));
    explain(sqrt(b));
    return set(whole, half_power(b, *n));
  }
  if (!has_canonical_operands(t)) return;
  if (!theory_->is_integer(e)) {
    if (sign(b, true)) set(t, axiom("real power", {{'x', b}, {'y', e}}));
    return;
  }
  if (theory_->expand(b).is_zero()) return power_of_zero(t);
  if (split_base(t)) return;
  if (same(b, Term(1))) {
    const Line line = axiom("power of a power", {{'x', 1}, {'m', 0}, {'n', e}});
    return set_like(t, {pow(Term(1), 0), e}, line);
  }
  power_of_factor(t);
}

/// 0^e = 0^(e - 1) 0 for e >= 1.
void TermReplay::power_of_zero(Term t) {
  const Term e = t.operand(1), before = to_term(theory_->expand(e) - 1);
  if (!at_least(before, 0)) return;
  set_like(t, {t.operand(0), before + 1},
           axiom("naturals above", {{'x', t.operand(0)}, {'m', before}, {'n', 1}}));
}

void TermReplay::power_of_factor(Term t) {
  const Term b = t.operand(0), e = t.operand(1);
  const Polynomial p = theory_->expand(e);
  if (b.is_constant() && b.value().denominator() > Rational(1)) {
    const Term q = Rational(1) / b.value();
    explain(pow(q, -1));
    const Line first = replace(t, {pow(q, -1), e});
    const Term opposite = to_term(-p);
    const Line second = regroup(q, -1, e, opposite), third = regroup(q, e, -1, opposite);
    const Term right = pow(pow(q, e), -1);
    return set(t, conclude(t == right, {{1, {first}}, {1, {second}}, {-1, {third}}}));
  }
  if (b.op() == Op::power && theory_->is_integer(b.operand(1))) {
    const Polynomial product = canonical(b.operand(1) * e);
    return set(t, regroup(b.operand(0), b.operand(1), e, to_term(product)));
  }
  if (p.terms().size() == 1) {
    const auto& [m, c] = *p.terms().begin();
    if (c == Rational(1) && same(b, Term(-1))) {
      const Line line = axiom("power of a product", {{'x', -1}, {'y', -1}, {'m', e}});
      explain(theory_->says(line).left);
      set_square(t, conclude(t * t == 1, {{-1, {line}}}));
    }
    if (c == Rational(1)) return;
    const Term unit = to_term(monomial(m));
    const Line line = regroup(b, unit, Term(c), e);
    return set(t, conclude(t == pow(pow(b, unit), Term(c)), {{-1, {line}}}));
  }
  Polynomial first = start(p);
  const auto apart = nonzero(b);
  const bool falls =
      std::ranges::any_of(p.terms(), [](const auto& term) { return term.second.sign() < 0; });
  if (!apart && falls) {
    std::vector<Product> why;
    const auto least = minimum(p, why);
    if (!least || *least < 1) return;
    first = *least;
  }
  const Term x = to_term(first), y = to_term(p - first);
  if (!apart) require(at_least(x, 0) && at_least(y, 0), "an exponent may be negative");
  set_like(t, {b, x + y},
           axiom(apart ? "integers above" : "naturals above", {{'x', b}, {'m', x}, {'n', y}}));
}

}  // namespace gradus
