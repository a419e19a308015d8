#pragma once

#include <string>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// "not known to be defined at x = 0, where x > 0 fails": why a statement that nothing else refutes
/// cannot be proved as it stands. Empty where no such value is found.
std::string undefined_somewhere(const Statement& s, const Budget& budget);

/// Whether a divisor vanishes for all values.
bool never_defined(const Statement& s);

}  // namespace gradus
