#pragma once

#include <string_view>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Throws SyntaxError where the formulas that stand at this byte of the text, written out, have
/// more than plain_max_operations operations.
void check_operations(std::string_view text, std::size_t offset, const std::vector<Term>& formulas);

}  // namespace gradus
