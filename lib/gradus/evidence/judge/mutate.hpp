#pragma once

#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Statements that differ from `s` in one place of the conclusion or the domain: a constant +1, -1
/// or doubled; a sign; the relation replaced by its neighbour or reversed; an index, a limit or an
/// exponent shifted by one; a hypothesis, a premise (then without models), a bound or its
/// strictness dropped; a recursion that starts or goes on otherwise. Left out are mutants that
/// equal the statement in normal form, up to a constant factor, and those that divide by zero.
/// Deterministic order. `what` says what was changed; it starts with "hypothesis, " where a
/// hypothesis was changed: such a mutant often stays true.
std::vector<Mutant> mutate(const Statement& s);

}  // namespace gradus
