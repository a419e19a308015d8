#pragma once

#include <optional>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

using RationalMatrix = std::vector<std::vector<Rational>>;  ///< by rows

/// The solution of a x = b for a square matrix; nothing where it is singular.
std::optional<std::vector<Rational>> solve_exactly(const RationalMatrix& a,
                                                   const std::vector<Rational>& b);

/// A symmetric matrix as a sum of pivot * row' row, pivots > 0; nothing where it is not positive
/// semidefinite. (LDL', a pivot 0 only where its row is 0.)
struct SquareOfRow {
  Rational pivot;
  std::vector<Rational> row;  ///< 0 before the place of the pivot, where it is 1
};
std::optional<std::vector<SquareOfRow>> squares_of(RationalMatrix symmetric);

}  // namespace gradus
