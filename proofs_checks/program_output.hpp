#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "gradus/report/format.hpp"

namespace gradus {

/// The arguments or the files of the user cannot be used: exit status 2, one line.
struct Unusable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Nobody reads stdout any more: exit status 141, no message.
struct ReaderGone {};

/// Ends the process with status 130 on Ctrl-C and 143 on SIGTERM, without leaving a temporary file;
/// a closed pipe becomes an error that writing notices.
void prepare_signals();

/// Writes all of it at once, or throws ReaderGone or Unusable.
void write_stdout(std::string_view text);

/// Width 0 where stdout is not a terminal; `color` is "auto", "always" or "never".
Style stdout_style(const std::string& color);

/// One line that is overwritten by the next, on stderr and only where that is a terminal.
class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::string_view text);
  void clear();

 private:
  bool wanted_;
  bool shown_ = false;
};

/// Creates the directory where it is missing; throws Unusable where nothing can be written in it.
void require_directory(const std::string& directory);
/// Writes to a temporary file and renames it, so that the file is whole or not there.
void write_file(const std::string& path, std::string_view text);

}  // namespace gradus
