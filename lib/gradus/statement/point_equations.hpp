#pragma once

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// <u, v> for each inner product that a statement mentions.
std::vector<std::pair<Word, Word>> inner_products(const Statement& s);

/// What a point says of the unknowns of a statement without models: unknown = number for its
/// scalars, for the members of the point's sequences and for its inner products. Throws
/// std::domain_error where an unknown has no value or one of the wrong kind (a natural that is
/// none, a matrix that is not symmetric), or a name has two meanings.
std::vector<Comparison> equations(const Statement& s, const Point& p);

}  // namespace gradus
