#pragma once

#include <optional>
#include <set>
#include <utility>

#include "gradus/algebra/rewrite.hpp"

namespace gradus {

/// One of `unknowns`, and a formula without it, such that the equation left = right holds wherever
/// the formula is defined: the lone side of the equation, otherwise an unknown on which left -
/// right depends affinely. Nothing when there is none.
std::optional<std::pair<Term, Term>> solve(const Comparison& equation,
                                           const std::set<Term, TermOrder>& unknowns);

}  // namespace gradus
