#pragma once

#include <optional>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Branch and bound over the box of the statement's variables: all real and bounded, no premises,
/// sequences or sums, or over no variables: then by one enclosure; nothing for other statements.
/// Double intervals decide; boxes that rounding leaves open are decided at 50 digits. Boxes on
/// which a hypothesis certainly fails are dropped. Where both sides touch, derivatives and Hessians
/// decide the boxes nearby (box_touching.hpp). A Paving when the box is covered, a Witness when a
/// point fails, otherwise Open with what was left.
std::optional<Evidence> certify(const Statement& s, const Budget& budget);

/// The same for statements whose sides are clearly apart: the search alone, by doubles, for at most
/// a tenth of the budget.
std::optional<Evidence> certify_apart(const Statement& s, const Budget& budget);

/// The boxes that cover the domain, for a picture: of each, low and high end of every variable.
/// Empty where certify gives no Paving.
std::vector<std::vector<double>> leaves_of_paving(const Statement& s, const Budget& budget);

}  // namespace gradus
