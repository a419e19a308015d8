#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gradus/notes/file/notes_file.hpp"

namespace gradus {

/// One piece of mathematics: its chains and the comments among them, or why it cannot be read.
struct NoteFormula {
  std::vector<NoteEntry> entries;
  std::optional<std::vector<TexNode>> nodes;  ///< where it could be read
};

/// `text` is the file; E[X] is an expectation where the file speaks of means.
NoteFormula read_formula(std::string_view text, const NotesPiece& piece, bool of_means);

}  // namespace gradus
