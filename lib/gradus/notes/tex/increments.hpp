#pragma once

#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// \Delta before a name makes one name of both, in all depths: \Delta x_t is the member t of
/// \Delta x, and \Delta x^2 its square.
std::vector<TexNode> join_increments(std::vector<TexNode> nodes);

}  // namespace gradus
