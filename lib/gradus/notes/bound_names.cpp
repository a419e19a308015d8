#include "gradus/notes/bound_names.hpp"

#include <algorithm>
#include <array>

#include "gradus/notes/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::span<const TexNode>;

/// The word of \max, \operatorname{argmin} or \operatorname*{arg\,min}.
std::string operator_word(const TexNode& base) {
  if (base.is(Kind::command)) return base.text.substr(1);
  const bool named = base.is(Kind::applied) && base.children.size() == 1 &&
                     (base.text.starts_with("\\operatorname") || base.text == "\\mathrm" ||
                      base.text == "\\mathop");
  std::string word = named ? tex_key(base.children[0]) : "";
  std::erase(word, '\\');
  return word;
}

bool ends_term(const TexNode& n) {
  return n.is_symbol("+") || n.is_symbol("-") || connective(n).has_value();
}

}  // namespace

std::optional<BoundName> bound_name(const TexNode& node) {
  static constexpr std::array<std::string_view, 2> counting{"sum", "prod"};
  static constexpr std::array<std::string_view, 8> extrema{"min", "max",    "sup",    "inf",
                                                           "lim", "argmin", "argmax", "limsup"};
  if (!node.is(Kind::scripted) || node.sub < 0) return std::nullopt;
  const std::string word = operator_word(node.children[0]);
  const bool counts = std::ranges::find(counting, word) != counting.end();
  const bool extremum = std::ranges::find(extrema, word) != extrema.end();
  if (!counts && !extremum) return std::nullopt;
  const TexNode& below = node.children[static_cast<std::size_t>(node.sub)];
  const Nodes inside = below.is(Kind::group) ? Nodes(below.children) : Nodes(&below, 1);
  if (inside.empty()) return std::nullopt;
  return BoundName{tex_key(inside[0]), extremum};
}

bool mentions_freely(Nodes nodes, const std::string& key) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto bound = bound_name(nodes[i]);
    if (bound && bound->key == key) {
      while (i + 1 < nodes.size() && !ends_term(nodes[i + 1])) ++i;
      continue;
    }
    if (tex_key(nodes[i]) == key || mentions_freely(nodes[i].children, key)) return true;
  }
  return false;
}

}  // namespace gradus
