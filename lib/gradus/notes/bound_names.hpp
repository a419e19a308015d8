#pragma once

#include <optional>
#include <span>
#include <string>

#include "gradus/notes/tex_node.hpp"

namespace gradus {

/// \sum_{i=1}^n, \max_x, \arg\min_w and what they bind.
struct BoundName {
  std::string key;  ///< of the name, as tex_key writes it
  bool is_extremum = false;
};
std::optional<BoundName> bound_name(const TexNode& node);

/// Whether the name stands in a sum outside of the reach of what binds it there.
bool mentions_freely(std::span<const TexNode> nodes, const std::string& key);

}  // namespace gradus
