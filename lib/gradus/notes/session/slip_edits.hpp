#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "gradus/notes/session/slip_factors.hpp"
#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// One slip of the pen in a formula as it is written.
struct SlipEdit {
  std::vector<TexNode> side;    ///< the whole side without the slip
  std::string becomes, stands;  ///< the changed piece, and as it stands
  std::set<std::string> names;  ///< whose powers or factors it changes
  bool is_new = false;          ///< a factor comes in that does not stand in the formula
  bool turns = false;           ///< a sign is changed
  bool is_plain = false;        ///< a sign, a number, or an exponent beyond 1: nothing that is said
                                ///< of its names is a reason to write it so
  bool of_length = false;       ///< the exponent is that of |x|
  bool is_limit = false;        ///< of a sum or product
};

/// Visits the side with one sign, number, exponent, index or factor changed, for as long as `visit`
/// says so.
void for_each_slip(const std::vector<TexNode>& side, const SlipFactors& factors,
                   const std::function<bool(SlipEdit)>& visit);

}  // namespace gradus
