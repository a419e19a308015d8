#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Whether t is 0 on the domain wherever it is defined: by normal form, with variables that are >=
/// 0 on the domain written as exponentials (a function that is 0 for positive values of a variable
/// is 0 at 0, too, as far as it is continuous there, which all are where they are defined). False
/// also where that is too large.
bool vanishes(Term t, const Domain& d);

}  // namespace gradus
