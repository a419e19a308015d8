#pragma once

#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// What writers leave to the reader, for one list of neighbours: \sum a_i is \sum_i a_i where no
/// other index stands behind it, \nabla_t without an operand is a name, and so is \mathbbm{1} that
/// no brackets follow.
void settle_unsaid(std::vector<TexNode>& nodes);

}  // namespace gradus
