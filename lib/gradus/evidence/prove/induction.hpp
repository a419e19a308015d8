#pragma once

#include <optional>

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// A proof by induction over the natural `variable` of `s` (lower bound 0, no upper bound), or
/// nothing.
std::optional<InductionProof> prove_by_induction(const Statement& s, Term variable);

}  // namespace gradus
