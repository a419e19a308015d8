#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// The first sequence whose rule does not visibly lead to earlier members: only to those at the
/// index itself, at or before `from`, and at the same place of sequences that stand before it.
std::optional<std::string> circular(const std::vector<Recursion>& all);

}  // namespace gradus
