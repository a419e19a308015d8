#pragma once

#include <optional>
#include <string>

#include "gradus/notes/session/judge_attempt.hpp"
#include "gradus/notes/session/note_step.hpp"

namespace gradus {

/// What is said of members for every index proves a step; or sequences of numbers that meet all of
/// it refute it, where with one slip mended it would be proved.
struct JudgedRun {
  Judged judged;
  std::string with;
  std::string hint;  ///< of a refuted one
};
std::optional<JudgedRun> judge_runs(const NoteStep& step, const JudgeStatement& judge,
                                    const Budget& budget);

/// Whether the formula with its slip mended is proved, in any way to understand it that is sure.
bool is_proved(const NoteMending& mending, const JudgeStatement& judge, const Budget& budget);

}  // namespace gradus
