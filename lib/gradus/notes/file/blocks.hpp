#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradus {

enum class NotesFormat { markdown, latex };

/// A stretch of notes; offsets are bytes.
struct NotesPiece {
  enum class Kind { prose, inline_math, display_math, comment };
  Kind kind = Kind::prose;
  std::size_t begin = 0, end = 0;  ///< of the content, without delimiters
  std::string environment;         ///< align, equation*, ...; empty for other delimiters
  bool closed = true;              ///< its closing delimiter was found
  std::size_t after = 0;           ///< of mathematics: the byte behind its closing delimiter
};

/// Prose, mathematics and comments for Gradus in their order. Code, other comments and verbatim
/// text are left out. What is never closed ends at the next empty line.
std::vector<NotesPiece> find_blocks(std::string_view text, NotesFormat format);

}  // namespace gradus
