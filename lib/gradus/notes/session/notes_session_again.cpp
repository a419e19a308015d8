// What was assumed or stated before, and stands there again.

#include <algorithm>

#include "gradus/notes/session/notes_session.hpp"

namespace gradus {

/// What was assumed before in these words is neither shown nor assumed anew.
bool NotesSession::said_again(const NoteEntry& entry, const Sides& plain, NoteItem& item) {
  const bool lone = entry.chain.links.size() == 1 && plain.comparisons.size() == 1;
  if (!lone || plain.has_cases || entry.cue == Cue::concludes || entry_expects_refuted_) {
    return false;
  }
  const std::size_t line = context_.assumed_at(plain.comparisons[0]);
  if (line == 0) return false;
  item.kind = NoteKind::assumption;
  item.why_kind = "it is stated again";
  item.message = "stated again, as in line " + std::to_string(line);
  enqueue(std::move(item));
  return true;
}

std::size_t NotesSession::stated_at(const Comparison& c) const {
  for (const auto& [pending, kind] : unproved_) {
    const bool said = std::ranges::any_of(pending.comparisons, [&](const Comparison& k) {
      return k.relation == c.relation && same(k.left, c.left) && same(k.right, c.right);
    });
    if (said) return pending.line;
  }
  return context_.stated_at(c);
}

}  // namespace gradus
