#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// The same statement with bounds for real variables that have none, as far as hypotheses give
/// them: x <= e, x = e or |x| <= e, e over variables with bounds on both sides, bounds x by an
/// enclosure of e. Numbers are rounded outward.
Statement with_implied_bounds(const Statement& s);

}  // namespace gradus
