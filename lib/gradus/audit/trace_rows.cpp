#include "gradus/audit/trace_rows.hpp"

namespace gradus {

std::string TraceRows::number_name(std::size_t index) const {
  const std::size_t n = dimension();
  return index < n ? "theta_" + std::to_string(index) : "grad_" + std::to_string(index - n);
}

std::unique_ptr<TraceRows> trace_rows(TraceLines& lines) {
  const auto first = lines.next();
  if (!first) {
    throw TraceError(lines.name() + ": found an empty file, expected a head " +
                     "'step,theta_0,...,grad_0,...' and a row for each step");
  }
  const std::size_t begin = first->find_first_not_of(" \t");
  const bool object = begin != std::string_view::npos && (*first)[begin] == '{';
  const std::string copy(*first);
  return object ? json_rows(lines, copy) : csv_rows(lines, copy);
}

}  // namespace gradus
