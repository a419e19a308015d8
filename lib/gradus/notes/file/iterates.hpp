#pragma once

#include "gradus/notes/file/notes_file.hpp"

namespace gradus {

/// In w^{t+1} = w^t - ..., where the next member of a sequence stands alone on a side, superscripts
/// without parentheses count: they become w^{(t+1)} and w^{(t)}, for this letter in the whole file.
/// So do a^l and a^{l-1} in notes on layers.
void mark_iterates(NotesFile& file);

}  // namespace gradus
