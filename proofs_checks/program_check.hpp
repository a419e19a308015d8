#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "gradus/report/notes_report.hpp"
#include "proofs_checks/program.hpp"
#include "proofs_checks/program_options.hpp"

namespace gradus {

/// The time that the files of one command may take together; it runs from here on.
class NotesTime {
 public:
  explicit NotesTime(double seconds);
  /// What the budget allows.
  static NotesTime of(const Options& options);
  bool is_up() const { return std::chrono::steady_clock::now() >= end_; }

 private:
  std::chrono::steady_clock::time_point end_;
};

/// Reads notes and judges their steps, each in a process of its own with limits. `text` is the
/// content of the file. What is left when the time of all files is up is not judged, nor is a file
/// read then.
NotesReport check_notes(const std::string& name, std::string_view text, const Options& options,
                        const Program& program, const NotesTime* whole = nullptr);

}  // namespace gradus
