#pragma once

#include <optional>
#include <variant>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Branch and bound over the box of the statement's variables (all bounded, no premises, sequences
/// or sums) with the mean-value and the natural form. Where hypotheses are present, boxes on which
/// one certainly fails are dropped. Nothing when the budget ran out or the statement has no box;
/// Open never. A box on which the conclusion certainly fails ends the search with nothing: refuting
/// is the refuter's.
std::optional<Paving> certify(const Statement& s, const Budget& budget);

}  // namespace gradus
