#pragma once

#include <set>
#include <string>
#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// What the nodes of a formula are to somebody who writes it down.
bool is_sign(const TexNode& node);
/// \sum, \nabla and the like: what stands above or below them is no power and no index.
bool is_operator_sign(const TexNode& node);
bool is_plain_factor(const TexNode& node);
/// What may stand before or behind a factor.
bool is_operand(const TexNode& node);

/// Names and numbers in the nodes: how much they tell.
std::size_t weight_of(const std::vector<TexNode>& nodes);
/// Whether so much stands in an equation that nobody writes it for a condition, where one slip
/// keeps it from being an identity. Less will do where definitions give names in it.
bool is_heavy(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
              bool written_out);
/// Of what words may say that a power of it is something else: of x in |x|, of nothing in |x - y|.
std::set<std::string> powered(const TexNode& node);

}  // namespace gradus
