// What formulas in prose are: relations, values, limits.

#include "gradus/notes/file/formula_kinds.hpp"

#include <algorithm>

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

bool relates(const NoteEntry& entry) {
  return std::ranges::any_of(entry.chain.links, [](const Connective& c) {
    return c.link != Link::member && c.link != Link::maps;
  });
}

bool is_value(const std::vector<TexNode>& nodes) {
  return !nodes.empty() && std::ranges::none_of(nodes, [](const TexNode& n) {
    return n.is_symbol(",") || n.is(TexNode::Kind::fenced);
  }) && !(nodes.size() == 1 && note_name(nodes[0]));
}

bool is_vanishing(std::string_view math) {
  return math.starts_with("O(") || math.starts_with("o(") || math.starts_with("\\mathcal{O}(");
}

bool is_limit(std::string_view math) {
  const std::size_t arrow = math.find("\\to");
  if (arrow == std::string_view::npos) return false;
  const std::string_view to = math.substr(arrow);
  return to.find("\\infty") != std::string_view::npos || to.ends_with(" 0");
}

}  // namespace gradus
