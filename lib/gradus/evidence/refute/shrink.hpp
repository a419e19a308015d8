#pragma once

#include "gradus/evidence/refute/search.hpp"

namespace gradus {

/// Simpler values that are still sought, where `values` are: coordinate by coordinate the simplest
/// rational nearby, then all points whose coordinates are, each, no heavier than those found, when
/// they are few enough for the effort.
std::vector<Rational> shrink(const Concrete& c, Goal goal, std::vector<Rational> values,
                             Effort& effort);

}  // namespace gradus
