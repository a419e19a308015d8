#include "gradus/notes/tex/increments.hpp"

#include <utility>

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

TexNode increment(const TexNode& delta, TexNode name) {
  name.begin = delta.begin;
  if (name.is(Kind::scripted)) {
    name.children[0] = increment(delta, std::move(name.children[0]));
    return name;
  }
  TexNode joined;
  joined.kind = Kind::applied;
  joined.text = delta.text;
  joined.begin = delta.begin;
  joined.end = name.end;
  joined.children.push_back(std::move(name));
  return joined;
}

}  // namespace

std::vector<TexNode> join_increments(std::vector<TexNode> nodes) {
  std::vector<TexNode> out;
  for (TexNode& node : nodes) {
    if (node.is(Kind::scripted)) {  // its children are no neighbours
      for (TexNode& part : node.children) part.children = join_increments(std::move(part.children));
    } else {
      node.children = join_increments(std::move(node.children));
    }
    const bool joins = !out.empty() && out.back().is_command("\\Delta") && note_name(node);
    if (joins) {
      const TexNode delta = std::move(out.back());
      out.back() = increment(delta, std::move(node));
    } else {
      out.push_back(std::move(node));
    }
  }
  return out;
}

}  // namespace gradus
