#pragma once

#include <optional>

#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

/// t, t + 1, t - 1: the letter and the number.
struct SimpleIndex {
  std::string letter;
  long offset = 0;
};
std::optional<SimpleIndex> simple_index(const std::vector<TexNode>& index);

/// The earliest member of the sequence in the rule's body, as an index from its parameter: the
/// rule's offset where it mentions none. Nothing where some index is another thing.
std::optional<long> earliest_member(const IndexRule& rule, const std::string& base);

/// A definition that an equation with this left side may be.
struct FoundRule {
  std::string name;  ///< NoteName::written, base of functions and of members
  NoteRule rule;
  std::optional<IndexRule> index_rule;
  bool known = false;       ///< there is a rule for this name already
  bool from_start = false;  ///< a formula for all members that the first one stands in
};

/// name = right, f(x, y) = right, w_{t+1} = right; nothing where the right side mentions what is
/// defined, or the left side is nothing that can be.
std::optional<FoundRule> find_rule(const std::vector<TexNode>& left,
                                   const std::vector<TexNode>& right, const Glossary& glossary,
                                   std::size_t line);

}  // namespace gradus
