// Rules of the sign search that split a polynomial: factors, monomials, completed squares.

#include <algorithm>

#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

namespace {

Positivity products_node(const Polynomial& target, bool strict, Positivity::Product product) {
  Positivity result;
  result.rule = Positivity::Rule::products;
  result.target = target;
  result.strict = strict;
  result.products.push_back(std::move(product));
  return result;
}

}  // namespace

SignSearch::Result SignSearch::by_factors(const Polynomial& p, bool strict, int depth) const {
  const Factorisation f = factor(p);
  const bool irreducible = f.factors.size() == 1 && f.factors[0].second == 1;
  if (f.factors.empty() || (irreducible && f.unit == Rational(1))) return {};
  int sign = f.unit.sign();
  Positivity::Product product{abs(f.unit), {}};
  for (const auto& [part, multiplicity] : f.factors) {
    if (multiplicity > 1) {
      const auto square = square_of(part, strict, depth + 1);
      if (!square) return {};
      for (int k = 0; k < multiplicity / 2; ++k) product.parts.push_back(*square);
    }
    if (multiplicity % 2 == 0) continue;
    if (auto why = search(part, strict, depth + 1)) {
      product.parts.push_back(*why);
    } else if (auto opposite = search(-part, strict, depth + 1)) {
      product.parts.push_back(*opposite);
      sign = -sign;
    } else {
      return {};
    }
  }
  if (sign < 0) return {};
  return products_node(p, strict, std::move(product));
}

/// A bound with a constant: a - 1 >= 0 shows a > 0 (q = a or q = -a, a an atom).
SignSearch::Result SignSearch::by_bound(const Polynomial& q, Term atom) const {
  for (const Positivity& fact : facts_) {
    const Polynomial& f = fact.target;
    if (f.total_degree() != 1 || f.terms().size() > 2 || f.degree(atom) != 1) continue;
    const Rational slope = f.coefficient(atom, 1).constant_term();
    const Rational gap_at_zero = -f.constant_term();
    if (f.terms().size() == 2 && gap_at_zero.is_zero()) continue;
    if (slope.sign() != q.terms().begin()->second.sign() || gap_at_zero.sign() < 0) continue;
    Positivity sum;
    sum.rule = Positivity::Rule::products;
    sum.target = q;
    sum.strict = gap_at_zero.sign() > 0 || fact.strict;
    sum.products.push_back({Rational(1) / abs(slope), {fact}});
    if (gap_at_zero.sign() > 0) {
      Positivity one;
      one.target = Polynomial(1);
      one.strict = true;
      sum.products.push_back({gap_at_zero / abs(slope), {one}});
    }
    return sum;
  }
  return {};
}

const SignSearch::AtomSign& SignSearch::sign_of(Term atom, int depth) const {
  // Only a power's sign is itself searched for.
  const bool is_power = atom.op() == Op::power;
  const auto [place, is_new] = atom_signs_.try_emplace({atom.id(), is_power ? depth : 0});
  AtomSign& known = place->second;
  if (!is_new && !is_power) return known;
  const auto quick = [&](const Polynomial& q) -> Result {
    for (bool strictly : {true, false}) {
      if (auto r = by_assumption(q, strictly)) return r;
      if (auto r = by_atom(q, strictly, depth)) return r;
    }
    return by_bound(q, atom);
  };
  const Polynomial a = Polynomial::atom(atom);
  known.sign = 1;
  known.why = quick(a);
  if (!known.why) {
    known.sign = -1;
    known.why = quick(-a);
  }
  if (!known.why) known.sign = 0;
  return known;
}

int SignSearch::sign_of(const Monomial& m, int depth) const {
  int sign = 1;
  for (const auto& [atom, power] : m.powers) {
    if (power % 2 != 0) sign *= sign_of(atom, depth).sign;
  }
  return sign;
}

SignSearch::Result SignSearch::by_monomials(const Polynomial& p, bool strict, int depth) const {
  // What shows the signs is copied only where they suffice.
  for (const auto& [monomial, coefficient] : p.terms()) {
    if (coefficient.sign() * sign_of(monomial, depth) <= 0) return {};
  }
  std::map<Term, Result, TermOrder> squares;
  Positivity result;
  result.rule = Positivity::Rule::products;
  result.target = p;
  for (const auto& [monomial, coefficient] : p.terms()) {
    bool strictly = true;
    Positivity::Product product{abs(coefficient), {}};
    for (const auto& [atom, power] : monomial.powers) {
      const AtomSign& k = sign_of(atom, depth);
      if (k.why) {
        strictly = strictly && k.why->strict;
        for (int i = 0; i < power; ++i) product.parts.push_back(*k.why);
        continue;
      }
      const auto [square, is_new] = squares.try_emplace(atom);
      if (is_new) square->second = square_of(Polynomial::atom(atom), true, depth + 2);
      if (!square->second) square->second = square_of(Polynomial::atom(atom), false, depth);
      strictly = strictly && square->second->strict;
      for (int i = 0; i < power / 2; ++i) product.parts.push_back(*square->second);
    }
    result.strict = result.strict || strictly;
    result.products.push_back(std::move(product));
  }
  if (strict && !result.strict) return {};
  result.strict = strict;
  return result;
}

SignSearch::Result SignSearch::by_constant_or_monomial(const Polynomial& p, bool strict,
                                                       int depth) const {
  return p.is_constant() ? constant(p, strict) : by_monomials(p, strict, depth);
}

/// Atoms that occur with even powers alone: each coefficient of their powers is >= 0.
SignSearch::Result SignSearch::by_even_powers(const Polynomial& p, bool strict, int depth) const {
  std::set<Term, TermOrder> odd;
  for (const auto& [monomial, coefficient] : p.terms()) {
    for (const auto& [atom, power] : monomial.powers) {
      if (power % 2 != 0) odd.insert(atom);
    }
  }
  std::map<Monomial, Polynomial> coefficients;  // by root of the even powers
  for (const auto& [monomial, coefficient] : p.terms()) {
    Monomial root, rest;
    for (const auto& [atom, power] : monomial.powers) {
      if (odd.contains(atom)) {
        rest.powers.emplace_back(atom, power);
      } else {
        root.powers.emplace_back(atom, power / 2);
      }
    }
    coefficients[root].add_term(rest, coefficient);
  }
  if (coefficients.size() < 2) return {};
  for (const auto& [root, c] : coefficients) {
    if (!is_possible(c, false)) return {};
  }
  Positivity result;
  result.rule = Positivity::Rule::products;
  result.target = p;
  for (const auto& [root, c] : coefficients) {
    Polynomial even;
    even.add_term(root, 1);
    const Result square = square_of(even, strict, depth + 1);
    Result why = square ? search(c, strict, depth + 1) : Result{};
    result.strict = result.strict || (strict && why);
    if (!why) why = search(c, false, depth + 1);
    if (!why) return {};
    result.products.push_back({Rational(1), {*why}});
    if (root.powers.empty()) continue;
    result.products.back().parts.push_back(square ? *square : *square_of(even, false, depth + 1));
  }
  if (strict && !result.strict) return {};
  result.strict = strict;
  return result;
}

SignSearch::Result SignSearch::by_completed_square(const Polynomial& p, bool strict,
                                                   int depth) const {
  for (Term x : p.atoms()) {
    if (p.degree(x) != 2) continue;
    const Polynomial a = p.coefficient(x, 2), b = p.coefficient(x, 1), c = p.coefficient(x, 0);
    const Polynomial four_a = a * Polynomial(4);
    const auto leading = search(four_a, true, depth + 1);
    if (!leading) continue;
    const Polynomial rest = four_a * c - b * b;
    const auto why = search(rest, strict, depth + 1);
    if (!why) continue;
    const Polynomial root = Polynomial(2) * a * Polynomial::atom(x) + b;
    Positivity square;
    square.rule = Positivity::Rule::square;
    square.root = root;
    square.target = root * root;
    Positivity result = products_node(p, strict, {Rational(1), {square}});
    if (!rest.is_zero()) result.products.push_back({Rational(1), {*why}});
    result.multiplier.push_back(*leading);
    return result;
  }
  return {};
}

}  // namespace gradus
