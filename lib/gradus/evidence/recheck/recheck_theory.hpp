#pragma once

#include <functional>
#include <set>

#include "gradus/algebra/expander.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/statement/evidence.hpp"

/// What must be trusted of `proved` and `refuted`: the files recheck*.
namespace gradus::kernel {

void require(bool holds, const auto& what, const auto&... formulas) {
  if (!holds) throw std::runtime_error((std::string(what) + ... + text(formulas)));
}
inline bool binds(Term t) { return t.op() == Op::sum || t.op() == Op::least; }
inline bool is_natural(Term t) { return t.is_symbol() && t.sort() == Sort::natural; }

/// What is known for all values in one domain: lines, made by sound rules alone, so that whoever
/// calls these need not be trusted; what does not follow throws. Operations have values everywhere
/// (1/0 = 0, the root of a negative number is 0, a logarithm of one is some number), sums run over
/// the naturals within their limits; that a formula is defined is a matter of its own.
class Theory {
 public:
  using Line = std::size_t;
  using Lines = std::vector<Line>;
  using Laws = std::map<std::string, Point::Distribution>;  ///< of sequences, by their names
  struct Product {
    Term factor = 1;
    Lines parts = {};
  };

  /// `laws`: at a point, where members of recursions have values one after the other. In a domain
  /// no recursion may lead back to itself.
  Theory(const Domain& domain, const std::optional<Comparison>& hypothesis,
         const std::optional<Laws>& laws = {});

  const Comparison& says(Line i) const { return lines_.at(i); }
  std::size_t size() const { return lines_.size(); }
  bool assumes(Term unknown) const { return taken_.contains(unknown); }  ///< anything of it
  Polynomial expand(Term t) { return expander_->expand(t); }
  Polynomial multiply(const Polynomial& a, const Polynomial& b) {
    return expander_->multiply(a, b);
  }
  bool is_integer(Term t);  ///< visibly: a polynomial over naturals with integer coefficients

  /// An axiom by its name, or what the domain says of all naturals, for these values of its
  /// letters, where what it needs is known.
  Line axiom(const std::string& name, const std::map<char, Term>& of);
  Line replace(Term t, const Substitution& others);  ///< of parts by what they are known to equal
  /// The body of t equals another where the index has its range: a line that `show` makes there.
  Line within(Term t, const std::function<Line(Theory&)>& show);
  Line square(const std::vector<std::pair<Word, Term>>& vector);  ///< <v, v> >= 0
  /// larger - smaller side of c = sum of factor * product(parts), where lines stand for theirs.
  Line combine(const Comparison& c, const std::vector<Product>& products);
  /// lower <= t <= upper, as it is for all operands between these ends: the former line.
  Line enclose(Term t, const std::vector<std::pair<Rational, Rational>>& ends);
  Line outcomes(Term body, Term drawn);  ///< a mean by what one member of a sequence may be

  bool knows(const Comparison& c);
  std::vector<Comparison> needs(Term t);  ///< to have a value where its operands have
  /// Notes that t has a value, where that follows from what is noted of its parts; else says no.
  bool define(Term t);
  bool defined(Term t) const { return t.is_constant() || defined_.contains(t); }
  bool shows(const Comparison& c) { return knows(c) && defined(c.left) && defined(c.right); }

 private:
  Theory(const Theory&) = default;  // what holds inside a sum must not get out
  Polynomial gap(const Comparison& c) { return expand(c.left - c.right); }
  Line learn(const Comparison& c);
  void assume_defined(Term t);

  const Domain domain_;
  const std::optional<Laws> laws_;
  std::vector<Comparison> lines_;
  /// Of the larger - smaller sides: =, !=, > or >= 0.
  std::set<std::pair<Relation, std::map<Monomial, Rational>>> known_;
  std::shared_ptr<Expander> expander_ = std::make_shared<Expander>();
  std::set<Term, TermOrder> defined_, bodies_, taken_;
};

}  // namespace gradus::kernel
