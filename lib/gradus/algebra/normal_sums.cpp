// Sums, least values and expectations: linear, and atoms otherwise.

#include <algorithm>

#include "gradus/algebra/normaliser.hpp"

namespace gradus {

namespace {

bool binds(Term t) { return t.op() == Op::sum || t.op() == Op::least; }

/// How bound indices are called in normal forms: by how many binders are nested inside.
Term bound_symbol(int height) { return Term::natural("#" + std::to_string(height)); }

Polynomial one_term(const Monomial& m) {
  Polynomial result;
  result.add_term(m, 1);
  return result;
}

std::optional<Rational> constant_value(const Fraction& f) {
  if (!f.numerator.is_constant() || !f.denominator.is_constant()) return {};
  return f.numerator.constant_term();
}

}  // namespace

/// How deeply sums and least values are nested in t.
int Normaliser::binder_height(Term t) {
  for_each_node(t, [&](Term node) {
    if (heights_.contains(node.id())) return;
    int highest = 0;
    for (Term operand : node.operands()) highest = std::max(highest, heights_.at(operand.id()));
    heights_.emplace(node.id(), highest + (binds(node) ? 1 : 0));
  });
  return heights_.at(t.id());
}

/// The sum or least value, its index named by the height of the body, which is in normal form.
Term Normaliser::with_canonical_index(Op op, Term index, Term lower, Term upper, Term body) {
  const Term name = bound_symbol(binder_height(body) + 1);
  if (!same(name, index)) {
    // The name takes part in the order of atoms.
    body = to_term(raw_value(substitute(body, {{index, name}})));
  }
  return Term::make(op, {name, lower, upper, body});
}

/// With the indices of all sums and least values inside replaced by symbols of our own, so that
/// anything may be substituted.
Term Normaliser::with_own_indices(Term t) {
  return transform(t, [&](Term node) {
    if (!binds(node)) return node;
    const Term name = bound_symbol(binder_height(node));
    const Term body = substitute(node.operand(3), {{node.operand(0), name}});
    return Term::make(node.op(), {name, node.operand(1), node.operand(2), body});
  });
}

/// The parts of a sum or least value, with an index of our own.
Normaliser::Range Normaliser::range(Term t) {
  const Term index = bound_symbol(binder_height(t.operand(3)) + 1);
  Range result{operand_value(t, 1), operand_value(t, 2), {}, index};
  Term member = index, body = t.operand(3);
  if (!is_visibly_natural(result.lower)) {
    // The index could be negative, and a natural symbol cannot: count from 0.
    member = index + to_term(result.lower);
    result.upper = result.upper - result.lower;
    result.lower = {};
    body = with_own_indices(body);
  }
  result.body = value(substitute(body, {{t.operand(0), member}}));
  return result;
}

Normaliser::Node Normaliser::sum(Term t) {
  constexpr long longest = 32;
  const Fraction lower = operand_value(t, 1);
  const auto length = constant_value(operand_value(t, 2) - lower);
  if (length && length->is_integer() && *length < Rational(longest)) {
    const Term body = with_own_indices(t.operand(3));
    Node result = dag_.constant(0);
    for (long k = 0; Rational(k) <= *length; ++k) {
      const Term member = to_term(lower + Fraction{Polynomial(k)});
      result = dag_.add(result, node(substitute(body, {{t.operand(0), member}})));
    }
    return result;
  }
  const Range r = range(t);
  if (!contains(to_term(r.body), r.index)) {
    return dag_.multiply(count(r.lower, r.upper), dag_.fraction(r.body));
  }
  return sum_of_monomials(r);
}

/// The number of members of a sum, where lower - 1 <= upper for certain; the sum of 1 otherwise.
Normaliser::Node Normaliser::count(const Fraction& lower, const Fraction& upper) {
  const Fraction length = upper - lower + Fraction{1};
  if (is_visibly_natural(length)) return dag_.fraction(length);
  return atom(gradus::sum(bound_symbol(1), to_term(lower), to_term(upper), 1));
}

/// What does not depend on the index comes out; the rest is split into monomials.
Normaliser::Node Normaliser::sum_of_monomials(const Range& range) {
  const Fraction& body = range.body;
  const Term index = range.index, lower = to_term(range.lower), upper = to_term(range.upper);
  std::map<Term, bool, TermOrder> depends;
  const auto is_bound = [&](Term a) {
    const auto [place, added] = depends.try_emplace(a, false);
    if (added) place->second = contains(a, index);
    return place->second;
  };
  Polynomial free_divisor = 1, bound_divisor = 1;
  const auto divisor_atoms = body.denominator.atoms();
  if (std::ranges::any_of(divisor_atoms, is_bound)) {
    const Factorisation f = factor(body.denominator);
    free_divisor = Polynomial(f.unit);
    for (const auto& [part, times] : f.factors) {
      const auto atoms = part.atoms();
      auto& side = std::ranges::any_of(atoms, is_bound) ? bound_divisor : free_divisor;
      side = side * gradus::pow(part, times);
    }
  } else {
    free_divisor = body.denominator;
  }
  std::map<Monomial, Polynomial> coefficients;
  for (const auto& [monomial, coefficient] : body.numerator.terms()) {
    Monomial bound, free;
    for (const auto& power : monomial.powers) {
      (is_bound(power.first) ? bound : free).powers.push_back(power);
    }
    coefficients[bound].add_term(free, coefficient);
  }
  Node result = dag_.constant(0);
  for (const auto& [bound, coefficient] : coefficients) {
    const Fraction part = make_fraction(one_term(bound), bound_divisor);
    Node total;
    if (part.numerator.is_constant() && part.denominator.is_constant()) {
      total = dag_.multiply(dag_.fraction(part), count(range.lower, range.upper));
    } else {
      const Term piece = with_canonical_index(Op::sum, index, lower, upper, to_term(part));
      total = atom(piece);
    }
    result = dag_.add(result, dag_.multiply(dag_.fraction({coefficient}), total));
  }
  return dag_.divide(result, dag_.fraction({free_divisor}));
}

Normaliser::Node Normaliser::least(Term t) {
  const Range r = range(t);
  const Term body = to_term(r.body);
  if (!contains(body, r.index)) return dag_.fraction(r.body);
  return atom(with_canonical_index(Op::least, r.index, to_term(r.lower), to_term(r.upper), body));
}

/// Linear over the rationals: what is random is not known here.
Normaliser::Node Normaliser::expectation(const Fraction& body) {
  Node result = dag_.constant(0);
  for (const auto& [monomial, coefficient] : body.numerator.terms()) {
    const Fraction part = make_fraction(one_term(monomial), body.denominator);
    const bool constant = part.numerator.is_constant() && part.denominator.is_constant();
    const Node mean = constant ? dag_.fraction(part) : atom(expect(to_term(part)));
    result = dag_.add(result, dag_.multiply(dag_.constant(coefficient), mean));
  }
  return result;
}

}  // namespace gradus
