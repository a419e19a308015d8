#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// How many arguments the function of this name takes, in plain syntax; nothing where there is
/// none.
std::optional<std::size_t> plain_arity(std::string_view name);
/// The function applied; abbreviations (tan, log1p, softplus, ...) are written out.
Term plain_call(std::string_view name, const std::vector<Term>& arguments);
std::vector<std::string> plain_function_names();

}  // namespace gradus
