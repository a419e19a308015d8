#pragma once

#include <string>
#include <string_view>

#include "gradus/notes/tex/chains.hpp"

namespace gradus {

/// What is remarked within or behind a formula that may rescue it, in words or as a condition:
/// "(to first order)", \tag{orthogonality}, \stackrel{ab = 0}{=}; empty where nothing is. `text`
/// ends where the formulas of its piece do.
std::string doubt_of_remarks(std::string_view text, const Chain& chain);

}  // namespace gradus
