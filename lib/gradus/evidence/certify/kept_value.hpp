#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

// Hypotheses say where a statement speaks. One that is written anew and then has no value where it
// had one takes points out of the domain, and the statement may fail there: whoever rewrites
// hypotheses, so that parts of them get other values or sorts, asks here first.

/// What holds wherever c has a value: the conditions of its operations. Left out are those of
/// powers with variable exponents, which have a value for any base where the exponent happens to be
/// an integer, and those of the limits and members of sums and least values, which may have none.
std::vector<Comparison> certain_conditions(const Comparison& c);

/// Whether c, rewritten by `read`, has a value at each point within the bounds of `variables` at
/// which c has one: each condition of the rewritten c is among the certain ones of c or holds
/// within the bounds.
bool keeps_its_value(const Comparison& c, const Substitution& read,
                     const std::vector<Variable>& variables);

/// The same for c with any value within its bounds, or at them, in the place of x.
bool keeps_its_value_along(const Comparison& c, const Variable& x,
                           const std::vector<Variable>& variables);

}  // namespace gradus
