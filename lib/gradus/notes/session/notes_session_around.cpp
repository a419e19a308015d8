// What stands around a relation: words, and conditions behind it.

#include <algorithm>

#include "gradus/notes/file/condition_behind.hpp"
#include "gradus/notes/session/guards.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/putting_together.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

std::string_view NotesSession::words_before(const NoteEntry& entry) const {
  constexpr std::size_t most = 240;
  const std::size_t from = entry.block_begin > most ? entry.block_begin - most : 0;
  return std::string_view(file_.text.text).substr(from, entry.block_begin - from);
}

/// By the words around it.
bool NotesSession::is_put_together(const NoteEntry& entry) const {
  constexpr std::size_t behind = 80;
  const std::string_view text = file_.text.text;
  return puts_lines_together(words_before(entry),
                             text.substr(std::min(entry.block_end, text.size()), behind));
}

Surroundings NotesSession::surroundings(const NoteEntry& entry, std::size_t link,
                                        const Sides& known) const {
  const Nodes &left = entry.chain.sides[link], &right = entry.chain.sides[link + 1];
  std::set<std::string> names = names_in(left);
  names.merge(names_in(right));
  const Behind behind = entry_expects_refuted_
                            ? Behind()
                            : condition_behind(file_, entry, at_, names, defined_early_);
  return {entry,     link,     left,       right,  known.comparisons,
          glossary_, context_, known.tied, behind, entry_expects_refuted_};
}

}  // namespace gradus
