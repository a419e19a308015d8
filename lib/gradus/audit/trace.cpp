#include "gradus/audit/trace.hpp"

#include <algorithm>

namespace gradus {

bool StoredTrace::next(TraceStep& step) {
  if (next_ == trace_.steps.size()) return false;
  step = trace_.steps[next_++];
  return true;
}

std::vector<TraceStep> read_window(TraceSource& source, std::size_t most) {
  constexpr std::size_t most_numbers = std::size_t{1} << 22U;
  const std::size_t numbers = 2 * std::max<std::size_t>(1, source.head().dimension);
  most = std::min(most, std::max<std::size_t>(2, most_numbers / numbers));
  std::vector<TraceStep> window;
  for (TraceStep step; window.size() < most && source.next(step);) window.push_back(step);
  return window;
}

}  // namespace gradus
