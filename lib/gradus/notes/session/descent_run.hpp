#pragma once

#include <map>
#include <optional>
#include <string>

#include "gradus/notes/session/member_terms.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// What takes the place of an unknown function.
struct DescentShape {
  Term curvature;        ///< where it is curved
  bool centred = false;  ///< its minimiser is 0
  bool huber = false;    ///< straight away from its minimiser; else a parabola
};

/// Gradient descent on f(x) = a (x - x^*)^2/2 + c in one dimension, or on Huber's function, in the
/// place of an unknown function and its iterates: values, gradients and minimisers are written out.
/// Iterates follow the rule that the notes give; without one the distance to x^* shrinks by a
/// constant factor, and a vector of their index that nothing gives is the gradient.
class DescentRun {
 public:
  DescentRun(Glossary& glossary, MemberTerms& members,
             const std::map<std::string, IndexRule>& rules, std::string function,
             const DescentShape& shape);

  /// Of what MemberTerms wrote. Nothing where it speaks of more than the function's values at
  /// members and at its minimiser.
  std::optional<Comparison> operator()(const Comparison& c);
  /// How the iterates that were spoken of go on; nothing where that is not known.
  std::optional<Model> model();
  /// That the iterates move and no step leads away from the minimiser. Nobody means other runs.
  const std::vector<Comparison>& sensible() const { return sensible_; }
  const std::string& function() const { return function_; }
  /// Vectors that the gradient was taken for though the rule of the iterates mentions them.
  const std::set<std::string>& taken_for_gradients() const { return gradients_; }
  /// Whether the minimiser itself was spoken of.
  bool mentions_minimiser() const { return mentions_minimiser_; }

 private:
  std::optional<Term> written(Term t);
  std::optional<Term> of_member(const std::string& name, Term index);
  std::optional<Term> of_symbol(Term symbol);
  std::optional<Term> of_product(Term inner);
  std::optional<Term> value(const std::string& prefix, const std::string& function, Term x) const;
  std::optional<Term> next(const std::string& base, Term index);

  Glossary& glossary_;
  MemberTerms& members_;
  const std::map<std::string, IndexRule>& rules_;
  std::string function_;
  DescentShape shape_;
  Term centre_, least_, width_;
  bool mentions_minimiser_ = false;
  std::vector<Comparison> sensible_;
  std::set<std::string> points_, iterates_, gradients_;  ///< points_: where the function is taken
};

/// "grad ", "f" and "x" of "grad f(x[#])", what a value at any member is called; nothing of others.
struct ValueAtMember {
  std::string prefix, function, base;
};
std::optional<ValueAtMember> value_at_member(const std::string& name);

}  // namespace gradus
