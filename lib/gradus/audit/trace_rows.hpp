#pragma once

#include <memory>
#include <vector>

#include "gradus/audit/recorded_number.hpp"
#include "gradus/audit/trace_lines.hpp"

namespace gradus {

/// A row as it was written.
struct TraceRow {
  std::uint64_t step = 0;
  std::vector<NumberText> numbers;  ///< theta_0, ..., then grad_0, ...
};

/// Rows of one of the two forms; each has as many numbers as the first. Throws TraceError.
class TraceRows {
 public:
  virtual ~TraceRows() = default;
  /// Parameters; 0 before the first row of JSON lines is read.
  virtual std::size_t dimension() const = 0;
  virtual bool next(TraceRow& row) = 0;
  /// "theta_3", and the column of the current line in which it stands.
  std::string number_name(std::size_t index) const;
  virtual std::size_t number_column(std::size_t index) const = 0;
};

/// CSV, whose head is `head`: step,theta_0,...,grad_0,...
std::unique_ptr<TraceRows> csv_rows(TraceLines& lines, std::string_view head);
/// JSON lines, the first of which is `first`: {"step": 0, "theta": [...], "grad": [...]}. Numbers
/// that JSON lacks are strings: "nan", "inf", "0x1.8p-3".
std::unique_ptr<TraceRows> json_rows(TraceLines& lines, std::string_view first);
/// Whichever of the two the text begins like.
std::unique_ptr<TraceRows> trace_rows(TraceLines& lines);

}  // namespace gradus
