#pragma once

#include <vector>

#include "gradus/audit/fit.hpp"

namespace gradus {

/// Rules like `rule` with a learning rate and a schedule that these rates follow about, in shortest
/// decimals within several tolerances: whether one fits exactly is for others to check.
std::vector<RuleSpec> scheduled(const RuleSpec& rule, const std::vector<Rate>& rates);

}  // namespace gradus
