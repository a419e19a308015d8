#pragma once

#include "gradus/audit/rule_spec.hpp"

namespace gradus {

/// Among rules of equal complexity, how far from the usual the variant is.
int rarity(const RuleSpec& rule);

/// How much a rule asks to be believed: its numbers that are not 0, and what is unusual in it.
int complexity(const RuleSpec& rule);

}  // namespace gradus
