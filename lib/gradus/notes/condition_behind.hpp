#pragma once

#include <set>
#include <string>

#include "gradus/notes/notes_file.hpp"

namespace gradus {

/// A formula behind one in its sentence that may be its condition, as it is written; empty where
/// there is none. `next` counts the entries to where the next one stands, `names` are those of the
/// formula.
std::string condition_behind(const NotesFile& file, const NoteEntry& entry, std::size_t next,
                             const std::set<std::string>& names);

}  // namespace gradus
