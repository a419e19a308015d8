#include "gradus/audit/identify.hpp"

#include <algorithm>
#include <cmath>

#include "gradus/audit/conform.hpp"
#include "gradus/audit/remarks.hpp"
#include "gradus/audit/rule_search.hpp"
#include "gradus/audit/rule_trials.hpp"

namespace gradus {
namespace {

constexpr std::size_t most_looked_at = 48;  // coordinates; a check looks at all

/// Where all but a few coordinates conform, the others may use the moments before the update.
void try_stale_moments(const TraceHead& head, std::span<const TraceStep> steps,
                       RuleTrials& trials) {
  for (const std::size_t parity : {std::size_t{0}, std::size_t{1}}) {
    std::vector<std::size_t> without;
    for (std::size_t i = parity; i < head.dimension; i += 2) without.push_back(i);
    RuleTrials half(head, steps);
    RuleSearch search(head, steps, without);
    search.with_constant_rate(half);
    for (const RuleTrial& trial : half.sorted()) {
      const std::vector<std::size_t>& others = trial.conformance.coordinates;
      if (trial.rule.family != Family::adam || others.empty()) continue;
      if (2 * others.size() > head.dimension || trial.normalised() >= 1e300) continue;
      RuleSpec rule = trial.rule;
      rule.deviation.stale_moment_coordinates = others;
      if (trials.add(std::move(rule), trial.fitted)) return;
    }
  }
}

bool differ_in_epsilon_only(const RuleSpec& a, RuleSpec b) {
  b[Hyper::eps] = a[Hyper::eps];
  return a == b;
}

Identification identify_all(const TraceHead& head, std::span<const TraceStep> steps) {
  RuleTrials trials(head, steps);
  RuleSearch search(head, steps);
  search.with_constant_rate(trials);
  if (!trials.any_conforms()) {
    search.with_later_rates(trials,
                            FitData(head, steps, steps.size(), RuleSearch::most_coordinates));
  }
  if (!trials.any_conforms()) search.with_other_counters(trials);
  if (!trials.any_conforms()) search.with_schedule(trials);
  if (!trials.any_conforms() && head.dimension > 2) try_stale_moments(head, steps, trials);
  trials.restate();

  Identification result;
  result.updates = steps.size() - 1;
  const std::vector<RuleTrial>& all = trials.sorted();
  const RuleTrial& best = all.front();
  result.best = {best.rule, check(best.rule, head, steps).worst.normalised()};
  result.conforms = best.conformance.conforms;
  result.fitted = best.fitted;
  for (const RuleTrial& other : all) {
    if (&other == &best || !other.conformance.conforms) continue;
    const bool is_listed = differ_in_epsilon_only(best.rule, other.rule) ||
                           std::ranges::any_of(result.equivalent, [&](const Candidate& listed) {
                             return differ_in_epsilon_only(listed.rule, other.rule);
                           });
    if (is_listed) continue;
    result.equivalent.push_back({other.rule, other.normalised()});
  }
  if (const auto next = result.conforms ? trials.nearest_departing() : std::nullopt) {
    result.runner_up = Candidate{next->rule, next->normalised()};
  } else if (all.size() > 1) {
    result.runner_up = Candidate{all[1].rule, all[1].normalised()};
  }
  result.remarks = remarks_on(result, head);
  return result;
}

/// Coordinates spread evenly, where there are more than are needed.
std::vector<std::size_t> spread(std::size_t dimension, std::size_t most) {
  std::vector<std::size_t> chosen;
  const std::size_t count = std::min(dimension, most);
  for (std::size_t j = 0; j < count; ++j) chosen.push_back(j * dimension / count);
  return chosen;
}

TraceStep part(const TraceStep& step, const std::vector<std::size_t>& coordinates) {
  TraceStep result{step.step, step.line, {}, {}};
  for (const std::size_t i : coordinates) {
    result.theta.push_back(step.theta[i]);
    result.gradient.push_back(step.gradient[i]);
  }
  return result;
}

/// Names the coordinates of a part by their places in the whole.
void put_back(RuleSpec& rule, const std::vector<std::size_t>& coordinates) {
  for (std::size_t& i : rule.deviation.stale_moment_coordinates) i = coordinates[i];
}

}  // namespace

Identification identify(const TraceHead& head, std::span<const TraceStep> steps) {
  if (head.dimension <= most_looked_at) return identify_all(head, steps);
  const std::vector<std::size_t> coordinates = spread(head.dimension, most_looked_at);
  std::vector<TraceStep> parts;
  for (const TraceStep& step : steps) parts.push_back(part(step, coordinates));
  TraceHead part_head = head;
  part_head.dimension = coordinates.size();
  Identification found = identify_all(part_head, parts);
  put_back(found.best.rule, coordinates);
  for (Candidate& other : found.equivalent) put_back(other.rule, coordinates);
  if (found.runner_up) put_back(found.runner_up->rule, coordinates);
  found.remarks.push_back("identified from " + std::to_string(coordinates.size()) + " of " +
                          std::to_string(head.dimension) + " coordinates");
  return found;
}

}  // namespace gradus
