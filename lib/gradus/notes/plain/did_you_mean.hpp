#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradus {

/// Steps of one letter (insert, delete, replace, swap neighbours) between two words.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The up to three candidates nearest to `word`, as "; did you mean a, b or c?"; empty when none is
/// near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace gradus
