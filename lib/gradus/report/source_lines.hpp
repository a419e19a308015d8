#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gradus/report/format.hpp"
#include "gradus/report/notes_report.hpp"

namespace gradus {

/// The lines of a user's file, to show what a message is about. Views of the text, which must stay.
class SourceLines {
 public:
  explicit SourceLines(std::string_view text);

  std::size_t size() const { return lines_.size(); }
  /// Without the end of the line; lines count from 1, and beyond the last one all are empty.
  std::string_view line(std::size_t number) const;
  /// The byte of the text where this character stands, or the end of the line.
  std::size_t offset(std::size_t line, std::size_t column) const;

  /// The line of the mark with carets under it, two lines, cut to the style's width around the
  /// mark:
  ///    44 | $$(1 + \beta)^2 = 1 + \beta^2$$
  ///       |                  ^~~~~~~~~~~
  std::string excerpt(const FileSpan& mark, const Style& style) const;

 private:
  std::string_view text_;
  std::vector<std::string_view> lines_;
};

}  // namespace gradus
