#pragma once

#include <optional>

#include "gradus/statement/statement.hpp"

namespace gradus {

bool is_kinked(Term t);  ///< |x|, min or max stands in it

/// The statement with |x|, min and max written as one of their branches wherever the hypotheses say
/// which; nothing where they never do.
std::optional<Statement> settle_kinks(const Statement& s);

}  // namespace gradus
