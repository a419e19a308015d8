#pragma once

#include <optional>

#include "gradus/evidence/certify/touching.hpp"

namespace gradus {

/// The statement with that conclusion and every exponential a positive unknown, exp(k a) the k-th
/// power of that of a; where one exponent is at least another, so are their exponentials.
std::optional<Reduction> without_exponentials(const Statement& s, const Comparison& conclusion);

/// Whether nothing is left of the variables in exponents.
bool has_lost_exponents(const ReducedStatement& part);

/// A number such as exp(1), that unknowns are compared with in vain.
bool has_closed_exponential(Term t);

}  // namespace gradus
