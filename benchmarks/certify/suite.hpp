#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "benchmarks/certify/reference.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// One statement of the suite: an item as it stands, or its false neighbour.
struct SuiteProblem {
  std::string name;
  bool holds;
  bool many_boxes;  ///< its tag: branch and bound in mean-value form needs 5,000 or more
  bool is_slow;     ///< its tag: the true one takes 0.3 s or more
  Statement statement;
};

/// In the file's order, each item before its neighbour. Throws std::runtime_error where the file
/// cannot be read or an item lacks a line.
std::vector<SuiteProblem> read_suite(const std::filesystem::path& path);

/// The same question for the reference arithmetics. Throws std::invalid_argument for equations.
ReferenceProblem reference_problem(const Statement& s);

}  // namespace gradus
