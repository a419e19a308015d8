#pragma once

#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Statements that differ from `s` in one place of the conclusion or the domain: a constant +1, -1 or doubled; a sign; the relation weakened to its
/// neighbour or reversed; an index or exponent shifted by one; a hypothesis dropped. Mutants that equal the statement in normal form are left
/// out. Deterministic order. `what` says what was changed.
std::vector<Mutant> mutate(const Statement& s);

}  // namespace gradus
