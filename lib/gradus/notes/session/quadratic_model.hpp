#pragma once

#include <optional>
#include <string>

#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

/// f(x) = a |x|^2/2 + <b, x> + c in the place of a function that no rule gives: values, gradients
/// and Hessians of f are written out. Centred, it is a |x - x^*|^2/2 + c: then minimisers are x^*,
/// or 0 where it is not named, and f^* is c.
class QuadraticModel {
 public:
  QuadraticModel(Glossary& glossary, std::string function, Term curvature, bool centred,
                 const std::string& minimiser = {});

  /// Nothing where it speaks of more than values of f that are known.
  std::optional<Comparison> operator()(const Comparison& c);
  /// "f(x) = L x^2/2 + ...".
  std::string name() const;

 private:
  std::optional<Term> written(Term t);
  Quantity written(const Quantity& q);
  Quantity product(const LetterWord& word);
  Quantity of_letter(const Letter& letter);
  Quantity value(const UnknownValue& v);
  Quantity from_minimiser(const Quantity& x) const;
  bool is_least_value(const std::string& name) const;

  Glossary& glossary_;
  Quantities quantities_;
  std::string function_;
  Term curvature_;
  bool centred_;
  std::string minimiser_;
  Quantity slope_;  ///< b
  Term start_;      ///< c
  bool known_ = true;
};

}  // namespace gradus
