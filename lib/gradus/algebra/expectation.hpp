#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Moments of random sequences: E g_i, E g_i^2, and E g_i g_j = (E g_i)^2 for i != j when
/// uncorrelated.
struct RandomSequence {
  std::string name;
  std::optional<Term> first, second;
  bool uncorrelated = false;
};

/// Replaces E[body] by linearity: the body is expanded (normal form), everything that mentions no
/// random sequence comes out, and
///   E[g_i] = first, E[g_i^2] = second, E[g_i g_j] = first^2 where i and j certainly differ
///   (constant nonzero difference, or one is the bound index of a sum whose upper limit is
///   certainly below the other), E[(sum_i c_i g_i) g_j] = sum_i c_i E[g_i g_j], E[sum_i c_i g_i] =
///   sum_i c_i E[g_i].
/// What no rule reaches stays as an E[.] of one monomial.
Term expand_expectations(Term t, const std::vector<RandomSequence>& random);

}  // namespace gradus
