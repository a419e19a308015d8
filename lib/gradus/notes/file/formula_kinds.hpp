#pragma once

#include <string_view>
#include <vector>

#include "gradus/notes/file/notes_file.hpp"

namespace gradus {

/// An equation or an order; not x in R^d.
bool relates(const NoteEntry& entry);
/// 1/L, 2: no name, list of names or function.
bool is_value(const std::vector<TexNode>& nodes);
/// O(h^2): what is said nearby holds up to it.
bool is_vanishing(std::string_view math);
/// n \to \infty
bool is_limit(std::string_view math);

}  // namespace gradus
