#pragma once

#include <string_view>
#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// A node without children, standing where the other stands.
TexNode tex_leaf(TexNode::Kind kind, std::string_view text, const TexNode& at);
/// The group that holds these nodes, one at least.
TexNode tex_group(std::vector<TexNode> children);
/// The command with these nodes as its one argument; it begins at this byte.
TexNode tex_applied(std::string_view command, std::vector<TexNode> argument, std::size_t begin);
/// \mathrm with the letters of a word, standing where the node stands.
TexNode tex_upright(std::string_view word, const TexNode& at);

}  // namespace gradus
