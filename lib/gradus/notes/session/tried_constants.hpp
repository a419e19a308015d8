#pragma once

#include <set>
#include <string>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Whether the statement is refuted for each choice of values of these constants, small or large,
/// for which anything satisfies its hypotheses: an unsaid condition on them, as \eta \le 1/L, would
/// hold for one of these. `sensible` is known of those that are meant. False where there are too
/// many. What is 0 at the witness, where the statement fails, is 0 in a first look.
bool fails_for_all_constants(Statement s, const std::set<std::string>& constants,
                             const std::vector<Comparison>& sensible, const Point& witness,
                             const Budget& budget);

}  // namespace gradus
