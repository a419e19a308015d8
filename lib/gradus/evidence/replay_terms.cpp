// What formulas are equal to, by lines: the engine, and which rules belong to which operation.

#include "gradus/evidence/replay_terms.hpp"

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/replay_polynomial.hpp"

namespace gradus {

using kernel::add;
using kernel::require;

Term TermReplay::difference(const Comparison& c) {
  const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
  return flip ? c.right - c.left : c.left - c.right;
}

void TermReplay::reduce(Reduction& r) {
  for (bool changed = true; changed;) {
    changed = false;
    Poly next;
    for (const auto& [m, c] : r.rest) {
      const Equal* rule = nullptr;
      const Line* cancelling = nullptr;
      Mono other = m;
      for (const auto& [x, e] : m) {
        const auto found = values_.find(x);
        const auto square = e > 1 ? squares_.find(x) : squares_.end();
        const auto divisor = is_inverse(x) ? divisors_.find(x) : divisors_.end();
        if (divisor != divisors_.end() && m.contains(x.operand(0))) {
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
        Poly& cofactor = r.cofactors[*cancelling];
        cofactor = add(std::move(cofactor), monomial(other, c));
        next = add(std::move(next), monomial(other, c));
        continue;
      }
      if (rule == nullptr) {
        next = add(std::move(next), monomial(m, c));
        continue;
      }
      changed = true;
      Poly& cofactor = r.cofactors[rule->line];
      cofactor = add(std::move(cofactor), monomial(other, c));
      next = add(std::move(next), theory_->multiply(monomial(other, c), rule->value));
    }
    r.rest = std::move(next);
  }
}

/// Multiplies by a divisor that stands in r, or its square, as often as needed.
bool TermReplay::clear(Reduction& r) {
  std::optional<Term> inverse;
  std::optional<Divisor> known;
  long most = 0;
  for (const auto& [m, c] : r.rest) {
    for (const auto& [x, e] : m) {
      if (!inverse && (known = divisor(x))) inverse = x;
      if (inverse && same(*inverse, x)) most = std::max(most, e);
    }
  }
  if (!inverse) return false;
  const Poly p = theory_->expand(inverse->operand(0)), one = theory_->multiply(p, atom(*inverse));
  const auto power = [&](const Poly& base, long n) {
    Poly result = constant(1);
    for (; n > 0; --n) result = theory_->multiply(result, base);
    return result;
  };
  most += most % known->power;
  for (auto& [line, cofactor] : r.cofactors) {
    cofactor = theory_->multiply(cofactor, power(p, most));
  }
  Poly rest;
  Poly& cofactor = r.cofactors[known->inverse];
  for (const auto& [m, c] : r.rest) {
    const long e = m.contains(*inverse) ? m.at(*inverse) : 0;
    const Poly other =
        theory_->multiply(monomial(e > 0 ? without(m, *inverse, e) : m, c), power(p, most - e));
    rest = add(std::move(rest), other);
    for (long k = 0; k < e; ++k) {
      cofactor = add(std::move(cofactor), theory_->multiply(other, power(one, k)));
    }
  }
  r.rest = std::move(rest);
  for (long k = 0; k < most; k += known->power) r.divisors.push_back(known->positive);
  return true;
}

std::pair<Poly, Poly> TermReplay::without_divisors(Poly p) {
  Poly factor = constant(1);
  for (int round = 0; round < 100; ++round) {
    Reduction r{p};
    reduce(r);
    p = r.rest;
    Mono divisors;
    for (const auto& [m, c] : p) {
      for (const auto& [x, e] : m) {
        if (divisor(x)) divisors[x] = std::max(divisors[x], e);
      }
    }
    if (divisors.empty()) return {factor, p};
    for (const auto& [x, e] : divisors) {
      Poly cleared;
      for (const auto& [m, c] : p) {
        const long there = m.contains(x) ? m.at(x) : 0;
        Poly term = monomial(there > 0 ? without(m, x, there) : m, c);
        for (long k = there; k < e; ++k) {
          term = theory_->multiply(term, theory_->expand(x.operand(0)));
        }
        cleared = add(std::move(cleared), term);
      }
      for (long k = 0; k < e; ++k) {
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
  Poly left = gap(c);
  for (Line i : positive) left = theory_->multiply(left, gap(i));
  for (const Product& product : products) {
    Poly x = theory_->expand(product.factor);
    for (Line i : product.parts) x = theory_->multiply(x, gap(i));
    left = add(std::move(left), x, -1);
  }
  Reduction r{left};
  for (reduce(r); !r.rest.empty(); reduce(r)) {
    if (clear(r)) continue;
    const std::string left_over = text(to_term(r.rest));
    throw std::runtime_error("not shown: " + text(c) + ", what is left is " + left_over);
  }
  for (Product& product : products) {
    product.parts.insert(product.parts.end(), r.divisors.begin(), r.divisors.end());
  }
  positive.insert(positive.end(), r.divisors.begin(), r.divisors.end());
  for (const auto& [line, cofactor] : r.cofactors) {
    if (!cofactor.empty()) products.push_back({to_term(cofactor), {line}});
  }
  if (positive.empty()) return theory_->combine(c, products);
  // d * gap has the sign of the gap, for d > 0.
  const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
  const Relation relation = flip ? mirrored(c.relation) : c.relation;
  const Term gap = difference(c);
  Term d = 1;
  for (Line i : positive) d = d * difference(theory_->says(i));
  const Line whole = theory_->combine({gap * d, relation, 0}, products);
  theory_->combine(d > 0, {{1, positive}});
  const Line above = positive_power(d, -1);
  return theory_->combine(c, {{1, {whole, above}}, {-gap, {inverse_of(d)}}});
}

Poly TermReplay::canonical(Term t) {
  Reduction r{theory_->expand(t)};
  reduce(r);
  return r.rest;
}

void TermReplay::set(Term t, Line line) {
  if (values_.contains(t)) return;
  const Term right = theory_->says(line).right;
  explain(right);
  const Poly p = canonical(right);
  const auto itself = lone_atom(p);
  if (values_.contains(t) || (itself && same(*itself, t))) return;
  for (const auto& [m, c] : p) require(!m.contains(t), "leads back to itself: ", t);
  const Line known = as(t == to_term(p), line);
  values_[t] = {p, known};
}

void TermReplay::set_square(Term t, Line line) {
  const Term right = theory_->says(line).right;
  explain(right);
  const Poly p = canonical(right);
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
        const bool divides = x.op() == Op::divide && x.operand(1).is_constant();
        if (!divides || x.operand(1).value().is_zero()) return;
        unit_ = lcm(unit_, abs(x.operand(1).value().numerator()));
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
    const Poly p = canonical(other);
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
  theory_->defined(t);
  --depth_;
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
