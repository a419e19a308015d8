#pragma once

#include <optional>
#include <vector>

#include "gradus/notes/reader/quantity.hpp"
#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// Whether these nodes are one table of entries, or one tuple under a transpose: (1, 2)^\top.
bool is_lone_table(const std::vector<TexNode>& nodes);

/// The entries of (a, b)^\top and [a, b]^\top; empty for anything else.
std::vector<std::vector<TexNode>> transposed_tuple(const TexNode& node);

/// The table of a number times the identity, with so many rows; nothing for other matrices.
std::optional<Quantity> identity_as_table(const Quantity& q, std::size_t rows);

/// The sum of its products along the first row; for few rows.
Term determinant_of(const std::vector<std::vector<Term>>& rows);

/// The inverse of a table of few rows; throws Misfit where there is none.
Quantity inverse_of_table(const Quantity& q);

}  // namespace gradus
