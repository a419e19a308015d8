#pragma once

#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// Signs outside of ASCII become the commands that they look like: ∇ is \nabla, α is \alpha, ℝ is
/// \mathbb{R}.
void settle_signs(std::vector<TexNode>& nodes);

}  // namespace gradus
