#pragma once

#include <string>
#include <string_view>

#include "gradus/report/notes_report.hpp"

namespace gradus {

/// What `check --init` proposes: the declarations that the notes lack, in a comment before their
/// first formula, as a unified diff; empty where there is nothing to declare.
std::string notes_patch(const NotesReport& report, std::string_view text);

}  // namespace gradus
