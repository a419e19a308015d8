#pragma once

#include <span>

#include "gradus/audit/audit.hpp"

namespace gradus {

/// The rule, variant and numbers that explain these steps best, from the numbers alone.
Identification identify(const TraceHead& head, std::span<const TraceStep> steps);

}  // namespace gradus
