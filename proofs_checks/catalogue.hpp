#pragma once

#include <vector>

#include "gradus/report/figure.hpp"
#include "gradus/report/table.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

/// Every claim, in the order of the lectures' argument: a claim cites only claims that stand before
/// it.
std::vector<Claim> catalogue();

/// Every table for the notes.
std::vector<TableSpec> tables();

/// Every figure for the notes.
std::vector<FigureSpec> figures();

}  // namespace gradus
