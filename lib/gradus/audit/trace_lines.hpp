#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "gradus/audit/trace.hpp"

namespace gradus {

/// The lines of a text that may be anything: of bounded length, without a byte-order mark, and
/// printable.
class TraceLines {
 public:
  TraceLines(std::istream& in, std::string name);

  /// Without its end (LF or CR LF); valid until the next call. Throws TraceError for a line that is
  /// too long or that is no text.
  std::optional<std::string_view> next();
  std::string_view current() const noexcept { return line_; }
  std::size_t number() const noexcept { return number_; }
  /// Whether the last line that next() gave was cut off by the end of the file.
  bool is_cut_off() const noexcept { return cut_off_; }
  const std::string& name() const noexcept { return name_; }
  std::uint64_t bytes() const noexcept { return bytes_; }

  /// Complains about the current line; columns count bytes from 1.
  [[noreturn]] void fail(std::size_t column, const std::string& problem) const;

 private:
  bool fill();
  void check() const;

  std::istream& in_;
  std::string name_, buffer_, line_;
  std::size_t position_ = 0, number_ = 0;
  std::uint64_t bytes_ = 0;
  bool cut_off_ = false;
};

}  // namespace gradus
