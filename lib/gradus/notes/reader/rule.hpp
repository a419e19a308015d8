#pragma once

#include <optional>

#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

/// A definition that an equation with this left side may be.
struct FoundRule {
  std::string name;  ///< NoteName::written, base of functions and of members
  NoteRule rule;
  std::optional<IndexRule> index_rule;
  bool known = false;  ///< there is a rule for this name already
};

/// name = right, f(x, y) = right, w_{t+1} = right; nothing where the right side mentions what is
/// defined, or the left side is nothing that can be.
std::optional<FoundRule> find_rule(const std::vector<TexNode>& left,
                                   const std::vector<TexNode>& right, const Glossary& glossary,
                                   std::size_t line);

}  // namespace gradus
