#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gradus/algebra/rewrite.hpp"

namespace gradus {

/// How members of a recursively defined sequence unfold: name(from) = start, name(k + 1) = next (a formula in `index` = k).
struct Unfolding {
  std::string name;
  Term index;
  Term start;
  Term next;
  long from = 0;
};

/// Maximal unrolling. A sum over i = a..u with constant integer a and u = m + c (m a natural symbol or 0, c an integer) is written as the
/// sum to m + a - 1 plus its last members; with u constant it is written out (at most 1,000 members). A member name(m + c) of an unfolded sequence
/// becomes a formula in name(m + from), name(from + c) a formula without it (at most 1,000 steps; `next` is unrolled in turn). Other sums and
/// members are kept. Members before `from` are left as they are.
Term unroll(Term t, const std::vector<Unfolding>& unfoldings);

/// Moments of random sequences: E g_i, E g_i^2, and E g_i g_j = (E g_i)^2 for i != j when uncorrelated.
struct RandomSequence {
  std::string name;
  std::optional<Term> first, second;
  bool uncorrelated = false;
};

/// Replaces E[body] by linearity: the body is expanded (normal form), everything that mentions no random sequence comes out, and
///   E[g_i] = first, E[g_i^2] = second, E[g_i g_j] = first^2 where i and j certainly differ (constant nonzero difference, or one is the bound index of a
///   sum whose upper limit is certainly below the other), E[(sum_i c_i g_i) g_j] = sum_i c_i E[g_i g_j], E[sum_i c_i g_i] = sum_i c_i E[g_i].
/// What no rule reaches stays as an E[.] of one monomial.
Term expand_expectations(Term t, const std::vector<RandomSequence>& random);

}  // namespace gradus
