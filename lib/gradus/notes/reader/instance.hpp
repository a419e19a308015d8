#pragma once

#include <optional>

#include "gradus/notes/reader/letters.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// The statement for vectors and matrices of this dimension, whose components are numbers of their
/// own; nothing where it has none, or some part cannot be written out.
std::optional<Statement> instance(const Statement& s, const Alphabet& alphabet, int dimension);

}  // namespace gradus
