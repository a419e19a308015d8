#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Whether an order about reals seems to fail at one of a few points inside the bounds, in rounded
/// arithmetic and beyond its errors. No evidence: it spares work on what is hardly true.
bool fails_at_a_glance(const Statement& s);

}  // namespace gradus
