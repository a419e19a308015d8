#pragma once

#include "gradus/notes/session/judge_attempt.hpp"
#include "gradus/notes/session/note_step.hpp"

namespace gradus {

/// What came of a step: the statement that was judged last, what was found, and what the relation
/// is after all.
struct StepFinding {
  NoteKind kind = NoteKind::step;
  std::string why_kind;
  Statement statement;
  Finding finding;
  std::string with;  ///< what of the notes it rests on
  std::string hint;  ///< what follows the verdict
};

/// Judges the attempts in their order; the first that holds counts. A step is refuted only where
/// its names are free or determined, and no hypothesis that the notes may mean could rescue it; or
/// where one slip is all that keeps it from being proved. Else it is undecided, or what `otherwise`
/// says.
StepFinding judge_step(const NoteStep& step, const JudgeStatement& judge, const Budget& budget);

}  // namespace gradus
