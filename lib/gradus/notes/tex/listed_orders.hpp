#pragma once

#include <vector>

#include "gradus/notes/tex/ranges.hpp"

namespace gradus {

/// a, b > 0 says a > 0 and b > 0, and 0 < a, b < 1 says both of either: an order that a list of
/// names stands in is one of each of them. Between numbers only, as x < a, b < y are two orders.
void settle_listed_orders(std::vector<ChainSegment>& segments);

}  // namespace gradus
