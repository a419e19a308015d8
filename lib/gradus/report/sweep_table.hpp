#pragma once

#include <optional>
#include <string>

#include "gradus/evidence/experiment/sweep.hpp"
#include "gradus/report/format.hpp"
#include "gradus/report/table.hpp"

namespace gradus {

/// One row a statement: cases, the distribution of the slack, violations.
Table sweep_table(const Claim& claim, const SweepOptions& options, const Sweep& sweep);

/// In any format: the table, the tightest cases, violations, and how to replay them (terminal); the
/// table (Markdown, LaTeX, CSV, HTML); one object (JSON, see docs/json.md).
std::string render_sweep(const Claim& claim, const SweepOptions& options, const Sweep& sweep,
                         std::optional<double> seconds, Format format, const Style& style);

}  // namespace gradus
