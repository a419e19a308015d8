#pragma once

#include <string>
#include <string_view>

#include "gradus/report/notes_report.hpp"
#include "proofs_checks/program.hpp"
#include "proofs_checks/program_options.hpp"

namespace gradus {

/// Reads notes and judges their steps, each in a process of its own with limits. `text` is the
/// content of the file.
NotesReport check_notes(const std::string& name, std::string_view text, const Options& options,
                        const Program& program);

}  // namespace gradus
