#include "gradus/notes/tex/chain_marks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

/// Environments that lay out rows and mean nothing else.
constexpr std::array<std::string_view, 14> layouts{
    "align",     "aligned",  "split",   "gather",    "gathered", "equation", "multline",
    "multlined", "eqnarray", "alignat", "alignedat", "flalign",  "dmath",    "displaymath"};

bool is_command_of(const TexNode& node, std::initializer_list<std::string_view> names) {
  return node.is(Kind::command) && std::ranges::find(names, node.text) != names.end();
}

/// x below \min_x, \sup_{x \in X}.
std::optional<NoteName> name_below_extremum(const Nodes& side) {
  const bool below = side.size() > 1 && side[0].is(Kind::scripted) && side[0].sub >= 0 &&
                     is_command_of(side[0].children[0], {"\\min", "\\max", "\\inf", "\\sup"});
  if (!below) return std::nullopt;
  const TexNode& sub = side[0].children[static_cast<std::size_t>(side[0].sub)];
  const bool group = sub.is(Kind::group) && !sub.children.empty();
  return note_name(group ? sub.children[0] : sub);
}

}  // namespace

bool is_layout(const TexNode& node) {
  std::string name = node.text;
  if (name.ends_with('*')) name.pop_back();
  return node.is(Kind::environment) && std::ranges::find(layouts, name) != layouts.end();
}

bool is_implication(const TexNode& node) {
  return is_command_of(node, {"\\Rightarrow", "\\implies", "\\Longrightarrow", "\\therefore",
                              "\\iff", "\\Leftrightarrow", "\\Longleftrightarrow"});
}

bool is_separator(const TexNode& node) {
  return node.is_symbol(",") || node.is_symbol(";") ||
         is_command_of(node, {"\\quad", "\\qquad", "\\forall", "\\land", "\\wedge"});
}

bool is_bracketed(const ChainSegment& s) {
  const Nodes& side = s.sides[0];
  return s.links.empty() && side.size() == 1 && side[0].is(Kind::fenced) &&
         (side[0].open == "(" || side[0].open == "[");
}

bool is_order_of_names(const ChainSegment& s) {
  const auto plain = [](const Nodes& side) {
    return side.size() == 1 && (note_name(side[0]) || side[0].is(Kind::number));
  };
  return !s.links.empty() && std::ranges::all_of(s.sides, plain) &&
         std::ranges::all_of(s.links, [](const Connective& c) {
           return c.link == Link::relation && c.relation != Relation::equal;
         });
}

void settle_extremum(Chain& chain) {
  if (chain.links.size() != 1 || chain.links[0].link != Link::defines) return;
  for (const std::size_t side : {0, 1}) {
    const auto x = name_below_extremum(chain.sides[side]);
    if (!x || !names_in(chain.sides[1 - side]).contains(x->written)) continue;
    if (name_below_extremum(chain.sides[1 - side])) continue;
    chain.sides[side].erase(chain.sides[side].begin());
    return;
  }
}

}  // namespace gradus
