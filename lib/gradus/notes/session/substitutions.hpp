#pragma once

#include <string_view>
#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// w = w - ...: a program's assignment.
bool updates(const std::vector<TexNode>& left, const std::vector<TexNode>& right);

/// Whether a value is where a count starts, which says nothing of its name: "from $k = 0$ to $K$".
bool starts_count(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                  std::string_view behind);

/// Whether an equation gives a name by itself: y = x + t (y - x).
bool gives_by_itself(const std::vector<TexNode>& left, const std::vector<TexNode>& right);

/// Whether the words of its sentence before a formula put something in the place of a name: "set",
/// "plugging in".
bool puts_in(std::string_view before);

}  // namespace gradus
