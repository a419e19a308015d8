#include "gradus/notes/tex/tex_make.hpp"

#include <utility>

namespace gradus {

TexNode tex_leaf(TexNode::Kind kind, std::string_view text, const TexNode& at) {
  TexNode node;
  node.kind = kind;
  node.text = text;
  node.begin = at.begin;
  node.end = at.end;
  return node;
}

TexNode tex_group(std::vector<TexNode> children) {
  TexNode group;
  group.begin = children.front().begin;
  group.end = children.back().end;
  group.children = std::move(children);
  return group;
}

TexNode tex_applied(std::string_view command, std::vector<TexNode> argument, std::size_t begin) {
  TexNode node;
  node.kind = TexNode::Kind::applied;
  node.text = command;
  node.begin = begin;
  node.children.push_back(tex_group(std::move(argument)));
  node.end = node.children[0].end;
  return node;
}

TexNode tex_upright(std::string_view word, const TexNode& at) {
  std::vector<TexNode> letters;
  for (const char& c : word) letters.push_back(tex_leaf(TexNode::Kind::letter, {&c, 1}, at));
  return tex_applied("\\mathrm", std::move(letters), at.begin);
}

}  // namespace gradus
