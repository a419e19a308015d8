#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "gradus/evidence/run_program.hpp"

namespace gradus {

/// Find positive semidefinite matrices X_b, one a block, with
///   sum over the entries of row r of value * X_b[i][j] = right[r]   for each row r,
/// that maximise the same sum over the entries of `objective`. An entry off the diagonal counts
/// twice, as both of the equal entries of a symmetric matrix.
struct SemidefiniteProgram {
  struct Entry {
    std::size_t block, i, j;  ///< i <= j
    double value;
  };
  std::vector<std::size_t> blocks;  ///< sizes
  std::vector<Entry> objective;
  std::vector<std::vector<Entry>> rows;
  std::vector<double> right;
};

/// Matrices by rows.
struct SemidefiniteSolution {
  std::vector<std::vector<double>> primal;  ///< X
  std::vector<std::vector<double>> dual;    ///< its complement: X Z is nearly 0
};

bool can_solve_semidefinite();

/// By CSDP, an interior-point method in floating point: nothing about the result is certain. Always
/// the same result with the same libraries beneath CSDP. Nothing where CSDP is not installed,
/// exceeds the limits or finds no solution.
std::optional<SemidefiniteSolution> solve(const SemidefiniteProgram& program,
                                          const ProgramLimits& limits);

}  // namespace gradus
