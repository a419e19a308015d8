#pragma once

#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// What a product may lack by a slip of the pen.
struct SlipFactors {
  std::vector<TexNode> own;    ///< 2 and names of the formula
  std::vector<TexNode> other;  ///< names of the equations that give its names
};

/// Each name once, as it is written, without its power.
SlipFactors factors_in(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                       const std::vector<TexNode>& meanings);

}  // namespace gradus
