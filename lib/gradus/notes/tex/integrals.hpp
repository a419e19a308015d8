#pragma once

#include <optional>
#include <span>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// \int, \iint, \int_0^1.
bool is_integral_sign(const TexNode& node);
/// Where the d of the differential stands that ends the integrand that begins here; \int within
/// takes a differential of its own.
std::optional<std::size_t> end_of_integrand(std::span<const TexNode> nodes);

}  // namespace gradus
