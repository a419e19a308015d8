#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradus {

/// A text in which macros are written out, and where each of its bytes stood before.
struct ExpandedText {
  std::string text;
  std::vector<std::size_t> origin;  ///< one more than bytes: the last is the end

  std::size_t origin_of(std::size_t offset) const {
    return origin[offset < origin.size() ? offset : origin.size() - 1];
  }
};

/// Writes out \newcommand, \renewcommand, \providecommand, \DeclareMathOperator and simple \def
/// from where they stand, and \norm, \abs, \R, \E and the like, which other files define. The body
/// of a macro is written out when it is defined, so that none can lead back to itself. What would
/// make the text much longer is left as it is; definitions become blanks; lines keep their numbers.
ExpandedText expand_macros(std::string_view text);

}  // namespace gradus
