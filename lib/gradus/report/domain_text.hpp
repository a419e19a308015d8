#pragma once

#include <string>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// "w in [1/2, 5], x > 0, n in N >= 1, y in R, x + w <= 1": variables and hypotheses in the plain
/// syntax in which a domain is typed.
std::string domain_text(const Domain& d);

}  // namespace gradus
