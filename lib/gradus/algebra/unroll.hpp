#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gradus/algebra/rewrite.hpp"

namespace gradus {

/// How members of a recursively defined sequence unfold: name(from) = start, name(k + 1) = next (a
/// formula in `index` = k).
struct Unfolding {
  std::string name;
  Term index;
  Term start;
  Term next;
  long from = 0;
};

/// Maximal unrolling. A sum over i = a..u with constant integer a and u = m + c (m a natural symbol
/// or 0, c an integer) is written as the sum to m + a - 1 plus its last members; with u constant it
/// is written out (at most 1,000 members). A member name(m + c) of an unfolded sequence becomes a
/// formula in name(m + from), name(from + c) a formula without it (at most 1,000 steps; `next` is
/// unrolled in turn). Other sums and members are kept. Members before `from` are left as they are.
/// Throws std::length_error beyond these bounds, std::domain_error where a member is defined by
/// itself or by later ones.
Term unroll(Term t, const std::vector<Unfolding>& unfoldings);

}  // namespace gradus
