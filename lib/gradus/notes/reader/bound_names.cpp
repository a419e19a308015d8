#include "gradus/notes/reader/bound_names.hpp"

#include <algorithm>
#include <array>

#include "gradus/notes/tex/relations.hpp"

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

bool is_sum(const TexNode& node) {
  return (node.is(TexNode::Kind::scripted) ? node.children[0] : node).is_command("\\sum");
}

std::optional<BoundName> bound_names(const TexNode& node) {
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
  BoundName out{{}, extremum};
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (i == 0 || inside[i - 1].is_symbol(",")) out.keys.push_back(tex_key(inside[i]));
  }
  return out.keys.empty() ? std::nullopt : std::optional(out);
}

bool mentions_freely(Nodes nodes, const std::vector<std::string>& keys) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto bound = bound_names(nodes[i]);
    if (bound && bound->keys == keys) {
      while (i + 1 < nodes.size() && !ends_term(nodes[i + 1])) ++i;
      continue;
    }
    const bool is_one = std::ranges::find(keys, tex_key(nodes[i])) != keys.end();
    if (is_one || mentions_freely(nodes[i].children, keys)) return true;
  }
  return false;
}

}  // namespace gradus
