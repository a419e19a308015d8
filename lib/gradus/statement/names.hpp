#pragma once

#include <set>
#include <string>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Every name of a scalar in the statement, free or bound.
std::set<std::string> scalar_names(const Statement& s);

/// A natural of this name, primed until no other has it; its name joins the others.
Term fresh_natural(std::string name, std::set<std::string>& taken);

}  // namespace gradus
