#pragma once

#include <span>
#include <string>

#include "gradus/report/verdict_table.hpp"

namespace gradus {

// Objects as text; the keys stand in docs/json.md.

std::string verdicts_json(std::span<const Judged> judged);
std::string claims_json(std::span<const Claim> claims);
/// One claim in full: statements in text and LaTeX, what was found for parts and mutants, and the
/// claims that make it sharper.
std::string explain_json(const Judged& judged, std::span<const Claim> claims);

}  // namespace gradus
