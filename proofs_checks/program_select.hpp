#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gradus/notes/plain/did_you_mean.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

/// '*' stands for any text, '?' for one character.
bool matches_glob(std::string_view text, std::string_view pattern);

/// The claims that one of the patterns names, in the catalogue's order; all when there is no
/// pattern. A pattern is an id, otherwise a glob where it has * or ?, otherwise a prefix. Throws
/// Unusable where one matches nothing, with the nearest ids.
std::vector<Claim> select(const std::vector<Claim>& claims,
                          const std::vector<std::string>& patterns);

/// The one claim that `id` names, or that alone starts so.
const Claim& select_one(const std::vector<Claim>& claims, const std::string& id);

}  // namespace gradus
