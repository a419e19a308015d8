#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// \sum_{i=1}^n, \max_x, \arg\min_{w, b} and what they bind.
struct BoundName {
  std::vector<std::string> keys;  ///< as tex_key writes the names
  bool by_extremum = false;
};
std::optional<BoundName> bound_names(const TexNode& node);

/// \sum, with limits or without.
bool is_sum(const TexNode& node);

/// Whether one of the names stands in a sum outside of the reach of what binds it there.
bool mentions_freely(std::span<const TexNode> nodes, const std::vector<std::string>& keys);

}  // namespace gradus
