#pragma once

#include <string>
#include <vector>

#include "gradus/notes/tex/relations.hpp"

namespace gradus {

/// a = b <= c: sides and what stands between them.
struct Chain {
  std::vector<std::vector<TexNode>> sides;
  std::vector<Connective> links;
  /// Names before the last one on the left of the first relation (x, y in R), and what follows the
  /// last side after commas (i = 1, ..., n).
  std::vector<std::vector<TexNode>> before, after;
  /// A name alone behind it, between words: "for all" x.
  struct Said {
    std::string before, behind;
    std::vector<TexNode> name;
  };
  std::vector<Said> said_behind;
  std::string words;        ///< of \text before it, \Rightarrow as "hence"
  std::string words_after;  ///< of \text behind it
  std::size_t begin = 0, end = 0;
};

/// The formulas of one piece of mathematics: rows, parts between words and commas, chains that go
/// on from row to row. A piece without a relation is no chain.
std::vector<Chain> split_chains(const std::vector<TexNode>& nodes);

}  // namespace gradus
