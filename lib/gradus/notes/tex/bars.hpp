#pragma once

#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// |x| and \|x\| become fences, in all depths. A bar opens where an operand may begin, and else
/// closes one that is open; what pairs with nothing stays, as in P(x | y).
std::vector<TexNode> pair_bars(std::vector<TexNode> nodes);

}  // namespace gradus
