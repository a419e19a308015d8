#pragma once

#include <map>
#include <string>
#include <vector>

#include "gradus/algebra/comparison.hpp"

namespace gradus {

/// Which row of each definition by cases a reading takes, and what must hold for it. The readings
/// of one formula go through all combinations:
///   CaseChoices choices;
///   do { read with &choices; use choices.conditions(); } while (choices.next());
class CaseChoices {
 public:
  /// The row to take of the cases that are called `key`: the same wherever they stand in one
  /// reading. Throws std::length_error beyond most_combinations.
  std::size_t choose(const std::string& key, std::size_t rows);
  void require(const std::vector<Comparison>& conditions);
  std::vector<Comparison>& conditions() { return conditions_; }
  /// Notes that at the borders of cases nothing is said.
  void leave_borders() { without_borders_ = true; }
  bool without_borders() const { return without_borders_; }
  bool any() const { return !order_.empty(); }
  /// Whether two conditions are each other's negation.
  bool is_contradictory() const;
  /// Begins the next reading; false after the last.
  bool next();

 private:
  static constexpr std::size_t most_combinations = 32;
  struct Choice {
    std::size_t row = 0, rows = 0;
  };
  std::map<std::string, Choice> choices_;
  std::vector<std::string> order_;  ///< keys as they were met first
  std::vector<Comparison> conditions_;
  bool without_borders_ = false;
};

}  // namespace gradus
