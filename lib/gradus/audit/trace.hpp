#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "gradus/audit/number_type.hpp"

namespace gradus {

/// A number as a record gives it: it lies in [low, high], whose ends are exact. They are one number
/// where the record has digits enough to tell the numbers of its type apart. NaN: both are NaN.
struct Recorded {
  double low = 0, high = 0;

  bool is_exact() const noexcept { return low == high; }
  bool is_nan() const noexcept { return low != low; }
};

/// What an optimizer had before one update: its parameters, and the gradient at these. The update
/// leads to the theta of the next step; nothing follows the last.
struct TraceStep {
  std::uint64_t step = 0;  ///< as recorded: one more in each row
  std::size_t line = 0;    ///< in the file, from 1
  std::vector<Recorded> theta, gradient;
};

/// What holds for all steps.
struct TraceHead {
  std::string name;  ///< of the file, for messages
  NumberType type = NumberType::float64;
  std::size_t dimension = 0;
};

/// A trace that cannot be used; what() is one line: "FILE:LINE:COLUMN: found ..., expected ...".
struct TraceError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Steps one after the other, in memory of the size of one step.
class TraceSource {
 public:
  virtual ~TraceSource() = default;
  virtual const TraceHead& head() const = 0;
  /// False where nothing follows; `step` may be used again from call to call. Throws TraceError.
  virtual bool next(TraceStep& step) = 0;
};

/// A trace in memory.
struct Trace {
  TraceHead head;
  std::vector<TraceStep> steps;
};

/// The steps of a trace in memory, which must stay there.
class StoredTrace : public TraceSource {
 public:
  explicit StoredTrace(const Trace& trace) : trace_(trace) {}
  const TraceHead& head() const override { return trace_.head; }
  bool next(TraceStep& step) override;

 private:
  const Trace& trace_;
  std::size_t next_ = 0;
};

/// The first `most` steps of what is left, fewer where these would take more than about 64 MB.
std::vector<TraceStep> read_window(TraceSource& source, std::size_t most);

}  // namespace gradus
