#pragma once

#include "gradus/notes/session/member_terms.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// Lets a statement whose premises speak of all members be refuted by sequences of numbers for
/// which one premise after the other is an equation, or falls short of one by a constant; what
/// vectors make is taken in one dimension. False where it cannot be.
bool add_iterate_models(Statement& s, const MemberTerms& members);

}  // namespace gradus
