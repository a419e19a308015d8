#pragma once

#include <optional>
#include <span>
#include <string>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// \mathbb{E}_k[X] or \mathbb{E}[X \mid \mathcal{F}_k]: which expectation it is, and what it is
/// taken of.
struct ExpectationSign {
  std::string label;  ///< empty for \mathbb{E}[X]
  std::span<const TexNode> body;
};

/// Of what stands behind the sign, a norm with its power. Nothing where the sign has a power, or
/// several things stand in the brackets.
std::optional<ExpectationSign> expectation_sign(const TexNode& sign, const TexNode& argument);

/// |X|, \|g\|^2, \langle g, x \rangle: what needs no other brackets.
bool is_value(const TexNode& fence);

}  // namespace gradus
