#pragma once

#include <string>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// A formula with one change, and what the change is.
struct TermChange {
  Term term;
  std::string what;
};

/// Every formula that comes from `t` by one change at one place: a constant, a sign, an index, a
/// limit or an exponent. Of large formulas in their first places only.
std::vector<TermChange> term_changes(Term t);

}  // namespace gradus
