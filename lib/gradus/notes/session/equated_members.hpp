#pragma once

#include <set>
#include <string>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Whether the sides of an equation differ by a multiple of x_i - x_j, or of a power of both, and
/// by nothing else: then it says that two members are equal, as words may have said. So they may of
/// two values of a function, which are members where `values_count`; not of members with an index
/// of what is `recurring`.
bool equates_members(const Statement& s, bool values_count, const std::set<std::string>& recurring);

}  // namespace gradus
