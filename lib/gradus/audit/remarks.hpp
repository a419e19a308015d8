#pragma once

#include <string>
#include <vector>

#include "gradus/audit/audit.hpp"

namespace gradus {

/// What a trace does not tell about the rule that was found, with the reason and what to record to
/// learn it; and where the rule is known not to be the published one.
std::vector<std::string> remarks_on(const Identification& found, const TraceHead& head);

}  // namespace gradus
