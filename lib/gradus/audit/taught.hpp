#pragma once

#include <string>
#include <vector>

#include "gradus/audit/rule_spec.hpp"

namespace gradus {

/// An update rule that the lectures teach.
struct TaughtRule {
  std::string name;
  std::string ledger;                ///< where the lectures' results have it
  bool (*is)(const RuleSpec& rule);  ///< whether a rule is this one, with whatever numbers
};

const std::vector<TaughtRule>& taught_rules();

/// Their names where the rule is one that the lectures teach, else empty: a rule can be two.
std::vector<std::string> taught_as(const RuleSpec& rule);

}  // namespace gradus
