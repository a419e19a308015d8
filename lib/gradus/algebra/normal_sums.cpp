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

Normaliser::Node Normaliser::sum(Term t) {
  constexpr long longest = 32;
  const Fraction lower = operand_value(t, 1), upper = operand_value(t, 2);
  const Term index = bound_symbol(binder_height(t.operand(3)) + 1);
  const Fraction body = value(substitute(t.operand(3), {{t.operand(0), index}}));
  const auto length = constant_value(upper - lower);
  if (length && length->is_integer() && *length < Rational(longest)) {
    Node result = dag_.constant(0);
    for (long k = 0; Rational(k) <= *length; ++k) {
      const Term member = to_term(lower + Fraction{Polynomial(k)});
      const Term written = substitute(to_term(body), {{index, member}});
      result = dag_.add(result, dag_.fraction(raw_value(written)));
    }
    return result;
  }
  const Term lower_term = to_term(lower), upper_term = to_term(upper);
  if (!contains(to_term(body), index)) {
    return dag_.multiply(count(lower, upper, lower_term, upper_term), dag_.fraction(body));
  }
  return sum_of_monomials(body, index, lower_term, upper_term);
}

/// The number of members of a sum, where lower - 1 <= upper for certain; the sum of 1 otherwise.
Normaliser::Node Normaliser::count(const Fraction& lower, const Fraction& upper, Term lower_term,
                                   Term upper_term) {
  const Fraction length = upper - lower + Fraction{1};
  const bool certain = is_natural_polynomial(length) &&
                       std::ranges::all_of(length.numerator.terms(),
                                           [](const auto& term) { return term.second.sign() > 0; });
  if (certain) return dag_.fraction(length);
  return atom(gradus::sum(bound_symbol(1), lower_term, upper_term, 1));
}

/// What does not depend on the index comes out; the rest is split into monomials.
Normaliser::Node Normaliser::sum_of_monomials(const Fraction& body, Term index, Term lower,
                                              Term upper) {
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
      const Node members = count(raw_value(lower), raw_value(upper), lower, upper);
      total = dag_.multiply(dag_.fraction(part), members);
    } else {
      const Term piece = with_canonical_index(Op::sum, index, lower, upper, to_term(part));
      total = atom(piece);
    }
    result = dag_.add(result, dag_.multiply(dag_.fraction({coefficient}), total));
  }
  return dag_.divide(result, dag_.fraction({free_divisor}));
}

Normaliser::Node Normaliser::least(Term t) {
  const Term index = bound_symbol(binder_height(t.operand(3)) + 1);
  const Fraction body = value(substitute(t.operand(3), {{t.operand(0), index}}));
  const Term written = to_term(body);
  if (!contains(written, index)) return dag_.fraction(body);
  return atom(with_canonical_index(Op::least, index, canonical(t, 1), canonical(t, 2), written));
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
