#include "gradus/notes/tex/integrals.hpp"

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

/// d or \mathrm{d} before a name.
bool is_differential(std::span<const TexNode> nodes, std::size_t i) {
  if (i + 1 >= nodes.size() || !note_name(nodes[i + 1])) return false;
  const TexNode& d = nodes[i];
  const bool upright = d.is(Kind::applied) && d.text == "\\mathrm" && tex_key(d.children[0]) == "d";
  return upright || (d.is(Kind::letter) && d.text == "d");
}

}  // namespace

bool is_integral_sign(const TexNode& node) {
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  return base.is_command("\\int");
}

std::optional<std::size_t> end_of_integrand(std::span<const TexNode> nodes) {
  std::size_t open = 1;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (is_integral_sign(nodes[i])) ++open;
    if (is_differential(nodes, i) && --open == 0) return i;
  }
  return std::nullopt;
}

}  // namespace gradus
