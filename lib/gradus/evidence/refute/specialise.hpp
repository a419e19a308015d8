#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// How abstract unknowns are made concrete: vectors of that dimension; members of a random sequence
/// take that many values.
struct Layout {
  int dimension = 1;
  int outcomes = 1;
};

/// Where a number stands in a Point. For vectors `row`, for operators `row` <= `column`, for
/// members `row` is the index, for distributions the outcomes come first and then the chances.
struct Place {
  enum class Kind { vector, entry, member, distribution };
  Kind kind;
  std::string name;
  long row = 0, column = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// Writes formulas out over plain real unknowns once the values of some naturals are given: sums
/// and least values are spelled out, members of recursions unfolded by definition, other members
/// and components of vectors become symbols, expectations sums over all outcomes of independent,
/// identically distributed members. A sequence is random inside E[.] when the domain has moments
/// for it; without them E[.] is taken with every member certain. Throws std::domain_error where a
/// formula is undefined or an index is no integer, std::length_error when it would become too
/// large.
class Specialiser {
 public:
  Specialiser(const Domain& domain, Layout layout, std::map<std::string, long> naturals);

  Term operator()(Term t);
  Comparison operator()(const Comparison& c);
  /// With `index` given a value, too.
  Comparison at(const Comparison& c, Term index, long value);

  /// E g and E g^2 of a random sequence.
  std::pair<Term, Term> moments(const std::string& sequence);
  Term chance(const std::string& sequence, long outcome);
  const Domain& domain() const { return domain_; }
  const Layout& layout() const { return layout_; }
  const std::map<std::string, long>& naturals() const { return naturals_; }
  /// Nodes written so far.
  std::size_t work() const { return work_; }
  bool has_expectations() const { return has_expectations_; }
  /// The symbols made so far.
  const std::map<Place, Term>& places() const { return places_; }

 private:
  struct Frame {
    std::map<std::string, Rational> bound;  ///< values of bound indices
    bool random = false;                    ///< inside E[.]
    std::unordered_map<std::uint32_t, Term> done;
  };
  Term rewrite(Term t, Frame& frame);
  Term rebuild(Term t, Frame& frame);
  Term symbol_value(Term t, const Frame& frame) const;
  Term range(Term t, Frame& frame);
  Term member(const std::string& name, long index, bool random);
  Term unfolded(const Recursion& r, long index, bool random);
  Term average(Term body, Frame& frame);
  Term inner_product(Term t);
  std::vector<Term> components(const Word& w);
  Term place(Place where);
  long integer(Term t, Frame& frame);

  const Domain& domain_;
  Layout layout_;
  std::map<std::string, long> naturals_;
  std::map<Place, Term> places_;
  std::map<std::pair<std::string, bool>, std::vector<Term>> unfolded_;
  std::map<Place, Term> random_members_;
  std::size_t work_ = 0;
  int depth_ = 0;
  bool has_expectations_ = false;
};

/// Arithmetic on constants is done, neutral elements are dropped; everything else as written.
Term folded(Op op, std::vector<Term> operands);

}  // namespace gradus
