#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Whether a divisor vanishes for all values.
bool never_defined(const Statement& s);

}  // namespace gradus
