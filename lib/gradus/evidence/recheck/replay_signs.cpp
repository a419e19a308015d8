// What is not 0, > 0 or >= 0, by lines.

#include <algorithm>

#include "gradus/evidence/recheck/replay_polynomial.hpp"
#include "gradus/evidence/recheck/replay_terms.hpp"

namespace gradus {

namespace {

bool is_strict(Relation r) { return r == Relation::less || r == Relation::greater; }

}  // namespace

using kernel::is_natural;

std::optional<TermReplay::Divisor> TermReplay::divisor(Term inverse) {
  if (!is_inverse(inverse)) return {};
  if (const auto found = divisors_.find(inverse); found != divisors_.end()) return found->second;
  const Term p = inverse.operand(0);
  if (!nonzero(p)) return {};
  std::vector<Product> why;
  const bool above = is_positive(canonical(p), why);
  const Line positive = above ? conclude(p > 0, why) : positive_square(p);
  return divisors_[inverse] = {positive, inverse_of(p), above ? 1 : 2};
}

/// x * x > 0, where it is known that x != 0.
TermReplay::Line TermReplay::positive_square(Term x) {
  axiom("square >= 0", {{'x', x}});
  theory_->combine(x * x * pow(x, -1) == x, {{x, {inverse_of(x)}}});
  axiom("part", {{'x', x * x}, {'w', pow(x, -1)}, {'a', x}});
  return axiom("not = 0", {{'x', x * x}});
}

TermReplay::Line TermReplay::positive_pi() {
  const Line line = theory_->enclose(Term::pi(), {});
  return theory_->combine(Term::pi() > 0, {{1, {line}}, {theory_->says(line).right}});
}

/// The least value of p that is visible, and why: p less that is the sum of the products.
std::optional<long> TermReplay::minimum(Polynomial p, std::vector<Product>& why) {
  const auto bound = [&](Term v, Relation r) -> std::optional<Line> {
    for (Line k = 0; k < theory_->size(); ++k) {
      const Comparison& c = theory_->says(k);
      if (!same(c.left, v) || c.relation != r || !theory_->is_integer(c.right)) continue;
      if (r == Relation::less_equal || c.right.is_constant()) return k;
    }
    return {};
  };
  for (int round = 0; round < 100; ++round) {
    bool changed = false;
    const Polynomial before = p;
    for (const auto& [m, c] : before.terms()) {
      const auto v = lone_atom(monomial(m));
      if (c.sign() >= 0 || m.powers.empty()) continue;
      const auto line = v ? bound(*v, Relation::less_equal) : std::nullopt;
      if (!line) return {};
      why.push_back({-c, {*line}});
      p += c * gap(*line);
      changed = true;
      break;
    }
    if (!changed) break;
  }
  const Polynomial open = p;
  for (const auto& [m, c] : open.terms()) {
    if (m.powers.empty()) continue;
    const auto v = lone_atom(monomial(m));
    const auto line = v ? bound(*v, Relation::greater_equal) : std::nullopt;
    if (line) {
      why.push_back({c, {*line}});
      p -= c * gap(*line);
      continue;
    }
    Product product{c, {}};
    for (const auto& [a, e] : m.powers) {
      if (!is_natural(a)) return {};
      for (int k = 0; k < e; ++k) product.parts.push_back(axiom("natural >= 0", {{'k', a}}));
    }
    why.push_back(product);
    p.add_term(m, -c);
  }
  const auto rest = value(p);
  return rest ? floor(*rest).to_long() : std::nullopt;
}

std::optional<TermReplay::Line> TermReplay::at_least(Term t, long bound) {
  explain(t);
  std::vector<Product> why;
  const auto least = minimum(canonical(t), why);
  if (!least || *least < bound) return {};
  Polynomial rest = canonical(t) - bound;
  for (const Product& product : why) {
    Polynomial x = theory_->expand(product.factor);
    for (Line line : product.parts) x = theory_->multiply(x, gap(line));
    rest -= x;
  }
  why.push_back({to_term(rest)});
  return conclude(t >= bound, why);
}

void TermReplay::note_signs() {
  for (; noted_ < theory_->size(); ++noted_) {
    const Relation r = theory_->says(noted_).relation;
    if (r == Relation::not_equal || (is_strict(r) && noted_ < given_)) apart_.push_back(noted_);
    if (r == Relation::equal || r == Relation::not_equal) continue;
    Reduction reduced{gap(noted_)};
    reduce(reduced);
    if (!reduced.rest.is_zero()) gaps_.emplace_back(noted_, reduced.rest);
  }
}

void TermReplay::note_factors() {
  note_signs();
  factors_.clear();
  for (Line line : apart_) {
    Reduction reduced{gap(line)};
    reduce(reduced);
    if (reduced.rest.is_zero()) continue;
    const Split parts = split(reduced.rest);
    if (parts.rest.terms().size() > 1) factors_.emplace(to_term(parts.rest), line);
    for (const auto& [a, e] : parts.content.powers) factors_.emplace(a, line);
  }
}

/// Whether p is visibly > 0, as a sum of products: term by term, after multiples of at most so many
/// orders are taken away, each for one of its linear terms that is not visibly > 0.
bool TermReplay::is_positive(const Polynomial& p, std::vector<Product>& why, int orders,
                             bool given) {
  std::vector<Product> terms;
  bool strict = given;
  for (const auto& [m, c] : p.terms()) {
    const auto a = lone_atom(monomial(m));
    if (a && (c.sign() < 0 || !positive_atom(*a, orders))) {
      note_signs();
      for (std::size_t k = 0; orders > 0 && k < gaps_.size(); ++k) {
        const auto [line, gap] = gaps_[k];
        const auto found = gap.terms().find(m);
        if (found == gap.terms().end() || found->second.sign() != c.sign() ||
            gap.terms().size() > 4)
          continue;
        const Rational times = c / found->second;
        const bool above = given || is_strict(theory_->says(line).relation);
        why.push_back({times, {line}});
        if (is_positive(p - times * gap, why, orders - 1, above)) return true;
        why.pop_back();
      }
      return false;
    }
    if (c.sign() < 0) return false;
    bool strictly = true;
    Product product{c};
    for (const auto& [x, e] : m.powers) {
      const auto above = positive_atom(x, orders);
      if (!above && e % 2 != 0) return false;
      strictly = strictly && above;
      for (int k = 0; k < e; k += above ? 1 : 2) {
        product.parts.push_back(above ? *above : axiom("square >= 0", {{'x', x}}));
      }
    }
    strict = strict || strictly;
    terms.push_back(std::move(product));
  }
  if (strict) why.insert(why.end(), terms.begin(), terms.end());
  return strict;
}

std::optional<TermReplay::Line> TermReplay::positive_atom(Term a, int orders) {
  if (a.op() == Op::exp) return axiom("exp > 0", {{'x', a.operand(0)}});
  if (a.op() == Op::pi) return positive_pi();
  note_signs();
  for (const auto& [line, gap] : gaps_) {
    if (line >= given_) break;
    const auto& [m, c] = *gap.terms().begin();
    const bool about = gap.terms().size() == 1 && c.sign() > 0 && m.powers.size() == 1;
    if (!about || m.degree(a) != 1 || !is_strict(theory_->says(line).relation)) continue;
    return conclude(a > 0, {{Rational(1) / c, {line}}});
  }
  if (a.op() != Op::power) return {};
  std::vector<Product> why;
  const Term base = a.operand(0);
  if (!is_positive(canonical(base), why, orders)) return {};
  conclude(base > 0, why);
  return positive_power(base, a.operand(1));
}

/// The same, also by a bound, as x >= 2.
std::optional<TermReplay::Line> TermReplay::positive_factor(Term a) {
  if (const auto line = positive_atom(a, 3)) return line;
  std::vector<Product> why;
  if (!is_positive(Polynomial::atom(a), why)) return {};
  return conclude(a > 0, why);
}

std::optional<TermReplay::Line> TermReplay::apart_square(Term x) {
  if (!factors_.contains(x)) note_factors();
  if (!factors_.contains(x) || !nonzero(x)) return {};
  return positive_square(x);
}

/// p as a product of what is visibly > 0: atoms, squares of atoms, and a sum without common ones.
std::optional<TermReplay::Product> TermReplay::positive_product(const Polynomial& p) {
  const Split parts = split(p);
  const bool falls = parts.scale.sign() < 0, alone = parts.rest.terms().size() < 2;
  if (parts.content.powers.empty() || (alone && falls)) return {};
  Product product{abs(parts.scale)};
  if (!alone) {
    const auto rest = sign(to_term(falls ? -parts.rest : parts.rest), true);
    if (!rest) return {};
    product.parts = {*rest};
  }
  for (const auto& [a, e] : parts.content.powers) {
    const auto above = positive_factor(a);
    const auto square = above || e % 2 != 0 ? std::nullopt : apart_square(a);
    if (!above && !square) return {};
    for (int k = 0; k < e; k += above ? 1 : 2) product.parts.push_back(above ? *above : *square);
  }
  return product;
}

std::optional<TermReplay::Line> TermReplay::nonzero(Term t) {
  if (t.is_constant()) {
    if (t.value().is_zero()) return {};
    return conclude(t != 0, {{t.value() * t.value()}}, {}, t);
  }
  if (t.op() == Op::exp) return as(t != 0, axiom("exp > 0", {{'x', t.operand(0)}}));
  if (t.op() == Op::pi) return as(t != 0, positive_pi());
  if (!factors_.contains(t)) note_factors();
  if (const auto found = factors_.find(t); found != factors_.end()) {
    const Term whole = difference(theory_->says(found->second));
    const Polynomial p = canonical(whole);
    const Split parts = split(p);
    Polynomial others;
    if (parts.content.degree(t) > 0) {
      for (const auto& [m, k] : p.terms()) others.add_term(without(m, t), k);
    } else {
      others = monomial(parts.content, parts.scale);
    }
    equal(t * to_term(others), whole);
    return axiom("part", {{'x', t}, {'w', to_term(others)}, {'a', whole}});
  }
  if (t.op() == Op::power && theory_->is_integer(t.operand(1))) {
    const Term base = t.operand(0), opposite = -t.operand(1);
    if (nonzero(base)) {
      inverse_of(base, t.operand(1), opposite);
      return axiom("part", {{'x', t}, {'w', pow(base, opposite)}, {'a', 1}});
    }
  }
  for (const int k : {1, -1}) {
    std::vector<Product> why;
    if (is_positive(canonical(Term(k) * t), why)) return conclude(t != 0, why, {}, k);
  }
  if (const auto line = at_least(t, 1)) return conclude(t != 0, {{1, {*line}}, {1}});
  if (const auto line = at_least(-t, 1)) return conclude(t != 0, {{1, {*line}}, {1}}, {}, -1);
  return {};
}

std::optional<TermReplay::Line> TermReplay::sign(Term t, bool strict) {
  const Comparison c{t, strict ? Relation::greater : Relation::greater_equal, 0};
  const Polynomial p = canonical(t);
  if (const auto q = value(p)) {
    if (q->sign() < (strict ? 1 : 0)) return {};
    return conclude(c, {{*q}});
  }
  note_signs();
  for (const auto& [line, gap] : gaps_) {
    const Relation r = theory_->says(line).relation;
    if (strict && r != Relation::greater && r != Relation::less) continue;
    const Rational k = p.terms().begin()->second / gap.terms().begin()->second;
    if (k.sign() > 0 && p == k * gap) return conclude(c, {{k, {line}}});
  }
  std::vector<Product> why;
  if (is_positive(p, why)) return conclude(c, why);
  if (const auto product = positive_product(p)) return conclude(c, {*product});
  if (const auto line = at_least(t, strict ? 1 : 0)) {
    return strict ? conclude(c, {{1, {*line}}, {1}}) : as(c, *line);
  }
  return {};
}

}  // namespace gradus
