#pragma once

#include <optional>

#include "gradus/notes/reader/glossary.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// The statement for random vectors in one dimension: each is its mean plus or minus a number, with
/// equal chances. Nothing where it has none, or one whose mean is not known.
std::optional<Statement> random_instance(const Statement& s, const Glossary& glossary);

}  // namespace gradus
