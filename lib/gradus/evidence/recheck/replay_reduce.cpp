// Comparisons from what is known of atoms and divisors.

#include <algorithm>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck/replay_polynomial.hpp"
#include "gradus/evidence/recheck/replay_terms.hpp"

namespace gradus {

Term TermReplay::difference(const Comparison& c) {
  const Comparison known = descending(c);
  return known.left - known.right;
}

void TermReplay::reduce(Reduction& r) {
  for (bool changed = true; changed;) {
    changed = false;
    Polynomial next;
    for (const auto& [m, c] : r.rest.terms()) {
      const Equal* rule = nullptr;
      const Line* cancelling = nullptr;
      Monomial other = m;
      for (const auto& [x, e] : m.powers) {
        const auto found = values_.find(x);
        const auto square = e > 1 ? squares_.find(x) : squares_.end();
        const auto divisor = is_inverse(x) ? divisors_.find(x) : divisors_.end();
        if (divisor != divisors_.end() && m.degree(x.operand(0)) > 0) {
          cancelling = &divisor->second.inverse;
          other = without(without(m, x), x.operand(0));
          break;
        }
        if (found == values_.end() && square == squares_.end()) continue;
        rule = found != values_.end() ? &found->second : &square->second;
        other = without(m, x, found != values_.end() ? 1 : 2);
        break;
      }
      if (cancelling != nullptr) {
        changed = true;
        r.cofactors[*cancelling].add_term(other, c);
        next.add_term(other, c);
        continue;
      }
      if (rule == nullptr) {
        next.add_term(m, c);
        continue;
      }
      changed = true;
      r.cofactors[rule->line].add_term(other, c);
      next += theory_->multiply(monomial(other, c), rule->value);
    }
    r.rest = std::move(next);
  }
}

/// Multiplies by a divisor that stands in r, or its square, as often as needed.
bool TermReplay::clear(Reduction& r) {
  std::optional<Term> inverse;
  std::optional<Divisor> known;
  int most = 0;
  for (const auto& [m, c] : r.rest.terms()) {
    for (const auto& [x, e] : m.powers) {
      if (!inverse && (known = divisor(x))) inverse = x;
      if (inverse && same(*inverse, x)) most = std::max(most, e);
    }
  }
  if (!inverse) return false;
  const Polynomial p = theory_->expand(inverse->operand(0)),
                   one = theory_->multiply(p, Polynomial::atom(*inverse));
  const auto power = [&](const Polynomial& base, int n) {
    Polynomial result = 1;
    for (; n > 0; --n) result = theory_->multiply(result, base);
    return result;
  };
  most += most % known->power;
  for (auto& [line, cofactor] : r.cofactors) {
    cofactor = theory_->multiply(cofactor, power(p, most));
  }
  Polynomial rest;
  Polynomial& cofactor = r.cofactors[known->inverse];
  for (const auto& [m, c] : r.rest.terms()) {
    const int e = m.degree(*inverse);
    const Polynomial other =
        theory_->multiply(monomial(without(m, *inverse, e), c), power(p, most - e));
    rest += other;
    for (int k = 0; k < e; ++k) cofactor += theory_->multiply(other, power(one, k));
  }
  r.rest = std::move(rest);
  for (int k = 0; k < most; k += known->power) r.divisors.push_back(known->positive);
  return true;
}

std::pair<Polynomial, Polynomial> TermReplay::without_divisors(Polynomial p) {
  Polynomial factor = 1;
  for (int round = 0; round < 100; ++round) {
    Reduction r{p};
    reduce(r);
    p = r.rest;
    std::map<Term, int, TermOrder> divisors;
    for (const auto& [m, c] : p.terms()) {
      for (const auto& [x, e] : m.powers) {
        if (divisor(x)) divisors[x] = std::max(divisors[x], e);
      }
    }
    if (divisors.empty()) return {factor, p};
    for (const auto& [x, e] : divisors) {
      Polynomial cleared;
      for (const auto& [m, c] : p.terms()) {
        const int there = m.degree(x);
        Polynomial term = monomial(without(m, x, there), c);
        for (int k = there; k < e; ++k) {
          term = theory_->multiply(term, theory_->expand(x.operand(0)));
        }
        cleared += term;
      }
      for (int k = 0; k < e; ++k) {
        factor = theory_->multiply(factor, theory_->expand(x.operand(0)));
      }
      p = cleared;
    }
  }
  throw std::runtime_error("divisors inside divisors");
}

/// That factor * product(positive) * (left - right) > 0 shows that the sides of c are not equal;
/// where a line says that others are not, that a multiple of left - right is their difference does.
TermReplay::Line TermReplay::differ(const Comparison& c, const std::vector<Product>& products,
                                    const Lines& positive, Term factor) {
  for (Line i : positive) factor = factor * difference(theory_->says(i));
  const auto part = [&](Term a, Term b) {
    return axiom("part", {{'x', c.left}, {'y', c.right}, {'w', factor}, {'a', a}, {'b', b}});
  };
  const Term whole = (c.left - c.right) * factor;
  for (const Product& product : products) {
    if (product.parts.size() != 1) continue;
    const Comparison known = theory_->says(product.parts[0]);
    if (known.relation != Relation::not_equal) continue;
    equal(whole, known.left - known.right);
    return part(known.left, known.right);
  }
  conclude(whole > 0, products);
  return part(whole, 0);
}

TermReplay::Line TermReplay::as(const Comparison& c, Line line) {
  if (c.relation != Relation::not_equal || !theory_->knows(c)) return conclude(c, {{1, {line}}});
  return axiom("part", {{'x', c.left}, {'y', c.right}, {'w', 1}, {'a', c.left}, {'b', c.right}});
}

TermReplay::Line TermReplay::conclude(const Comparison& c, std::vector<Product> products,
                                      Lines positive, Term factor) {
  if (c.relation == Relation::not_equal) return differ(c, products, positive, factor);
  Polynomial left = gap(c);
  for (Line i : positive) left = theory_->multiply(left, gap(i));
  for (const Product& product : products) {
    Polynomial x = theory_->expand(product.factor);
    for (Line i : product.parts) x = theory_->multiply(x, gap(i));
    left -= x;
  }
  Reduction r{left};
  for (reduce(r); !r.rest.is_zero(); reduce(r)) {
    if (clear(r)) continue;
    const std::string left_over = text(to_term(r.rest));
    throw std::runtime_error("not shown: " + text(c) + ", what is left is " + left_over);
  }
  for (Product& product : products) {
    product.parts.insert(product.parts.end(), r.divisors.begin(), r.divisors.end());
  }
  positive.insert(positive.end(), r.divisors.begin(), r.divisors.end());
  for (const auto& [line, cofactor] : r.cofactors) {
    if (!cofactor.is_zero()) products.push_back({to_term(cofactor), {line}});
  }
  if (positive.empty()) return theory_->combine(c, products);
  // d * gap has the sign of the gap, for d > 0.
  const Term gap = difference(c);
  Term d = 1;
  for (Line i : positive) d = d * difference(theory_->says(i));
  const Line whole = theory_->combine({gap * d, descending(c).relation, 0}, products);
  theory_->combine(d > 0, {{1, positive}});
  const Line above = positive_power(d, -1);
  return theory_->combine(c, {{1, {whole, above}}, {-gap, {inverse_of(d)}}});
}

Polynomial TermReplay::canonical(Term t) {
  Reduction r{theory_->expand(t)};
  reduce(r);
  return r.rest;
}

}  // namespace gradus
