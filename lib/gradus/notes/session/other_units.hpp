#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// How a statement that fails is to be read to hold, where it does: "for logarithms to base 2",
/// "for angles in degrees".
std::optional<std::string> units_that_mend(const Statement& s,
                                           const std::function<bool(const Statement&)>& proves);

}  // namespace gradus
