#pragma once

#include <span>
#include <string>

#include "gradus/report/notes_report.hpp"

namespace gradus {

/// The output of `check FILE ...`: one object a file; the keys stand in docs/json.md.
std::string notes_json(std::span<const NotesReport> reports);

}  // namespace gradus
