#pragma once

#include <string>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// "2^(10^9) is a number of more than ... bits": a part without unknowns that no arithmetic should
/// be asked for, found by counting. Empty where there is none.
std::string oversized_number(const Statement& s);

}  // namespace gradus
