#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gradus/algebra/comparison.hpp"
#include "gradus/notes/reader/quantity.hpp"
#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// A relation that is assumed of members for every index: "for all $i$", "for $i \ne j$".
struct IndexedPremise {
  std::vector<TexNode> left, right;
  Relation relation = Relation::equal;
  std::vector<std::string> indices;  ///< one or two
  bool distinct = false;             ///< i \ne j
  std::size_t line = 0;
  long from = 0;  ///< "for all $t \ge 1$"
};

/// Whether the words right before or right behind a formula say that it holds for every index, and
/// for which; the indices are letters that no other condition restricts.
std::optional<IndexedPremise> quantified_premise(std::string_view before, std::string_view behind);

/// Which values the indices may take, of those that stand in a step. Distinct ones are so for all
/// values of their names.
std::vector<std::vector<Term>> assignments(const IndexedPremise& premise,
                                           const std::vector<Term>& candidates);

}  // namespace gradus
