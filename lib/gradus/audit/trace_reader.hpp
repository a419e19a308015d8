#pragma once

#include <deque>
#include <istream>
#include <memory>
#include <optional>

#include "gradus/audit/trace_rows.hpp"

namespace gradus {

/// What is known about a record before it is read.
struct TraceReading {
  std::optional<NumberType> type;    ///< else by the first numbers
  std::optional<Printing> printing;  ///< else by the first numbers
  std::optional<std::size_t> dimension;
  std::optional<std::uint64_t> rows;
};

/// Reads a trace, CSV or JSON lines, as it comes. The first 1,000 rows or fewer are looked at
/// before the first step is given, where something is to be found out from them. Throws TraceError
/// for what is no trace: a missing or repeated step, a row with other numbers of fields, a first
/// row that is not finite. Later NaN and infinities are given as they are.
class TraceReader : public TraceSource {
 public:
  TraceReader(std::istream& in, const std::string& name, TraceReading known = {});

  const TraceHead& head() const override { return head_; }
  bool next(TraceStep& step) override;

  /// What a reader of the result must know: how the numbers were printed and what that costs, that
  /// the type was guessed, where the first number is that is not finite.
  std::vector<std::string> remarks() const;
  std::uint64_t bytes() const noexcept { return lines_.bytes(); }  ///< read so far

 private:
  struct Pending {
    TraceRow row;
    std::size_t line = 0;
  };

  bool read(Pending& pending);
  void look_ahead();
  void check_step(const TraceRow& row) const;
  void check_numbers(const TraceRow& row);
  void check_end() const;

  TraceLines lines_;
  std::unique_ptr<TraceRows> rows_;
  TraceReading known_;
  TraceHead head_;
  Printing printing_;
  std::deque<Pending> ahead_;
  std::optional<std::uint64_t> last_step_;
  std::uint64_t count_ = 0;
  std::string not_finite_;
  bool ended_ = false;
};

}  // namespace gradus
