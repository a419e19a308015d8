#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "gradus/algebra/comparison.hpp"

namespace gradus {

/// left - right = O(x^(order + 1)) for x -> 0, as equations between the coefficients of both
/// sides, lowest first.
struct Expansion {
  std::vector<Comparison> coefficients;
  /// What makes both sides order + 1 times continuously differentiable in x near 0: then the
  /// coefficients decide (Taylor's theorem).
  std::vector<Comparison> smooth_where;
};

/// Why there is none: a side is not known to be smooth at x = 0, or too large.
struct NotExpanded : std::domain_error {
  using std::domain_error::domain_error;
};

/// Expands both sides of an equation at x = 0, all other names held fixed. Throws NotExpanded.
Expansion expand_at_zero(const Comparison& equation, Term x, int order);

}  // namespace gradus
