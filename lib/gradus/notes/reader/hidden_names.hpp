#pragma once

#include <string>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Whether a name in the term holds this one within, as f(x) of an unknown function holds x. It is
/// no constant then, though its node does not mention x.
bool hides_name(Term t, const std::string& name);

}  // namespace gradus
