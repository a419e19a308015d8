#pragma once

#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// "R", "N", "vector", "matrix" or nothing: what membership of the set on the right of \in says.
struct SetMeaning {
  enum class Kind {
    unknown,
    reals,
    nonnegatives,
    positives,
    naturals,
    vectors,
    matrices,
    interval
  };
  Kind kind = Kind::unknown;
};
SetMeaning meaning_of_set(const std::vector<TexNode>& nodes);

}  // namespace gradus
