#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "gradus/algebra/polynomial.hpp"

namespace gradus {

/// How much may still be done, in elementary steps; shared by the rings of one computation.
class WorkBudget {
 public:
  explicit WorkBudget(std::uint64_t steps = std::uint64_t{1} << 27U) : left_(steps) {}
  /// Throws std::length_error when less is left.
  void spend(std::uint64_t steps);

 private:
  std::uint64_t left_;
};

/// A polynomial over Q in the atoms of one FlintRing: a handle to an immutable value. Both operands
/// of an operation must be of one ring. Everything throws std::length_error, in time, where the
/// result would exceed bounds.hpp or the work the budget.
class FlintPolynomial {
 public:
  bool is_zero() const;
  bool is_one() const;
  bool is_constant() const;
  std::size_t size() const;  ///< number of terms
  Polynomial unpack() const;

  friend FlintPolynomial operator+(const FlintPolynomial& a, const FlintPolynomial& b);
  friend FlintPolynomial operator-(const FlintPolynomial& a, const FlintPolynomial& b);
  friend FlintPolynomial operator-(const FlintPolynomial& a);
  friend FlintPolynomial operator*(const FlintPolynomial& a, const FlintPolynomial& b);
  friend bool operator==(const FlintPolynomial& a, const FlintPolynomial& b);
  FlintPolynomial power(std::uint64_t n) const;

  /// gcd, a / gcd, b / gcd; the gcd is primitive.
  struct Cofactors;
  static Cofactors cofactors(const FlintPolynomial& a, const FlintPolynomial& b);

  /// The value without its content (a rational: what remains has coprime integer coefficients), and
  /// the content. The sign goes with the content.
  FlintPolynomial primitive() const;
  Rational content() const;
  FlintPolynomial scaled(const Rational& factor) const;

  /// Irreducible over Q, primitive, with multiplicities; a constant factor is dropped.
  std::vector<std::pair<FlintPolynomial, int>> factors() const;

  int degree(Term atom) const;  ///< 0 for an atom that is not in the ring
  int lowest_degree(Term atom) const;
  /// Coefficients of the powers of `atom` that occur, highest first.
  std::vector<std::pair<int, FlintPolynomial>> coefficients(Term atom) const;

 private:
  friend class FlintRing;
  struct Value;
  explicit FlintPolynomial(std::shared_ptr<const Value> value) : value_(std::move(value)) {}
  std::shared_ptr<const Value> value_;
};

struct FlintPolynomial::Cofactors {
  FlintPolynomial gcd, first, second;
};

/// The polynomials in a fixed list of atoms.
class FlintRing {
 public:
  FlintRing(const std::set<Term, TermOrder>& atoms, WorkBudget& budget);

  FlintPolynomial constant(const Rational& value) const;
  const FlintPolynomial& one() const { return *one_; }
  FlintPolynomial atom(Term a) const;
  /// All atoms of `p` must be of the ring.
  FlintPolynomial pack(const Polynomial& p) const;

  struct Context;

 private:
  std::shared_ptr<const Context> context_;
  std::optional<FlintPolynomial> one_;
};

}  // namespace gradus
