#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gradus/notes/session/note_step.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

using JudgeStatement = std::function<Finding(const Statement&, const Budget&)>;

/// Proved or certified.
bool holds(const Finding& f);
Finding open(std::string why);

/// What an engine finds; what cannot be asked, is too large or fails is open.
Finding guarded(const Statement& s, const JudgeStatement& judge, const Budget& budget);

struct Judged {
  Statement statement;
  Finding finding;
};
/// The statements of an attempt; those of an induction under one condition, which is what being
/// defined asks for. None where that asks something of what is counted: the induction has gaps.
std::vector<Statement> statements_of(const NoteAttempt& attempt);

/// Of statements that must all hold, where both sides are defined: the weakest finding decides.
Judged judge_all(const std::vector<Statement>& all, const JudgeStatement& judge,
                 const Budget& budget);

}  // namespace gradus
