#pragma once

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Whether t is 0 wherever it is defined: by normal form. False also where that is too large.
bool vanishes(Term t);

}  // namespace gradus
