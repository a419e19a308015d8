#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/notes/session/judge_attempt.hpp"
#include "gradus/notes/session/note_step.hpp"

namespace gradus {

/// Whether a divisor is 0 for all values that what the notes say for certain leaves.
bool divides_by_zero(const NoteStep& step, const JudgeStatement& judge, const Budget& budget);

/// What the sides need to be defined, and does not follow, of one of these names; nothing where
/// they need no such thing.
std::optional<Comparison> needed_of(const std::set<std::string>& names,
                                    const std::vector<Statement>& all);

}  // namespace gradus
