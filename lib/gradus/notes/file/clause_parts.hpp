#pragma once

#include <string_view>
#include <vector>

#include "gradus/notes/file/topics.hpp"

namespace gradus {

/// What the last clause of the words says that it speaks of, or else the sentence; formulas are $.
std::vector<Topic::Part> clause_parts(std::string_view sentence);

}  // namespace gradus
