#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Whether an equation holds where its name i or j is the imaginary unit.
bool holds_for_imaginary_unit(const Statement& s);

}  // namespace gradus
