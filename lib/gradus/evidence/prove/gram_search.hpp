#pragma once

#include <optional>
#include <vector>

#include "gradus/evidence/prove/gram_equations.hpp"
#include "gradus/evidence/run_program.hpp"

namespace gradus {

struct WeightedSquare {
  std::size_t block;
  Rational coefficient;  ///< > 0
  Polynomial root;
};

/// Exact squares with p = sum of coefficient * weight of the block * root^2; nothing where none are
/// found. The matrices of the squares come from a semidefinite program in floating point that keeps
/// their least eigenvalue as large as it can. Where that is > 0, they are rounded and put right
/// (Peyrl, Parrilo: Computing sum of squares decompositions with rational coefficients, 2008).
/// Where it is 0, p is 0 where some squares must be too: the search goes on with the part of the
/// basis that is (facial reduction). The last element of a basis comes last: alone in its square
/// where it has one.
std::optional<std::vector<WeightedSquare>> decompose(const Polynomial& p,
                                                     const std::vector<SquareBlock>& blocks,
                                                     const ProgramLimits& limits);

}  // namespace gradus
