// Names that a formula changes, or ties in a way that cannot be read.

#include "gradus/notes/session/notes_session.hpp"
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
