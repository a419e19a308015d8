#include "gradus/notes/iterates.hpp"

#include <algorithm>
#include <set>

#include "gradus/notes/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

/// The letter of w^t, w^{t+1}, w^{t-1}, and the number.
struct Count {
  std::string letter;
  int offset = 0;
};
std::optional<Count> counted(const TexNode& node) {
  if (!node.is(Kind::scripted) || node.super < 0 || node.sub >= 0) return std::nullopt;
  const TexNode& above = without_braces(node.children[static_cast<std::size_t>(node.super)]);
  if (above.is(Kind::letter) && above.text != "T") return Count{above.text, 0};
  const bool sum = above.is(Kind::group) && above.children.size() == 3 &&
                   above.children[0].is(Kind::letter) && above.children[2].is(Kind::number);
  if (!sum || above.children[2].text != "1") return std::nullopt;
  if (above.children[1].is_symbol("+")) return Count{above.children[0].text, 1};
  if (above.children[1].is_symbol("-")) return Count{above.children[0].text, -1};
  return std::nullopt;
}

std::string base_of(const TexNode& node) {
  const auto name = note_name(node.children[0]);
  return name ? name->base : std::string();
}

bool mentions(const Nodes& nodes, const std::string& base, const Count& count) {
  return std::ranges::any_of(nodes, [&](const TexNode& n) {
    const auto here = counted(n);
    const bool found =
        here && here->letter == count.letter && here->offset == count.offset && base_of(n) == base;
    return found || mentions(n.children, base, count);
  });
}

void mark(Nodes& nodes, const std::set<std::string>& bases) {
  for (TexNode& n : nodes) {
    mark(n.children, bases);
    if (!counted(n) || !bases.contains(base_of(n))) continue;
    TexNode& above = n.children[static_cast<std::size_t>(n.super)];
    TexNode fence;
    fence.kind = Kind::fenced;
    fence.open = "(";
    fence.close = ")";
    fence.begin = above.begin;
    fence.end = above.end;
    const TexNode& inside = without_braces(above);
    fence.children = inside.is(Kind::group) ? inside.children : Nodes{inside};
    above = std::move(fence);
  }
}

}  // namespace

void mark_iterates(NotesFile& file) {
  std::set<std::string> bases;
  for (const NoteEntry& entry : file.entries) {
    const Chain& c = entry.chain;
    for (std::size_t i = 0; i + 1 < c.sides.size(); ++i) {
      if (c.sides[i].size() != 1) continue;
      const auto count = counted(c.sides[i][0]);
      if (!count || count->offset != 1) continue;
      const std::string base = base_of(c.sides[i][0]);
      if (mentions(c.sides[i + 1], base, {count->letter, 0})) bases.insert(base);
    }
  }
  if (bases.empty()) return;
  for (NoteEntry& entry : file.entries) {
    for (Nodes& side : entry.chain.sides) mark(side, bases);
  }
  for (Nodes& formula : file.mathematics) mark(formula, bases);
}

}  // namespace gradus
