// Names that a formula changes, or ties in a way that cannot be read.

#include <algorithm>

#include "gradus/notes/session/leading_words.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/substitutions.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

static bool is_nabla(const TexNode& node) {
  return node.is_command("\\nabla") ||
         (node.is(TexNode::Kind::scripted) && node.children[0].is_command("\\nabla"));
}

void NotesSession::update(const Nodes& left, std::size_t line, NoteItem item) {
  if (const auto n = note_name(left[0])) {
    context_.restrict(n->base, "changes in line " + std::to_string(line));
    context_.restrict(n->written, "changes in line " + std::to_string(line));
    context_.change(n->written);
  }
  item.kind = NoteKind::definition;
  item.why_kind = "it gives a name a new value";
  item.message = "an update";
  enqueue(std::move(item));
}

/// "From $k = 0$ to $K$", "set $y = x + t (y - x)$ and $x = y$": no equation holds behind it.
bool NotesSession::puts_value(const NoteEntry& entry, std::size_t link, NoteItem& item) {
  const auto is_equation = [](const NoteEntry& e, std::size_t k) {
    return e.chain.links[k].link == Link::relation && e.chain.links[k].relation == Relation::equal;
  };
  if (!is_equation(entry, link)) return false;
  const auto &left = entry.chain.sides[link], &right = entry.chain.sides[link + 1];
  const std::string_view text = file_.text.text;
  constexpr std::size_t behind = 40;
  const bool counts =
      entry.chain.links.size() == 1 && entry.is_inline &&
      starts_count(left, right, text.substr(std::min(entry.block_end, text.size()), behind));
  const auto by_itself = [&](const NoteEntry& e) {
    return e.kind == NoteEntry::Kind::chain && e.sentence == entry.sentence && is_equation(e, 0) &&
           gives_by_itself(e.chain.sides[0], e.chain.sides[1]);
  };
  const bool names = left.size() == 1 && note_name(left[0]) && exponent_of(left[0]) == nullptr;
  const std::string_view words = words_before(entry);
  const bool puts = !counts && link == 0 && names && entry.is_inline &&
                    entry.cue != Cue::concludes && puts_in(words) && !supposes(words) &&
                    !says_of_subject(words) && std::ranges::any_of(file_.entries, by_itself);
  if (!counts && !puts) return false;
  if (puts) {
    const auto line = std::to_string(line_of(entry.chain.links[link].begin));
    restrict_names(left, "has something put in its place in line " + line);
  }
  item.kind = NoteKind::stated;
  item.why_kind = counts ? "it says where a count starts" : "it says what is put in for a name";
  item.message = "not used: " + item.why_kind;
  return true;
}

/// What stands alone takes all the meaning of a formula that cannot be read.
void NotesSession::restrict_sides(const Nodes& left, const Nodes& right, std::size_t line) {
  const std::string why =
      "is restricted by line " + std::to_string(line) + ", which could not be read";
  const bool gradient = left.size() >= 2 && left.size() <= 3 && is_nabla(left[0]);
  const bool alone = gradient || (left.size() <= 2 && note_name(left[0]));
  restrict_names(alone ? Nodes{left[gradient ? 1 : 0]} : left, why);
  if (!alone) restrict_names(right, why);
}

}  // namespace gradus
