#pragma once

#include <optional>
#include <span>

#include "gradus/audit/audit.hpp"

namespace gradus {

/// Which known deviation from `rule` explains these steps, from which it departs as `found` says.
std::optional<Diagnosis> diagnose_by_gallery(const RuleSpec& rule, const Conformance& found,
                                             const TraceHead& head,
                                             std::span<const TraceStep> steps);
/// Which one does in some coordinates; else the rule that explains the steps, if there is one.
std::optional<Diagnosis> diagnose_by_search(const RuleSpec& rule, const Conformance& found,
                                            const TraceHead& head,
                                            std::span<const TraceStep> steps);

/// The largest change that `other` makes to an update of `rule`, relative to the larger of the two.
double effect(const RuleSpec& rule, const RuleSpec& other, const TraceHead& head,
              std::span<const TraceStep> steps);

}  // namespace gradus
