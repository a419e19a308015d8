#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// The statement with both sides taken where they are defined: what that asks for, and does not
/// follow by itself, becomes a bound of a natural or a hypothesis.
Statement where_defined(const Statement& s);

}  // namespace gradus
