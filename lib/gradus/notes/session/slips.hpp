#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// "with a + b in place of a - b": the one sign, factor, exponent, index or limit whose change
/// makes both sides of an equation equal. Nothing where there is none. Candidates are sifted at
/// random points; `proves` has the last word. With `strict`, both sides together must have three
/// addends or more, so that it tells something. The powers and factors of names that are `kept` are
/// no slips.
std::optional<std::string> find_slip(const Statement& s, bool strict,
                                     const std::set<std::string>& kept,
                                     const std::function<bool(const Statement&)>& proves);

}  // namespace gradus
