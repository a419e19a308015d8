#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "gradus/algebra/flint_polynomial.hpp"

namespace gradus {

/// atom^order = value, for an atom that is not independent of the others (a root, a sine).
struct AtomRelation {
  int order;
  Fraction value;
};
using AtomRelations = std::map<Term, AtomRelation, TermOrder>;

/// Arithmetic over atoms, recorded first and computed later in one polynomial ring. Operations are
/// numbered; operands come before their users.
class FractionDag {
 public:
  using Node = std::uint32_t;

  explicit FractionDag(WorkBudget& budget) : budget_(&budget) {}

  Node constant(const Rational& value) { return fraction({Polynomial(value)}); }
  Node atom(Term a);
  Node fraction(Fraction value);
  Node add(Node a, Node b) { return record({Kind::add, a, b}); }
  Node subtract(Node a, Node b) { return record({Kind::subtract, a, b}); }
  Node negate(Node a) { return record({Kind::negate, a, a}); }
  Node multiply(Node a, Node b);
  Node divide(Node a, Node b) { return record({Kind::divide, a, b}); }
  Node power(Node a, long exponent);

  /// From now on `atom` is subject to the relation.
  void relate(Term atom, AtomRelation relation) {
    relations_.insert_or_assign(atom, std::move(relation));
  }

  bool is_related(Term atom) const { return relations_.contains(atom); }

  /// The value of a node in lowest terms, relations applied: no related atom has its order or more
  /// as exponent, and none divides the denominator. Throws std::domain_error where a divisor is
  /// identically zero. References stay valid.
  const Fraction& value(Node n);

 private:
  enum class Kind : std::uint8_t { add, subtract, negate, multiply, divide, power, fraction };
  struct Operation {
    Kind kind;
    Node a, b;  ///< of a fraction: a is its place in fractions_
    long exponent = 0;
  };
  friend class FractionEvaluation;

  Node record(Operation o);
  bool is_one(Node n) const;
  bool is_reduced(const Polynomial& p) const;
  std::optional<Polynomial> short_value(Node n, int& operations) const;
  Fraction evaluate(Node n);

  WorkBudget* budget_;
  std::vector<Operation> operations_;
  std::vector<std::unique_ptr<const Fraction>> fractions_;
  std::unordered_map<std::uint32_t, Node> atoms_;
  AtomRelations relations_;
  std::vector<std::uint32_t> places_;  ///< of nodes in the evaluation at work; 0 for none
};

}  // namespace gradus
