#pragma once

#include <span>
#include <string>
#include <vector>

#include "gradus/audit/audit.hpp"
#include "proofs_checks/program_audit.hpp"

namespace gradus {

/// Throws Unusable, naming the flag.
Family family_of(const std::string& flag, const std::string& found);

/// The rule of --rule and its flags. Numbers that no flag gives are those that explain the steps
/// best, or the published ones where no rule of the family does; remarks say which. Throws
/// Unusable.
RuleSpec rule_of(const AuditRequest& request, const TraceHead& head,
                 std::span<const TraceStep> steps, std::vector<std::string>& remarks);

}  // namespace gradus
