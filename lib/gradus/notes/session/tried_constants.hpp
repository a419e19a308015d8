#pragma once

#include <set>
#include <string>

#include "gradus/notes/session/judge_attempt.hpp"

namespace gradus {

/// Whether the statement is refuted for each choice of values of these constants, small or large,
/// for which anything satisfies its hypotheses: an unsaid condition on them, as \eta \le 1/L, would
/// hold for one of these. False where there are too many.
bool fails_for_all_constants(const Statement& s, const std::set<std::string>& constants,
                             const JudgeStatement& judge, const Budget& budget);

}  // namespace gradus
