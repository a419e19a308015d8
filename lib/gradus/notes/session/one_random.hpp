#pragma once

#include <optional>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// The statement where one random number stands for all of its random numbers: what fails there
/// fails. Nothing where it has no two of which nothing is known.
std::optional<Statement> with_one_random_number(const Statement& s);

}  // namespace gradus
