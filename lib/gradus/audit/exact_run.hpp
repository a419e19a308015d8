#pragma once

#include <vector>

#include "gradus/audit/rule_spec.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

/// Parameters before each update and after the last.
using ExactRun = std::vector<std::vector<Interval>>;

/// What a rule makes of given gradients, whatever the parameters are, in 50 digits rounded outward.
/// Where a rule has 0/0 the interval is defined nowhere. Throws std::invalid_argument for a rate
/// that changes.
ExactRun exact_run(const RuleSpec& rule, const std::vector<Rational>& start,
                   const std::vector<std::vector<Rational>>& gradients);

/// Whether two runs are known to differ somewhere.
bool certainly_differ(const ExactRun& a, const ExactRun& b);

}  // namespace gradus
