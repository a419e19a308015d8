#pragma once

#include <map>
#include <optional>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// constant + sum of coefficient * symbol, with integer coefficients: the shape of an index or a
/// limit.
struct LinearForm {
  std::map<Term, long, TermOrder> coefficients;  ///< no zeros
  long constant = 0;

  bool is_constant() const { return coefficients.empty(); }
  /// The symbol m of the form m + c, if it is of this form.
  std::optional<Term> lone_symbol() const;
  /// Certainly >= bound, for all values of the naturals it mentions.
  bool at_least(long bound) const;
};
LinearForm operator-(const LinearForm& a, const LinearForm& b);

/// Nothing when `t` is not of that shape (built by + - and multiplication with integers), or a
/// coefficient leaves +-10^9.
std::optional<LinearForm> linear_form(Term t);
Term to_term(const LinearForm& f);

}  // namespace gradus
