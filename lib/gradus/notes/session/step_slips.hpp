#pragma once

#include <optional>
#include <string>

#include "gradus/notes/session/judge_attempt.hpp"
#include "gradus/notes/session/note_step.hpp"

namespace gradus {

/// Whether equations are among the hypotheses.
bool assumes_equations(const std::vector<Statement>& all);

/// What a hypothesis that is tried may take.
Budget small_budget(const Budget& budget);

/// A change of the term, in the formula as it stands or in all that is known of it, that would make
/// the step hold.
std::optional<std::string> slip_of(const NoteStep& step, const JudgeStatement& judge,
                                   const Budget& budget);

/// A change of the formula as it is written that would: "it would hold with + b in place of - b".
std::optional<std::string> mending_of(const NoteStep& step, const JudgeStatement& judge,
                                      const Budget& budget);

/// What refutes an equation whatever orders are assumed: sides without corners that differ
/// somewhere do so on all but a thin set.
std::optional<Judged> fails_freely(const NoteStep& step, const JudgeStatement& judge,
                                   const Budget& budget);

}  // namespace gradus
