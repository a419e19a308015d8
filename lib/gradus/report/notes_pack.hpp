#pragma once

#include <string>

#include "gradus/notes/session/judge_step.hpp"
#include "gradus/report/notes_report.hpp"

namespace gradus {

/// Puts what was found into the result of a step.
void enter_finding(NoteResult& result, const StepFinding& found);

/// What enter_finding has put there as one line of text, so that it can be handed from one process
/// to another, and back.
std::string pack_finding(const NoteResult& result);
void unpack_finding(NoteResult& result, const std::string& packed);

}  // namespace gradus
