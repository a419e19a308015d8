#pragma once

#include <optional>
#include <string>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// "with 2*x in place of x": one change of a sign, a factor, an exponent or an index that makes an
/// equation an identity, although it is none as it stands. Nothing where there is none. With
/// `strict`, only where the identity is not one that chance could make: both sides are sums.
std::optional<std::string> find_slip(const Statement& s, bool strict);

}  // namespace gradus
