#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Whether all that the statement speaks of are real scalars: no naturals, sequences, vectors,
/// premises or random members, nor sums to limits that may be no integers.
bool is_about_reals(const Statement& s);

}  // namespace gradus
