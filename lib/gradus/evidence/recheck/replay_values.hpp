#pragma once

#include <map>

#include "gradus/evidence/recheck/recheck_theory.hpp"

/// Values of formulas at a point, as lines of a theory, which checks each: nothing here needs to be
/// trusted.
namespace gradus {

/// In a theory that knows the unknowns of `domain` by equations, and its recursions.
class ValueReplay {
 public:
  ValueReplay(kernel::Theory& theory, const Domain& domain);
  /// Until the theory shows c, or as far as it gets.
  void show(const Comparison& c);

 private:
  using Theory = kernel::Theory;
  using Line = Theory::Line;
  /// lower <= t <= upper, and the lines that say so.
  struct Range {
    Rational lower, upper;
    Line above, below;
  };
  /// What t equals, and the line that says so.
  struct Link {
    Term other;
    Line line;
  };

  /// What polynomials and division make of their operands.
  bool is_arithmetic(Term t);
  static std::optional<long> integer(Term t);
  void in_order(Term t, const std::function<bool(Term)>& done,
                const std::function<void(Term)>& act);
  Term written(Term t);  ///< a number where that is found, else with random members only, or t
  Term write(Term t);
  Line equation(Term t);  ///< t = written(t)
  const Link* link(Term t);
  std::optional<Link> find_link(Term t);
  std::optional<Link> member(Term t);
  std::optional<Link> series(Term t);
  std::optional<Link> mean(Term t);
  std::optional<Link> function(Term t);
  std::optional<Link> power(const Rational& b, const Rational& q);
  Link put_in(Term t, const Substitution& parts);
  const Range& range(Term t);
  Range find_range(Term t);
  std::optional<Range> linear(Term t);
  Range enclosed(Term t);
  Range between(Term t, const Rational& lower, std::vector<Theory::Product> above,
                const Rational& upper, std::vector<Theory::Product> below);
  void define(Term t);
  void define_members(Term t);
  void compare(const Comparison& c);

  Theory& theory_;
  const Domain& domain_;
  std::map<Term, Term, TermOrder> written_;
  std::map<Term, Line, TermOrder> equations_;
  std::map<Term, std::optional<Link>, TermOrder> links_;
  std::map<Term, Range, TermOrder> ranges_;
  std::set<Term, TermOrder> defined_;
  int depth_ = 0;
};

}  // namespace gradus
