#pragma once

#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// Other spellings of what LaTeX has commands for become these, in all depths: {\bf x} and \rm{x},
/// f^\prime, \mathbf{y - x} of several letters, and the words log(x), max(a, b), relu(x) in letters
/// without a blank between them.
void settle_spellings(std::vector<TexNode>& nodes);

/// E[X] is \mathbb{E}[X]: for notes that speak of expectations.
void settle_expectations(std::vector<TexNode>& nodes);

}  // namespace gradus
