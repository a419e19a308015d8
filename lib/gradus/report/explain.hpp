#pragma once

#include <span>
#include <vector>

#include "gradus/report/document.hpp"
#include "gradus/report/verdict_table.hpp"

namespace gradus {

/// One claim in full: sentence, source, ledger rows; each part's statement with premises and their
/// sources (and which of them were used), hypotheses that were not needed, the evidence, a point
/// that shows that it is not vacuous; mutants with their witnesses; sharper claims next to it.
std::vector<Block> explain(const Judged& judged, std::span<const Claim> claims);

/// One statement in full, as it stands in a claim.
std::vector<Block> explain(const Statement& s, const Finding& found);

/// Whether a premise is among those that a proof used (they carry the index at which they were
/// taken).
bool is_used(const Premise& premise, const Finding& finding);

}  // namespace gradus
