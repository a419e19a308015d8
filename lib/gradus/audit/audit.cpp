#include "gradus/audit/audit.hpp"

#include <fmt/format.h>

#include <span>

#include "gradus/audit/conform.hpp"
#include "gradus/audit/deviations.hpp"
#include "gradus/audit/diagnose.hpp"
#include "gradus/audit/identify.hpp"
#include "gradus/audit/trace_lines.hpp"

namespace gradus {
namespace {

constexpr std::uint64_t progress_interval = 1000;

/// The whole trace against one rule. From the row before the first departure on a second check runs
/// from a fresh state, which tells whether the state was lost there.
class Course {
 public:
  Course(const RuleSpec& rule, const ScalarStyle& style, const TraceHead& head)
      : rule_(rule), style_(style), head_(head), checker_(rule, style, head) {}

  void add(const TraceStep& step) {
    checker_.add(step);
    if (restarted_) restarted_->add(step);
    if (!restarted_ && checker_.result().departure) {
      restarted_.emplace(rule_, style_, head_);
      restarted_->add(before_);
      restarted_->add(step);
      restarted_at_ = rows_ - 1;
    }
    before_ = step;
    ++rows_;
  }

  const Conformance& result() const { return checker_.result(); }

  /// A departure that says for itself what it is.
  std::optional<Diagnosis> diagnosis() const {
    const Conformance& c = result();
    const bool lost = restarted_ && restarted_at_ > 0 && restarted_->result().conforms &&
                      restarted_->result().updates > 1;
    if (lost) {
      RuleSpec other = rule_;
      other.deviation.state_reset_at = restarted_at_;
      return Diagnosis{fmt::format("state lost before step {}", c.departure->step), other,
                       restarted_->result().worst.normalised(), 0};
    }
    // The update to it, and the one from it where the run went on from another value.
    const bool is_alone = c.coordinates.size() == 1 && c.departures <= 2 && c.departure &&
                          c.last_departure <= c.departure->step + 1;
    if (is_alone && c.updates > 4) {
      return Diagnosis{fmt::format("a single value is wrong: theta_{} after step {}",
                                   c.departure->coordinate, c.departure->step),
                       rule_, c.worst.normalised(), c.departure->error / c.departure->update};
    }
    return std::nullopt;
  }

 private:
  RuleSpec rule_;
  ScalarStyle style_;
  TraceHead head_;
  ConformanceCheck checker_;
  std::optional<ConformanceCheck> restarted_;
  std::uint64_t restarted_at_ = 0, rows_ = 0;
  TraceStep before_;
};

}  // namespace

Audit audit(TraceSource& source, const AuditOptions& options) {
  Audit result;
  result.head = source.head();
  std::vector<TraceStep> window = read_window(source, options.window + 1);
  if (window.size() < 2) {
    throw TraceError(result.head.name + ": found " + std::to_string(window.size()) +
                     " rows, expected at least 2");
  }
  result.rule_was_given = options.rule.has_value();
  if (!options.rule || options.identify_always) {
    result.identification = identify(result.head, window);
  }
  std::optional<RuleSpec> seen;  // what no publication has is a departure from what one has
  if (options.rule) {
    result.rule = *options.rule;
  } else {
    seen = result.identification->best.rule;
    result.rule = without_unpublished(*seen);
  }
  const ScalarStyle style = check(result.rule, result.head, window).style;
  Course course(result.rule, style, result.head);
  for (const TraceStep& step : window) course.add(step);
  std::uint64_t rows = window.size();
  for (TraceStep step; source.next(step); ++rows) {
    course.add(step);
    if (options.progress && rows % progress_interval == 0) options.progress(rows);
  }
  result.conformance = course.result();
  if (result.conformance.conforms) return result;
  result.diagnosis = course.diagnosis();
  if (result.diagnosis && result.diagnosis->rule != result.rule) {
    result.diagnosis->effect = effect(result.rule, result.diagnosis->rule, result.head, window);
  }
  if (!result.diagnosis && seen && *seen != result.rule) {
    result.diagnosis = Diagnosis{unpublished(*seen), *seen, result.identification->best.normalised,
                                 effect(result.rule, *seen, result.head, window)};
  }
  if (!result.diagnosis) {
    result.diagnosis = diagnose(result.rule, result.conformance, result.head, window);
  }
  return result;
}

}  // namespace gradus
