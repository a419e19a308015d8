#include "gradus/audit/trace_reader.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "gradus/audit/trace_census.hpp"

namespace gradus {
namespace {

constexpr std::size_t most_rows_ahead = 1'000;
constexpr std::size_t most_numbers_ahead = std::size_t{1} << 20U;

std::string plural(std::uint64_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// How far a printed number may be from the one that was meant, in its last places.
std::string cost(const Printing& printing, NumberType type) {
  if (printing.kind == Printing::Kind::fixed) return "half a unit of the last decimal";
  const double ulps =
      0.5 * std::pow(10.0, 1 - printing.digits) * std::ldexp(1.0, significand_bits(type) - 1);
  char text[32];
  std::snprintf(text, sizeof text, "%.2g", std::max(ulps, 1.0));
  return "up to " + std::string(text) + " units in the last place";
}

}  // namespace

TraceReader::TraceReader(std::istream& in, const std::string& name, TraceReading known)
    : lines_(in, name), rows_(trace_rows(lines_)), known_(known) {
  head_.name = name;
  look_ahead();
}

void TraceReader::look_ahead() {
  const bool all_known = known_.type && known_.printing;
  const std::size_t most = all_known ? 1 : most_rows_ahead;
  TraceCensus census;
  std::vector<NumberText> thetas;
  for (std::size_t numbers = 0; ahead_.size() < most && numbers < most_numbers_ahead;) {
    Pending pending;
    if (!read(pending)) break;
    const auto& row = pending.row.numbers;
    for (const NumberText& text : row) census.add(text);
    thetas.insert(thetas.end(), row.begin(),
                  row.begin() + static_cast<std::ptrdiff_t>(rows_->dimension()));
    numbers += row.size();
    ahead_.push_back(std::move(pending));
  }
  head_.dimension = rows_->dimension();
  if (known_.dimension && !ahead_.empty() && *known_.dimension != head_.dimension) {
    throw TraceError(head_.name + ": found " + plural(head_.dimension, "parameter") +
                     ", expected " + std::to_string(*known_.dimension) + " as the sidecar says");
  }
  printing_ = known_.printing.value_or(census.printing());
  head_.type = known_.type.value_or(likely_type(thetas, printing_));
}

bool TraceReader::read(Pending& pending) {
  if (ended_) return false;
  if (!rows_->next(pending.row)) {
    ended_ = true;
    check_end();
    return false;
  }
  pending.line = lines_.number();
  check_step(pending.row);
  check_numbers(pending.row);
  last_step_ = pending.row.step;
  ++count_;
  return true;
}

bool TraceReader::next(TraceStep& step) {
  Pending pending;
  if (!ahead_.empty()) {
    pending = std::move(ahead_.front());
    ahead_.pop_front();
  } else if (!read(pending)) {
    return false;
  }
  step.step = pending.row.step;
  step.line = pending.line;
  step.theta.clear();
  step.gradient.clear();
  for (std::size_t i = 0; i < pending.row.numbers.size(); ++i) {
    auto& side = i < head_.dimension ? step.theta : step.gradient;
    side.push_back(recorded(pending.row.numbers[i], head_.type, printing_));
  }
  return true;
}

void TraceReader::check_step(const TraceRow& row) const {
  const std::string found = "step: found " + std::to_string(row.step);
  if (!last_step_) {
    if (row.step <= 1) return;
    lines_.fail(1, found + " in the first row, expected 0 or 1: what the optimizer carries " +
                       "from earlier steps is not known");
  }
  const std::uint64_t expected = *last_step_ + 1;
  if (row.step == expected) return;
  const std::string wanted = ", expected " + std::to_string(expected);
  if (row.step == *last_step_) lines_.fail(1, found + " twice" + wanted);
  lines_.fail(1, found + " after " + std::to_string(*last_step_) + wanted +
                     (row.step > expected ? ": " + plural(row.step - expected, "step") + " missing"
                                          : ": steps must grow by one"));
}

void TraceReader::check_numbers(const TraceRow& row) {
  const std::size_t n = rows_->dimension();
  for (std::size_t i = 0; i < row.numbers.size(); ++i) {
    const NumberText& text = row.numbers[i];
    const bool finite = std::isfinite(text.value);
    const char* found = std::isnan(text.value) ? "nan" : "an infinity";
    if (!finite && !last_step_) {
      lines_.fail(rows_->number_column(i), rows_->number_name(i) + ": found " + found +
                                               " in the first row, expected a finite number");
    }
    if (!finite && not_finite_.empty()) {
      not_finite_ =
          "line " + std::to_string(lines_.number()) + ": " + rows_->number_name(i) + " is " + found;
    }
    if (i < n && known_.type && finite && !could_be(text, *known_.type, {})) {
      lines_.fail(rows_->number_column(i), rows_->number_name(i) + ": found a number that no " +
                                               name(*known_.type) + " is printed as, expected " +
                                               name(*known_.type) + " parameters");
    }
  }
}

void TraceReader::check_end() const {
  if (count_ == 0) {
    throw TraceError(head_.name + ": found a head and no rows, expected a row for each step");
  }
  if (!known_.rows || *known_.rows == count_) return;
  throw TraceError(head_.name + ":" + std::to_string(lines_.number()) + ": found " +
                   plural(count_, "row") + ", expected " + std::to_string(*known_.rows) +
                   " as the sidecar says");
}

std::vector<std::string> TraceReader::remarks() const {
  std::vector<std::string> all;
  if (!known_.type) {
    all.push_back("Nobody says the number type; the parameters look like " +
                  std::string(name(head_.type)) + ".");
  }
  const bool tells = printing_.kind == Printing::Kind::shortest ||
                     (printing_.kind == Printing::Kind::significant &&
                      printing_.digits >= telling_digits(head_.type));
  if (!tells) {
    all.push_back("The record has " + description(printing_) + ", " + name(head_.type) + " needs " +
                  std::to_string(telling_digits(head_.type)) +
                  " significant ones: each number is known to " + cost(printing_, head_.type) +
                  ", and smaller departures cannot be seen.");
  }
  if (!not_finite_.empty()) all.push_back("In " + not_finite_ + ".");
  return all;
}

}  // namespace gradus
