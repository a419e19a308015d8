#pragma once

#include "gradus/notes/file/notes_file.hpp"

namespace gradus {

/// In notes on matrices that write X'X and (X'X)^{-1}, a prime is a transpose, not a derivative or
/// another letter: it becomes ^\top in the whole file, for the letters where the notes show it.
void mark_transposes(NotesFile& file);

}  // namespace gradus
