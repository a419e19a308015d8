#pragma once

#include <span>
#include <string>

#include "gradus/report/notes_report.hpp"

namespace gradus {

/// The output of `check --format sarif`: SARIF 2.1.0, which code hosts and editors show at the
/// line. What is not as expected is an error; what was neither shown to hold nor to fail is "open".
std::string notes_sarif(std::span<const NotesReport> reports, const std::string& version);

}  // namespace gradus
