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
  /// Where two rows hold at once and neither is an exception to the other, nobody knows which one
  /// counts: each holds as it stands, or neither is looked at there.
  enum class Rows { as_they_stand, apart };
  explicit CaseChoices(Rows rows = Rows::as_they_stand) : rows_(rows) {}
  Rows rows() const { return rows_; }
  /// Notes that there are two such rows.
  void note_overlap() { overlap_ = true; }
  bool has_overlap() const { return overlap_; }
  /// Notes that there may be values for which no row holds.
  void note_gap() { gap_ = true; }
  bool covers_all() const { return !gap_; }

  /// The row to take of the cases that are called `key`: the same wherever they stand in one
  /// reading. Throws std::length_error beyond most_combinations.
  std::size_t choose(const std::string& key, std::size_t rows);
  void require(const std::vector<Comparison>& conditions);
  std::vector<Comparison>& conditions() { return conditions_; }
  /// Notes that at the borders of cases nothing is said.
  void leave_borders() { without_borders_ = true; }
  bool without_borders() const { return without_borders_; }
  bool any() const { return !order_.empty(); }
  /// The same of all readings so far.
  bool found_any() const { return found_any_; }
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
  Rows rows_;
  bool without_borders_ = false, overlap_ = false, gap_ = false, found_any_ = false;
};

}  // namespace gradus
