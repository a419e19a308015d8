#pragma once

#include <string>
#include <string_view>

#include "gradus/report/notes_report.hpp"

namespace gradus {

/// The notes with a mark at each step, the output of `check --format md`: after a display, or after
/// the line of a formula in LaTeX, a line for each step; after a formula within a line of Markdown
/// only ✓, ✗ or ?, with the reason where it is not as expected. What is not a step has no mark.
std::string notes_marked(const NotesReport& report, std::string_view text);

}  // namespace gradus
