#pragma once

#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "gradus/algebra/fraction_dag.hpp"
#include "gradus/algebra/naturals.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {

/// For every u (a monomial or a simple fraction) that occurs as q u in the argument of exp: the
/// unit r such that all coefficients q seen so far are integer multiples of r, so that exp(r u) is
/// the one atom for u.
class ExponentUnits {
 public:
  /// Takes note of exp(coefficient u).
  void add(Term u, const Rational& coefficient);
  /// The unit of a noted u, as it is treated until the end of this round.
  Rational unit(Term u);
  /// Whether another unit is needed since it was used: everything must be done again.
  bool outdated(Term u) const;
  bool outdated() const;
  void start_round();

 private:
  struct Seen {
    Rational numerators = 0, denominators = 1, largest = 0;  ///< gcd, lcm, greatest |coefficient|
    std::optional<Rational> used;
    Rational unit() const;
  };
  std::map<Term, Seen, TermOrder> seen_;
};

/// One computation of a normal form: rewrites formulas into arithmetic over atoms (see
/// normal_form.hpp for the rules).
class Normaliser {
 public:
  Normaliser(const Substitution& known, ExponentUnits& units, WorkBudget& budget);
  Fraction value(Term t);

 private:
  using Node = FractionDag::Node;

  // The walk over a formula (normal_form.cpp).
  Node node(Term t);
  Node translate(Term t);
  Node translated(Term t) const;
  const Fraction& operand_value(Term t, std::size_t i);
  Node atom(Term a);
  Term canonical(Term t, std::size_t i) { return to_term(operand_value(t, i)); }
  void learn(const Substitution& known);
  /// The normal form of a formula whose parts have been replaced by known values already.
  Fraction raw_value(Term t);

  // exp, log, real powers (normal_exponentials.cpp).
  Node exponential(const Fraction& exponent);
  Node unit_exponential(const Fraction& u, const Rational& unit);
  Node logarithm(const Fraction& argument);
  Node logarithm_atom(const Fraction& argument);
  Node logarithm_of_factor(Term factor, int exponent);
  Node real_power(const Fraction& base, const Fraction& exponent);

  // Powers with symbolic integer exponents (normal_powers.cpp).
  Node power(Term t);
  bool is_natural_polynomial(const Fraction& exponent);
  bool is_visibly_natural(const Fraction& f);
  Node natural_power(const Fraction& base, const Polynomial& exponent);

  Node atom_power(Term base, const Polynomial& exponent);
  Node split_power(Term base, const Polynomial& exponent, bool never_zero);
  Node power_atom(Term base, const Polynomial& exponent);
  Node sign_power(const Polynomial& exponent);
  Polynomial oriented(const Polynomial& factor, bool opposite);

  // Roots, absolute values, sines (normal_functions.cpp).
  Node square_root(const Fraction& argument);
  Node square_root(const Rational& positive);
  Node absolute(const Fraction& argument);
  Node absolute_factor(const Polynomial& factor);
  bool is_visibly_nonnegative(const Polynomial& p) const;
  Node sine(const Fraction& argument);
  Node cosine(const Fraction& argument);

  // Sums, least values, expectations (normal_sums.cpp).
  struct Range {
    Fraction lower, upper, body;
    Term index;
  };
  Range range(Term t);
  Term with_own_indices(Term t);
  Node sum(Term t);
  Node sum_of_monomials(const Range& range);
  Node count(const Fraction& lower, const Fraction& upper);
  Node least(Term t);
  Node expectation(const Fraction& body);
  Term with_canonical_index(Op op, Term index, Term lower, Term upper, Term body);
  int binder_height(Term t);

  ExponentUnits& units_;
  FractionDag dag_;
  bool use_known_ = false;
  std::array<std::unordered_map<std::uint32_t, Node>, 2> nodes_;  ///< without and with known values
  std::unordered_map<std::uint32_t, Node> known_nodes_, known_atoms_;
  std::vector<Polynomial> power_bases_;  ///< as oriented in this computation
  IntegralityTable integrality_;
  std::unordered_map<std::uint32_t, int> heights_;
  int nodes_depth_ = 0, functions_depth_ = 0;
};

/// Counts how deeply functions that call one another are nested; throws std::length_error at
/// `limit`.
class DepthGuard {
 public:
  DepthGuard(int& depth, int limit);
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;
  ~DepthGuard() { --depth_; }

 private:
  int& depth_;
};
constexpr int max_nodes_depth = 64, max_functions_depth = 200;

/// An atom that is >= 0 wherever it is defined, by its kind.
bool is_nonnegative_atom(Term atom);

/// p without its greatest monomial divisor; the divisor goes to `content`.
Polynomial without_monomial(const Polynomial& p, Monomial& content);

/// p / c for the greatest rational c > 0 that leaves coprime integer coefficients.
Polynomial without_content(const Polynomial& p, Rational& content);

}  // namespace gradus
