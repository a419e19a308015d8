#pragma once

#include <vector>

#include "gradus/number/interval.hpp"

namespace gradus {

/// A side for each coordinate.
using IntervalBox = std::vector<Interval>;

IntervalBox middle_of(const IntervalBox& box);
/// With a quarter of its width more on every side.
IntervalBox wider(const IntervalBox& box);
bool contains(const IntervalBox& outer, const IntervalBox& inner);
bool is_strictly_inside(const IntervalBox& inner, const IntervalBox& outer);
bool meet(const IntervalBox& a, const IntervalBox& b);

}  // namespace gradus
