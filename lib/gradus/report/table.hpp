#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// A table for the notes: cells are finished strings, exact or rounded outward by whoever computed
/// them. Every row has as many cells as there are columns.
struct Table {
  std::string id;     ///< also the stem of the file that it is written to
  std::string title;  ///< one plain line
  std::string note;   ///< what stands under the table; may be empty
  std::vector<std::string> columns;
  /// LaTeX math without delimiters for the heads of the columns; empty, or one a column, where an
  /// empty string stands for "take the plain head".
  std::vector<std::string> column_latex;
  std::vector<std::vector<std::string>> rows;
  /// What heads the rows from a row on, in the order of the rows; not in CSV.
  std::vector<std::pair<std::size_t, std::string>> groups = {};
  /// Columns whose cells are LaTeX math without delimiters.
  std::vector<std::size_t> math = {};
};

/// A table that can be made.
struct TableSpec {
  std::string id, title;
  std::function<Table(const Budget&)> make;
};

}  // namespace gradus
