#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// One slip of the pen in a formula as it is written.
struct SlipEdit {
  std::vector<TexNode> side;    ///< the whole side without the slip
  std::string becomes, stands;  ///< the changed piece, and as it stands
  std::set<std::string> names;  ///< whose powers or factors it changes
  bool of_index = false;        ///< of an index or a limit of a sum
};

/// Visits the side with one sign, number, exponent, index or factor changed, for as long as `visit`
/// says so. Factors that may be missing are 2 and the names of both sides, which `factors` lists.
void for_each_slip(const std::vector<TexNode>& side, const std::vector<TexNode>& factors,
                   const std::function<bool(SlipEdit)>& visit);

/// Each name in the nodes without indices of its own once, as it is written.
std::vector<TexNode> factors_in(const std::vector<TexNode>& left,
                                const std::vector<TexNode>& right);

/// Names and numbers in the nodes: how much they tell.
std::size_t weight_of(const std::vector<TexNode>& nodes);

}  // namespace gradus
