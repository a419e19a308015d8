#pragma once

#include <optional>
#include <vector>

#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

/// The vector that an order of matrices speaks of: any.
inline const std::string any_vector = "any u";

/// u^T (A) u of a side A of an order of matrices; nothing where it is no matrix and not 0.
std::optional<std::vector<TexNode>> quadratic_form(const std::vector<TexNode>& side,
                                                   Glossary& glossary);

}  // namespace gradus
