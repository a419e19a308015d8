#pragma once

#include <vector>

#include "gradus/notes/reader/glossary.hpp"
#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// Whether one name alone stands on the side, and not on the other.
bool bounds_one_name(const std::vector<TexNode>& side, const std::vector<TexNode>& other);

/// \sigma^2 = 2/n, where \sigma is defined, and not by itself.
bool gives_power(const std::vector<TexNode>& side, const std::vector<TexNode>& other,
                 const Glossary& glossary);

}  // namespace gradus
