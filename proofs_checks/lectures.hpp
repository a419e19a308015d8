#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gradus/report/table.hpp"

namespace gradus {

/// A result of the lectures: one row of lecture_results.tsv.
struct LectureResult {
  std::string id;                   ///< "quadratic/newton-step": what claims name in `ledger`
  std::vector<std::string> places;  ///< "S2:357-401": lecture and lines, the first where it is made
  std::string printed;              ///< whether it is right as printed, in words
  std::string says;                 ///< what the lecture says, in short
  std::string exempt;               ///< why no claim can be made of it; empty where one must be
};
const std::vector<LectureResult>& lecture_results();

/// What is judged where only the verdict is asked for.
Claim without_mutants(Claim claim);

/// Each lecture in its order, with the verdict of every claim about each result.
Table lectures_table(const std::vector<Claim>& claims,
                     const std::function<Grade(const Claim&)>& grade);

/// The results of which no claim is made, and why.
Table exempt_table();

}  // namespace gradus
