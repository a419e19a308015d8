#pragma once

#include <functional>
#include <set>

#include "gradus/statement/evidence.hpp"

/// What must be trusted of `proved` and `refuted`: the files recheck*.
namespace gradus::kernel {

inline void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error(what);
}

/// Atoms (formulas that count as independent unknowns) to their exponents, > 0.
using Mono = std::map<Term, long, TermOrder>;
struct MonoOrder {
  bool operator()(const Mono& a, const Mono& b) const;
};
using Poly = std::map<Mono, Rational, MonoOrder>;  ///< no zeros
Poly add(Poly a, const Poly& b, const Rational& times = 1);
std::optional<Rational> value(const Poly& p);  ///< of a constant

/// What is known for all values in one domain: lines, made by sound rules and by nothing else, so
/// that whoever calls these need not be trusted. Operations have values everywhere here (1/0 = 0,
/// the root of a negative number is 0, a logarithm of one is some number), sums run over the
/// naturals within their limits; that a formula is defined is a matter of its own. What does not
/// follow throws.
class Theory {
 public:
  using Line = std::size_t;
  using Lines = std::vector<Line>;
  struct Product {
    Term factor = 1;
    Lines parts = {};
  };

  Theory(const Domain& domain, const std::optional<Comparison>& hypothesis);
  Theory& operator=(const Theory&) = delete;

  const Comparison& says(Line i) const { return lines_.at(i).first; }
  std::size_t size() const { return lines_.size(); }
  Poly expand(Term t);  ///< by the laws of polynomials alone
  Poly multiply(const Poly& a, const Poly& b);
  bool is_integer(Term t);  ///< visibly: a polynomial over naturals with integer coefficients

  /// An axiom by its name, for these values of its letters; `given` show what it needs.
  Line axiom(const std::string& name, const std::map<char, Term>& of, const Lines& given = {});
  /// t equals the same operation on other operands, which `given` show to be equal.
  Line operands(Term t, const std::vector<Term>& others, const Lines& given);
  /// The body of t equals another where the index has its range: a line that `show` makes there.
  Line within(Term t, const std::function<Line(Theory&)>& show);
  Line square(const std::vector<std::pair<Word, Term>>& vector);  ///< <v, v> >= 0
  /// factor * product(positive) * gap of c = sum of factor * product(parts), where numbers of lines
  /// stand for their gaps (larger - smaller side).
  Line combine(const Comparison& c, const std::vector<Product>& products,
               const Lines& positive = {}, Term factor = 1);

  /// What t needs in order to have a value where its operands have.
  std::vector<Comparison> needs(Term t);
  bool knows(const Comparison& c) const;  ///< as one of the lines
  bool defined(Term t);                   ///< so far
  bool shows(const Comparison& c);        ///< that c holds and that its sides are defined

 private:
  Theory(const Theory&) = default;  // what holds inside a sum must not get out
  struct Axiom {
    Comparison says;
    std::vector<Comparison> given = {};
  };
  static const std::map<std::string, Axiom>& general();
  Line learn(const Comparison& c);
  void meet(const std::vector<Comparison>& needed, const Lines& given);
  void assume_defined(Term t);
  Poly gap(const Comparison& c);

  std::map<std::string, Axiom> particular_;         ///< what the domain says of all m and n
  std::vector<std::pair<Comparison, Poly>> lines_;  ///< with their gaps
  std::map<Term, Poly, TermOrder> expanded_;
  std::set<Term, TermOrder> defined_, bodies_, taken_;
  std::size_t work_ = 0;
  int depth_ = 0;
};

}  // namespace gradus::kernel
