#pragma once

#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Where sums stand in the conclusion: what orders among the premises give when they are summed
/// over the same range and what telescopes is taken together. Each is to be proved.
std::vector<Statement> summed(const Statement& s);

}  // namespace gradus
