#pragma once

#include <optional>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Branch and bound over the box of the statement's variables: all real and bounded, no premises,
/// sequences or sums; nothing for other statements. Double intervals decide; boxes that rounding
/// leaves open are decided at 50 digits. Boxes on which a hypothesis certainly fails are dropped.
/// Where both sides touch, derivatives and Hessians decide the boxes nearby (box_touching.hpp). A
/// Paving when the box is covered, a Witness when a point fails, otherwise Open with what was left.
std::optional<Evidence> certify(const Statement& s, const Budget& budget);

}  // namespace gradus
