#pragma once

#include <optional>
#include <vector>

#include "gradus/number/interval.hpp"

namespace gradus {

/// How many eigenvalues of a symmetric matrix are negative, zero and positive.
struct Inertia {
  unsigned negative = 0, zero = 0, positive = 0;
  friend bool operator==(const Inertia&, const Inertia&) = default;
};

/// By LDL' in exact arithmetic: the pivots have the signs of the eigenvalues (Sylvester). The
/// matrix, given by rows, may be singular.
Inertia inertia(std::vector<std::vector<Rational>> symmetric);

/// The same for every symmetric matrix within these intervals, by LDL' with enclosed pivots;
/// nothing where a pivot may be 0.
std::optional<Inertia> inertia(std::vector<std::vector<Interval>> symmetric);

}  // namespace gradus
