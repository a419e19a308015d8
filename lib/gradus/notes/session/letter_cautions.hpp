#pragma once

#include <string>

#include "gradus/notes/session/guards.hpp"

namespace gradus {

/// What a step that holds for numbers leaves open where capital letters side by side may be
/// matrices, or a name may have no inverse; empty where nothing.
std::string caution_of_letters(const Surroundings& step);

}  // namespace gradus
