#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/notes/file/notes_file.hpp"

namespace gradus {

/// What stands behind a formula and may be its condition.
struct Behind {
  std::string says;  ///< as it is written; empty where there is none
  bool excuses_slips = false;
  std::set<std::string> described;  ///< names of which it says what was not understood
  std::optional<std::size_t> condition = std::nullopt;  ///< the entry that says it
};
/// In its sentence, or in the next where that reminds of what held before. `next` is the place of
/// the entry that follows, `names` are those of the formula; formulas that begin where `understood`
/// says are used already.
Behind condition_behind(const NotesFile& file, const NoteEntry& entry, std::size_t next,
                        const std::set<std::string>& names,
                        const std::set<std::size_t>& understood);

/// 0 < p < 1, i = j: between names and numbers alone.
bool compares_plainly(const Chain& c);

/// Orders between names and numbers behind it in its sentence, behind "for", "if" and the like: the
/// entries from `next` on.
std::vector<std::size_t> orders_behind(const NotesFile& file, const NoteEntry& entry,
                                       std::size_t next);

/// Whether any order stands there.
bool has_order_behind(const NotesFile& file, const NoteEntry& entry, std::size_t next);

}  // namespace gradus
