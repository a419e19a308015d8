#include "gradus/notes/file/iterates.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>

#include "gradus/notes/tex/note_name.hpp"

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

/// w^0.
bool starts(const TexNode& node) {
  if (!node.is(Kind::scripted) || node.super < 0 || node.sub >= 0) return false;
  const TexNode& above = without_braces(node.children[static_cast<std::size_t>(node.super)]);
  return above.is(Kind::number) && above.text == "0";
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

/// w^t becomes w^{(t)}.
void put_in_brackets(TexNode& node) {
  TexNode& above = node.children[static_cast<std::size_t>(node.super)];
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

using Choice = std::function<bool(const TexNode&)>;

void mark(Nodes& nodes, const Choice& is_member) {
  for (TexNode& n : nodes) {
    mark(n.children, is_member);
    if (is_member(n)) put_in_brackets(n);
  }
}

void mark(NotesFile& file, const Choice& is_member) {
  for (NoteEntry& entry : file.entries) {
    for (Nodes& side : entry.chain.sides) mark(side, is_member);
  }
  for (Nodes& formula : file.mathematics) mark(formula, is_member);
}

/// l of a^l, a^l_j, a^{l-1}, and L alike.
char layer_of(const TexNode& node) {
  if (!node.is(Kind::scripted) || node.super < 0 || base_of(node).empty()) return 0;
  TexNode plain = node;
  plain.sub = -1;
  const auto count = counted(plain);
  const bool layer = count && (count->letter == "l" || count->letter == "L");
  return layer ? count->letter[0] : '\0';
}

bool speaks_of_layers(std::string_view text) {
  return text.find("layer") != text.npos || text.find("Layer") != text.npos ||
         text.find("层") != text.npos;
}

/// In notes on layers a^l = ... says that l is no exponent; neither is it at other names. L is one
/// in w^L, unless the name has a subscript or stands with l, too.
void mark_layers(NotesFile& file) {
  if (!speaks_of_layers(file.text.text)) return;
  std::set<std::string> with_l;
  bool found = false;
  const std::function<void(const Nodes&)> look = [&](const Nodes& nodes) {
    for (const TexNode& n : nodes) {
      look(n.children);
      if (layer_of(n) == 'l') with_l.insert(base_of(n));
    }
  };
  for (const Nodes& formula : file.mathematics) look(formula);
  for (const NoteEntry& entry : file.entries) {
    const Chain& c = entry.chain;
    const bool lone = c.sides.size() > 1 && c.sides[0].size() == 1;
    const char layer = lone ? layer_of(c.sides[0][0]) : '\0';
    found = found || layer == 'l' || (layer == 'L' && c.sides[0][0].sub >= 0);
  }
  if (!found) return;
  mark(file, [&](const TexNode& n) {
    const char layer = layer_of(n);
    return layer == 'l' || (layer == 'L' && (n.sub >= 0 || with_l.contains(base_of(n))));
  });
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
  if (!bases.empty()) {
    // So do those of \bar w^t and \Delta w^{t-1}; w^0 is where they start.
    mark(file, [&](const TexNode& n) {
      if (!counted(n) && !starts(n)) return false;
      const std::string base = base_of(n);
      return bases.contains(base) || bases.contains(base.substr(base.find('_') + 1));
    });
  }
  mark_layers(file);
}

}  // namespace gradus
