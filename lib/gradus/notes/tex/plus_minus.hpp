#pragma once

#include <vector>

#include "gradus/notes/tex/chains.hpp"

namespace gradus {

/// (a \pm b)^2 = a^2 \pm 2ab + b^2 says two things: with the upper signs and with the lower ones.
/// Where a side has no such sign, or two, which go together is not clear, and the chain stays as it
/// is.
std::vector<Chain> with_both_signs(Chain chain);

}  // namespace gradus
