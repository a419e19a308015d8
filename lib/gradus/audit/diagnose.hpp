#pragma once

#include <optional>
#include <span>

#include "gradus/audit/audit.hpp"

namespace gradus {

/// Which known deviation from `rule` explains these steps, from which it departs as `found` says.
/// Where none does, the rule that does explain them, if there is one.
std::optional<Diagnosis> diagnose(const RuleSpec& rule, const Conformance& found,
                                  const TraceHead& head, std::span<const TraceStep> steps);

/// The largest change that `other` makes to an update of `rule`, relative to the larger of the two.
double effect(const RuleSpec& rule, const RuleSpec& other, const TraceHead& head,
              std::span<const TraceStep> steps);

}  // namespace gradus
