#include "gradus/evidence/refute/equation.hpp"

#include <stdexcept>

namespace gradus {

namespace {

std::optional<Term> slope(Term difference, Term x) {
  try {
    const Term result = derivative(difference, x);
    if (!contains(result, x)) return result;
  } catch (const std::domain_error&) {
    // No derivative by the rules: not affine as far as we can see.
  }
  return {};
}

}  // namespace

std::optional<std::pair<Term, Term>> solve(const Comparison& equation,
                                           const std::set<Term, TermOrder>& unknowns) {
  const Term left = equation.left, right = equation.right;
  if (unknowns.contains(left) && !contains(right, left)) return std::pair(left, right);
  if (unknowns.contains(right) && !contains(left, right)) return std::pair(right, left);
  const Term difference = left - right;
  std::optional<std::pair<Term, Term>> result;
  for (const Term x : free_symbols(difference)) {
    if (!unknowns.contains(x)) continue;
    const auto a = slope(difference, x);
    if (!a || (a->is_constant() && a->value().is_zero())) continue;
    const Term value = -(substitute(difference, {{x, Term(0)}}) / *a);
    if (a->is_constant()) return std::pair(x, value);
    if (!result) result = std::pair(x, value);
  }
  return result;
}

}  // namespace gradus
