#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// \sigma(w^T x) = 1/(1 + e^{-w^T x}) as \sigma(t) = 1/(1 + e^{-t}): a call of one argument, and
/// its value, where all that the argument is made of stands in it as that argument alone.
std::optional<std::pair<std::vector<TexNode>, std::vector<TexNode>>> called_value(
    const std::vector<TexNode>& call, const std::vector<TexNode>& value);

}  // namespace gradus
