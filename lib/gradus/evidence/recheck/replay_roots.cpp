// Roots: of powers, of multiples.

#include "gradus/evidence/recheck/replay_polynomial.hpp"
#include "gradus/evidence/recheck/replay_terms.hpp"

namespace gradus {

namespace {

/// The greatest c > 0 such that all coefficients of p are multiples of it.
Rational content(const Polynomial& p) {
  Rational above = 0, below = 1;
  for (const auto& [m, c] : p.terms()) {
    above = gcd(above, c.numerator());
    below = lcm(below, c.denominator());
  }
  return above / below;
}

}  // namespace

/// sqrt(s^4 x) = s^2 sqrt(x)
bool TermReplay::root_of_power(Term t) {
  const Polynomial p = theory_->expand(t.operand(0));
  if (p.terms().size() != 1) return false;
  const auto& [m, c] = *p.terms().begin();
  Monomial base, rest = m;
  for (const auto& [a, e] : m.powers) {
    if (e < 4) continue;
    base.powers.emplace_back(a, e / 4);
    rest = without(rest, a, e / 4 * 4);
  }
  const Term s = to_term(monomial(base)), x = to_term(monomial(rest, c));
  if (base.powers.empty() || !sign(x, false)) return false;
  const Term root = s * s * sqrt(x);
  explain(root);
  const Line square = axiom("square >= 0", {{'x', s}}), above = axiom("root >= 0", {{'x', x}});
  conclude(root >= 0, {{1, {square, above}}});
  equal(t.operand(0), root * root);
  set(t, axiom("root", {{'x', t.operand(0)}, {'y', root}}));
  return true;
}

/// sqrt(c x) = sqrt(c) sqrt(x), c > 0 a number: as roots of primes, none of them below.
bool TermReplay::root_of_multiple(Term t) {
  const Polynomial p = theory_->expand(t.operand(0));
  if (p.is_zero()) return false;
  const Rational c = content(p);
  const Term x = to_term(p * Polynomial(1 / c));
  Rational outside = 1 / c.denominator();
  std::vector<Term> roots;
  Rational last = 0;
  for (Term prime : factors(c.numerator() * c.denominator(), true)) {
    if (prime.value() == last) {
      roots.pop_back();
      outside *= last;
      last = 0;
    } else if (prime.value() != Rational(1)) {
      last = prime.value();
      roots.push_back(sqrt(prime));
    }
  }
  if (!x.is_constant()) roots.push_back(sqrt(x));
  if ((roots.size() == 1 && outside == Rational(1)) || !sign(x, false)) return false;
  Lines signs;
  Term root = outside;
  for (Term r : roots) {
    explain(r);
    root = root * r;
    signs.push_back(axiom("root >= 0", {{'x', r.operand(0)}}));
  }
  explain(root);
  conclude(root >= 0, {{outside, signs}});
  equal(t.operand(0), root * root);
  set(t, axiom("root", {{'x', t.operand(0)}, {'y', root}}));
  return true;
}

}  // namespace gradus
