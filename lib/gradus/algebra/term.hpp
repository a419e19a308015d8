#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// What a node of a formula does. Operands are listed in the order written.
enum class Op : std::uint8_t {
  constant,  ///< exact rational
  pi,        ///< the circle constant
  symbol,    ///< named unknown: real or natural (Sort)
  element,   ///< member of a named sequence: operands {index}
  inner,     ///< inner product of two words H..H v (inner_left, inner_right)
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,  ///< operands {base, exponent}; 0^0 = 1
  exp,
  log,
  sin,
  cos,
  sinh,
  cosh,
  tanh,
  atan,
  sqrt,
  abs,
  minimum,
  maximum,      ///< of two operands
  sum,          ///< operands {index symbol, lower, upper, body}; empty sum = 0
  least,        ///< least of body over index = lower..upper (lower <= upper): same operands as sum
  expectation,  ///< E[body]
};

/// A natural is an integer >= 0.
enum class Sort : std::uint8_t { real, natural };

/// A vector atom: symmetric operators applied, outermost first, to a named vector, e.g. {{"H"},
/// "g"} is H g.
struct Word {
  std::vector<std::string> operators;
  std::string vector;
  friend bool operator==(const Word&, const Word&) = default;
  friend auto operator<=>(const Word&, const Word&) = default;
};

/// A formula: handle to an immutable, hash-consed node that keeps operations in the order written.
/// Equal formulas share one node, so identity is a pointer comparison (`same`), and `id` is the
/// order of creation: the order used everywhere, so that output never depends on addresses. All
/// terms belong to the thread that made the first one; making one elsewhere throws
/// std::logic_error. Nothing is simplified at construction.
class Term {
 public:
  Term();  ///< 0
  template <std::integral I>
  Term(I value) : Term(Rational(value)) {}  // NOLINT: implicit on purpose, integers are exact
  template <std::floating_point F>
  Term(F) = delete;
  Term(const Rational& value);  // NOLINT: implicit on purpose

  static Term symbol(std::string name, Sort sort = Sort::real);
  static Term natural(std::string name) { return symbol(std::move(name), Sort::natural); }
  static Term pi();
  static Term element(std::string sequence, Term index);
  /// <left, right>, stored with all operators moved to one canonical side: valid because the
  /// operators are symmetric.
  static Term inner(const Word& left, const Word& right);
  /// Any other node; throws std::invalid_argument when the number or the kind of operands is wrong.
  static Term make(Op op, std::vector<Term> operands);

  Op op() const;
  std::span<const Term> operands() const;
  Term operand(std::size_t i) const { return operands()[i]; }
  const Rational& value() const;    ///< of a constant
  const std::string& name() const;  ///< of a symbol or an element's sequence
  Sort sort() const;                ///< of a symbol
  const Word& inner_left() const;
  const Word& inner_right() const;
  std::uint32_t id() const;

  bool is_constant() const { return op() == Op::constant; }
  bool is_symbol() const { return op() == Op::symbol; }
  friend bool same(Term a, Term b) { return a.node_ == b.node_; }

 private:
  struct Node;
  friend struct TermArena;
  explicit Term(const Node* node) : node_(node) {}
  const Node* node_;
};

/// Order of creation; for containers.
struct TermOrder {
  bool operator()(Term a, Term b) const { return a.id() < b.id(); }
};

Term operator-(Term a);
Term operator+(Term a, Term b);
Term operator-(Term a, Term b);
Term operator*(Term a, Term b);
Term operator/(Term a, Term b);
Term pow(Term base, Term exponent);
Term square(Term a);  ///< pow(a, 2)
Term exp(Term a);
Term log(Term a);
Term sin(Term a);
Term cos(Term a);
Term sinh(Term a);
Term cosh(Term a);
Term tanh(Term a);
Term atan(Term a);
Term sqrt(Term a);
Term abs(Term a);
Term min(Term a, Term b);
Term max(Term a, Term b);
Term sum(Term index, Term lower, Term upper, Term body);
Term least(Term index, Term lower, Term upper, Term body);
Term expect(Term body);

/// A named sequence: g(t) is its member at t.
class Sequence {
 public:
  explicit Sequence(std::string name) : name_(std::move(name)) {}
  Term operator()(Term index) const { return Term::element(name_, index); }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

}  // namespace gradus
