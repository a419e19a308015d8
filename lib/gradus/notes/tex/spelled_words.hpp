#pragma once

#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// Words that letters spell, log(x) or relu(x), become commands and names, and so does \text{...}
/// that is a function, an operand or a whole side, where it can be no remark. For one list of
/// neighbours; \text alone in a group, as in \frac{a}{\text{rate}}, is a name.
void settle_words(std::vector<TexNode>& nodes, bool is_group);

}  // namespace gradus
