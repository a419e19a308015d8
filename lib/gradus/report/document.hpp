#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gradus/report/format.hpp"

namespace gradus {

/// A short text with formulas, the same for a terminal, Markdown and LaTeX.
struct Block {
  enum class Kind : std::uint8_t {
    heading,
    paragraph,
    formula,  ///< `text` in plain syntax, `latex` as math without delimiters
    item,     ///< of a list; two leading spaces a level
    code,     ///< a line to be kept as it is
  };
  Kind kind = Kind::paragraph;
  std::string text;
  std::string latex;
};

/// For terminal, Markdown, LaTeX; throws std::invalid_argument for other formats.
std::string render(const std::vector<Block>& document, Format format, const Style& style = {});

}  // namespace gradus
