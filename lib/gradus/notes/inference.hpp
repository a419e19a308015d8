#pragma once

#include "gradus/notes/glossary.hpp"
#include "gradus/notes/notes_file.hpp"

namespace gradus {

/// Learns from the use of names in a whole file which are vectors, matrices, functions, sequences
/// and naturals. What comments have declared before stays as it is.
void infer(Glossary& glossary, const NotesFile& file);

/// "R", "N", "vector", "matrix" or nothing: what membership of the set on the right of \in says.
struct SetMeaning {
  enum class Kind { unknown, reals, naturals, vectors, matrices, interval };
  Kind kind = Kind::unknown;
};
SetMeaning meaning_of_set(const std::vector<TexNode>& nodes);

}  // namespace gradus
