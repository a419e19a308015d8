#include "gradus/audit/diagnose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gradus/audit/conform.hpp"
#include "gradus/audit/deviations.hpp"
#include "gradus/audit/identify.hpp"
#include "gradus/audit/rule_clock.hpp"

namespace gradus {
namespace {

/// The updates of a rule along a trace.
class Updates {
 public:
  Updates(const RuleSpec& rule, const TraceHead& head)
      : rule_(rule),
        type_(head.type),
        clock_(rule_, doubles_of(rule_), {}, head.type),
        kept_(head.dimension, fresh(rule_, clock_.numbers())),
        changes_(head.dimension),
        stale_(head.dimension, false) {
    for (const std::size_t i : rule_.deviation.stale_moment_coordinates) {
      if (i < stale_.size()) stale_[i] = true;
    }
  }

  const std::vector<long double>& next(const TraceStep& step) {
    if (rule_.deviation.state_reset_at == seen_++) {
      clock_ = {rule_, doubles_of(rule_), {}, type_};
      std::fill(kept_.begin(), kept_.end(), fresh(rule_, clock_.numbers()));
    }
    const StepNumbers<long double> numbers = clock_.next();
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      const long double theta = step.theta[i].low;
      changes_[i] =
          change(rule_, clock_.numbers(), numbers, kept_[i], theta,
                 static_cast<long double>(step.gradient[i].low), static_cast<bool>(stale_[i]));
      if (is_decoupled(rule_.decay)) {
        changes_[i] -= decayed(rule_, clock_.numbers(), numbers, theta);
      }
    }
    return changes_;
  }

 private:
  RuleSpec rule_;
  NumberType type_;
  RuleClock<long double> clock_;
  std::vector<Kept<long double>> kept_;
  std::vector<long double> changes_;
  std::vector<bool> stale_;
  std::uint64_t seen_ = 0;
};

std::string differing_numbers(const RuleSpec& rule, const RuleSpec& other) {
  std::string text;
  for (const Hyper h : hypers_of(rule)) {
    if (rule[h] == other[h]) continue;
    text += fmt::format("{}{} is {}, not {}", text.empty() ? "" : "; ", name(h), decimal(other[h]),
                        decimal(rule[h]));
  }
  return text;
}

bool differ_in_numbers_only(const RuleSpec& rule, RuleSpec other) {
  other.hyper = rule.hyper;
  return other == rule;
}

/// "theta_3, theta_9".
std::string list(const std::vector<std::size_t>& coordinates) {
  std::string text;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    if (i == 8) return text + ", ...";
    text += fmt::format("{}theta_{}", text.empty() ? "" : ", ", coordinates[i]);
  }
  return text;
}

/// Where the rule explains some coordinates, and deviations of one name all the others.
std::optional<Diagnosis> in_some_coordinates(const RuleSpec& rule, const TraceHead& head,
                                             std::span<const TraceStep> steps) {
  const Conformance base = check(rule, head, steps);
  const std::vector<std::size_t>& left = base.coordinates;
  // The list of departing coordinates is cut where there are many.
  if (left.size() >= most_departing_coordinates) return std::nullopt;
  const std::vector<NamedDeviation> gallery = deviations(rule);
  std::vector<bool> explained;
  for (std::size_t i = 0; i < gallery.size(); ++i) {
    if (i == 0 || gallery[i].name != gallery[i - 1].name) {
      explained.assign(head.dimension, true);
      for (const std::size_t c : left) explained[c] = false;
    }
    const Conformance c = check(gallery[i].rule, head, steps, Styles::first, 1e300, base.style);
    for (const std::size_t at : left) {
      explained[at] =
          explained[at] || !std::binary_search(c.coordinates.begin(), c.coordinates.end(), at);
    }
    if (std::find(explained.begin(), explained.end(), false) != explained.end()) continue;
    const bool in_all = left.size() == head.dimension;
    return Diagnosis{gallery[i].name + (in_all ? "" : ", in " + list(left)), gallery[i].rule,
                     base.worst.normalised(), effect(rule, gallery[i].rule, head, steps)};
  }
  return std::nullopt;
}

}  // namespace

double effect(const RuleSpec& rule, const RuleSpec& other, const TraceHead& head,
              std::span<const TraceStep> steps) {
  Updates one(rule, head), two(other, head);
  long double largest = 0;
  for (const TraceStep& step : steps.first(steps.empty() ? 0 : steps.size() - 1)) {
    const std::vector<long double>&a = one.next(step), &b = two.next(step);
    for (std::size_t i = 0; i < a.size(); ++i) {
      const long double size = std::max(std::abs(a[i]), std::abs(b[i]));
      const long double change = std::abs(a[i] - b[i]) / size;
      if (size > 0 && std::isfinite(change)) largest = std::max(largest, change);
    }
  }
  return static_cast<double>(largest);
}

std::optional<Diagnosis> diagnose(const RuleSpec& rule, const Conformance& found,
                                  const TraceHead& head, std::span<const TraceStep> steps) {
  const auto explains = [&](const RuleSpec& other) {
    return check(other, head, steps, Styles::first, 1, found.style);
  };
  const auto result = [&](std::string name, const RuleSpec& other, const Conformance& c) {
    return Diagnosis{std::move(name), other, c.worst.normalised(),
                     effect(rule, other, head, steps)};
  };
  for (const NamedDeviation& known : deviations(rule)) {
    const Conformance c = explains(known.rule);
    if (c.conforms) return result(known.name, known.rule, c);
  }
  if (rule.family == Family::adam && 2 * found.coordinates.size() <= head.dimension) {
    RuleSpec other = rule;
    other.deviation.stale_moment_coordinates = found.coordinates;
    const Conformance c = explains(other);
    if (c.conforms)
      return result("moments before the update in " + list(found.coordinates), other, c);
  }
  if (auto some = in_some_coordinates(rule, head, steps)) return some;
  const Identification seen = identify(head, steps);
  if (!seen.conforms) return std::nullopt;
  const RuleSpec& other = seen.best.rule;
  for (const Candidate& candidate : seen.equivalent) {
    if (!differ_in_numbers_only(rule, candidate.rule)) continue;
    return Diagnosis{differing_numbers(rule, candidate.rule), candidate.rule, candidate.normalised,
                     effect(rule, candidate.rule, head, steps)};
  }
  std::string text = differ_in_numbers_only(rule, other) ? differing_numbers(rule, other)
                                                         : "another rule: " + to_string(other);
  return Diagnosis{std::move(text), other, seen.best.normalised, effect(rule, other, head, steps)};
}

}  // namespace gradus
