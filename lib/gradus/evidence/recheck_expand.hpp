#pragma once

#include <vector>

#include "gradus/evidence/recheck_polynomial.hpp"

namespace gradus::kernel {

Interval enclose(Term t);  ///< of one without unknowns

/// Formulas of one domain as sums of powers of atoms: sums run out and members unfolded as far as
/// possible, expectations by linearity and moments. A result equals its formula, and its atoms have
/// values, wherever the formula is defined, 0^0 = 1 included. At a point, unknowns have its values.
class Expansion {
 public:
  explicit Expansion(const Domain& domain, const Point* point = nullptr);
  Poly expand(Term t);
  Poly multiply(const Poly& a, const Poly& b);
  Poly power(const Poly& base, long n);
  Poly cleared(Poly p);                  ///< times its divisors: 0 where p is 0
  bool is_integer(const Poly& p) const;  ///< a formula over naturals with integer coefficients
  /// Of such a formula, where the ranges show it.
  std::optional<long> minimum(const Poly& p) const;

  // What has a value, or is not 0, at every point of the domain.
  bool nonzero(Term atom) const;
  bool defined(const Poly& p);
  void note_nonzero(const Poly& p);
  void note_defined(const Poly& p);

 private:
  struct Range {
    long lower = 0;
    std::optional<Poly> upper = {};
  };
  Poly expand_node(Term t);
  std::optional<Poly> reduced(Term x, long e);
  Poly invert(const Poly& p);
  Poly power(const Poly& base, const Poly& exponent);
  Poly raised(Term base, const Poly& exponent);
  void positive(const Poly& x, Op op) const;
  Poly function(Op op, Poly x);
  Poly series(Term t);
  Poly within(Term t, Term index, const Range& range);
  Term closed(Op op, Term open, const Range& range, const Poly& lower, const Poly& upper,
              Term each);
  Poly member(const std::string& name, const Poly& index);
  Poly expectation(const Poly& p);
  Poly moment(const Mono& random);
  Poly mean(const Mono& random) const;
  Poly inner(Term t) const;
  bool is_random(Term atom) const;
  bool defined(Term atom, long exponent);
  void spend(std::size_t work);

  const Domain& domain_;
  const Point* point_;
  std::set<std::string> random_;             ///< sequences that depend on random ones too
  std::map<Term, Range, TermOrder> ranges_;  ///< of the naturals, and of the sums around
  std::map<Term, Poly, TermOrder> known_;    ///< expanded before, with these ranges
  std::map<std::pair<std::string, std::uint32_t>, std::vector<Poly>> members_;  ///< likewise
  std::set<Term, TermOrder> nonzero_, defined_;
  int depth_ = 0;
  std::size_t work_ = 0;
};

}  // namespace gradus::kernel
