#pragma once

#include <optional>
#include <vector>

#include "gradus/algebra/polynomial.hpp"

namespace gradus {

/// weight * (a sum of squares of linear combinations of the basis): weight * b' Q b with a positive
/// semidefinite Q.
struct SquareBlock {
  Polynomial weight;
  std::vector<Polynomial> basis;
};

/// An entry i <= j of the matrix of one block.
struct GramEntry {
  std::size_t block, i, j;
  std::vector<std::pair<std::size_t, Rational>> column;  ///< row, coefficient there
};

/// The linear equations for the entries of all Q that make the blocks add up to p: one row a
/// monomial, without rows that (as floating point sees it) follow from others. `pivots`: as many
/// entries as rows, which are determined when all others are given. The first `single` of them
/// occur in one row only, each in another one.
struct GramEquations {
  std::vector<GramEntry> entries;
  std::vector<Rational> right;
  std::vector<std::size_t> pivots;
  std::size_t single = 0;
};

/// Nothing where a monomial of p cannot occur, or where there would be too many equations.
std::optional<GramEquations> gram_equations(const Polynomial& p,
                                            const std::vector<SquareBlock>& blocks);

/// Replaces the values of the pivots, so that each row holds (T is Rational or double); false where
/// that is not possible.
template <class T>
bool solve_pivots(const GramEquations& e, std::vector<T>& values);

}  // namespace gradus
