#pragma once

#include <string>
#include <vector>

#include "gradus/audit/rule_spec.hpp"

namespace gradus {

inline constexpr std::uint64_t most_tensors = 8;

/// A rule with one thing done otherwise, and the name of that.
struct NamedDeviation {
  std::string name;
  RuleSpec rule;
};

/// What implementations are known to do in the place of `rule`, its numbers unchanged but where the
/// deviation is one of a number. The most usual first.
std::vector<NamedDeviation> deviations(const RuleSpec& rule);

/// What of a rule no publication and no framework has, in the words of `deviations`; empty where
/// there is nothing.
std::string unpublished(const RuleSpec& rule);
/// What a framework is known to ship though the rule's publication says otherwise; empty where
/// there is nothing.
std::string shipped_deviation(const RuleSpec& rule);
/// The rule without what `unpublished` names.
RuleSpec without_unpublished(RuleSpec rule);

}  // namespace gradus
