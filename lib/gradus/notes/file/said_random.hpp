#pragma once

#include <string_view>
#include <vector>

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

/// The names that sentences say are random: "Let $N$ be a random number", "the mask $m$ is random".
std::vector<NoteName> said_random(std::string_view text);

}  // namespace gradus
