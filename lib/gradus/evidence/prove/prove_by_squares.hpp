#pragma once

#include <optional>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Searches a proof of an order between scalars by sums of squares, for what `prove` left
/// open. Finds evidence of the kinds of `prove`; `recheck` verifies it. The search is made in
/// floating point by CSDP, a program; nothing is found where it is not installed. Bounded by sizes,
/// the same everywhere; seconds are a safety stop for each run of CSDP.
std::optional<Evidence> prove_by_squares(const Statement& s, const Budget& budget);

}  // namespace gradus
