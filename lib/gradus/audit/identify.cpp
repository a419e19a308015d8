#include "gradus/audit/identify.hpp"

#include <algorithm>
#include <cmath>

#include "gradus/audit/conform.hpp"
#include "gradus/audit/remarks.hpp"
#include "gradus/audit/rule_trials.hpp"
#include "gradus/audit/schedules.hpp"
#include "gradus/audit/shapes.hpp"

namespace gradus {
namespace {

using Fits = std::vector<Fit>;

constexpr std::size_t few_updates = 16, many_updates = 80, most_coordinates = 8;
/// Fits that a good one beats by this factor are given up.
constexpr double hopeless = 1e3;
constexpr std::size_t most_looked_at = 48;  // coordinates; a check looks at all
constexpr std::uint64_t least_begun = 4;
constexpr std::size_t least_kept = 3;  // so that there is something to compare with
constexpr std::size_t most_recurrences = 12, most_of_a_family = 5, most_variants = 16;
/// A fit with less of a misfit is as good as rounding lets it be.
constexpr double good = 30;
constexpr std::size_t most_poor = 6;

/// Fits as good as rounding lets them be keep their order: the usual first.
void sort_by_misfit(Fits& fits) {
  constexpr double rounding = 5;
  std::stable_sort(fits.begin(), fits.end(), [&](const Fit& a, const Fit& b) {
    return std::max(a.misfit, rounding) < std::max(b.misfit, rounding);
  });
}

/// Sorts, and cuts where the misfit is hopeless beside the first.
void select(Fits& fits, std::size_t most, std::size_t most_of_each) {
  sort_by_misfit(fits);
  const double limit = fits.empty() ? 0 : std::max(fits.front().misfit, 1.0) * hopeless;
  Fits kept;
  for (Fit& fit : fits) {
    const auto relatives = std::count_if(kept.begin(), kept.end(), [&](const Fit& other) {
      return other.rule.family == fit.rule.family;
    });
    const bool is_welcome = static_cast<std::size_t>(relatives) < most_of_each;
    const bool is_good = fit.misfit <= limit || kept.size() < least_kept;
    if (is_good && is_welcome && kept.size() < most) kept.push_back(std::move(fit));
  }
  fits = std::move(kept);
}

/// The search on the updates of some coordinates.
class Search {
 public:
  Search(const TraceHead& head, std::span<const TraceStep> steps,
         const std::vector<std::size_t>& without = {})
      : few_(head, steps, few_updates, most_coordinates, without),
        many_(head, steps, many_updates, most_coordinates, without) {}

  /// Rules with and without weight decay, the likelier first; the others where these do not
  /// conform.
  void with_constant_rate(RuleTrials& trials) {
    Fits plain = fitted(recurrences());
    keep_some(plain);
    Fits decaying;
    if (!is_any_good(plain)) decaying = decaying_from(plain);
    const bool decays = is_any_good(decaying);
    try_all(variants_of(decays ? decaying : plain), trials);
    if (trials.any_conforms()) return;
    if (decaying.empty()) decaying = decaying_from(plain);
    try_all(variants_of(decays ? plain : decaying), trials);
  }

  /// The step counter of the bias correction goes on by more than one.
  void with_other_counters(RuleTrials& trials) {
    for (const Shape& shape : counters()) {
      const Fit fit = fitted(shape, 0);
      if (fit.misfit > hopeless) continue;
      Settled settled = settle(fit, data_of(fit));
      if (trials.add(std::move(settled.rule), std::move(settled.fitted))) return;
    }
  }

  /// What explained the beginning may go on with another rate.
  bool with_later_rates(RuleTrials& trials, const FitData& all) {
    if (all.coordinates.size() < 2) return false;
    std::vector<RuleTrial> begun;
    for (const RuleTrial& trial : trials.sorted()) {
      if (trial.reach() > all.first_step + least_begun) begun.push_back(trial);
    }
    for (const RuleTrial& trial : begun) {
      for (const bool inside : {false, true}) {
        Fit fit;
        fit.rule = trial.rule;
        fit.rule.lr_in_velocity = inside;
        fit.free_rate = true;
        if (inside && trial.rule[Hyper::momentum].is_zero()) continue;
        for (RuleSpec& rule : scheduled(fit.rule, rates(fit, all))) {
          if (trials.add_conforming(std::move(rule), trial.fitted)) return true;
        }
      }
    }
    return false;
  }

  /// Every update has a rate of its own; then the rates are looked at.
  void with_schedule(RuleTrials& trials) {
    if (few_.coordinates.size() < 2) return;
    std::vector<Shape> shapes;
    for (Shape shape : recurrences()) {
      if (shape.rule.family == Family::adagrad || shape.rule.family == Family::qhm) continue;
      const bool has_velocity = std::ranges::find(shape.free, Hyper::momentum) != shape.free.end();
      for (const bool inside : {false, true}) {
        shape.rule.lr_in_velocity = inside;
        if (!inside || has_velocity) shapes.push_back(shape.with_free_rate());
      }
    }
    Fits fits = fitted(shapes);
    keep_some(fits);
    for (const Fit& fit : variants_of(fits)) {
      const Settled settled = settle(fit, data_of(fit));
      Fit known = fit;
      known.rule = settled.rule;
      known.free.clear();
      known.value.clear();
      for (RuleSpec& rule : scheduled(settled.rule, rates(known, many_))) {
        if (trials.add_conforming(std::move(rule), settled.fitted)) return;
      }
    }
  }

 private:
  static bool is_any_good(const Fits& fits) {
    return std::ranges::any_of(fits, [](const Fit& fit) { return fit.misfit < good; });
  }

  Fits decaying_from(const Fits& plain) const {
    Fits decaying;
    for (const Fit& fit : plain) {
      for (Fit& other : decays(fit)) decaying.push_back(std::move(other));
    }
    for (Fit& fit : decaying) improve(fit, few_, 8, Precision::quick);
    keep_some(decaying);
    return decaying;
  }

  Fit fitted(const Shape& shape, std::size_t start) const {
    Fit fit = shape.fit(start);
    project_rate(fit, few_);
    improve(fit, few_, 8, Precision::quick);
    return fit;
  }

  /// Each from its first start; from the others too where nothing good comes of these.
  Fits fitted(const std::vector<Shape>& shapes) const {
    Fits fits;
    for (const Shape& shape : shapes) fits.push_back(fitted(shape, 0));
    if (is_any_good(fits)) return fits;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      for (std::size_t start = 1; start < shapes[i].starts.size(); ++start) {
        Fit other = fitted(shapes[i], start);
        if (other.misfit < fits[i].misfit) fits[i] = std::move(other);
      }
    }
    return fits;
  }

  void keep_some(Fits& fits) const {
    // A handful of numbers fits many rules, and costs little.
    const auto usable = std::count_if(few_.entries.begin(), few_.entries.end(),
                                      [](const FitData::Entry& e) { return e.usable(); });
    const bool is_handful = usable < 40;
    select(fits, is_handful ? fits.size() : most_recurrences,
           is_handful ? fits.size() : most_of_a_family);
  }

  /// Other places of epsilon and the like, improved on the first updates, and the good ones on
  /// more.
  Fits variants_of(const Fits& found) const {
    Fits fits;
    for (const Fit& recurrence : found) {
      for (Fit& fit : variants(recurrence)) fits.push_back(std::move(fit));
    }
    for (Fit& fit : fits) improve(fit, few_, 6, Precision::quick);
    if (!is_any_good(fits)) {
      for (Fit& fit : fits) restart(fit);
    }
    select(fits, most_variants, most_variants);
    for (Fit& fit : fits) {
      Fit longer = fit;
      improve(longer, many_, 10, Precision::full);
      // Where the rule is left on the way, only the beginning says what it was.
      if (longer.misfit < std::max(fit.misfit, 1.0) * good) fit = std::move(longer);
    }
    sort_by_misfit(fits);
    return fits;
  }

  /// From a small and from a large epsilon: between them the numbers may have gone astray.
  void restart(Fit& fit) const {
    const auto at = std::find(fit.free.begin(), fit.free.end(), Hyper::eps);
    if (at == fit.free.end()) return;
    for (const double eps : {1e-8, 1e-3}) {
      Fit other = fit;
      for (std::size_t j = 0; j < fit.free.size(); ++j) {
        if (fit.free[j] == Hyper::beta1) other.value[j] = 0.9;
        if (fit.free[j] == Hyper::beta2) other.value[j] = 0.999;
        if (fit.free[j] == Hyper::eps) other.value[j] = eps;
      }
      project_rate(other, few_);
      improve(other, few_, 10, Precision::quick);
      if (other.misfit < fit.misfit) fit = std::move(other);
    }
  }

  const FitData& data_of(const Fit& fit) const {
    return fit.updates == many_.updates ? many_ : few_;
  }

  void try_all(const Fits& fits, RuleTrials& trials) const {
    std::size_t poor = 0;
    for (const Fit& fit : fits) {
      if (fit.misfit > good && ++poor > most_poor) continue;
      Settled settled = settle(fit, data_of(fit));
      trials.add(std::move(settled.rule), std::move(settled.fitted));
    }
  }

  FitData few_, many_;
};

/// Where all but a few coordinates conform, the others may use the moments before the update.
void try_stale_moments(const TraceHead& head, std::span<const TraceStep> steps,
                       RuleTrials& trials) {
  for (const std::size_t parity : {std::size_t{0}, std::size_t{1}}) {
    std::vector<std::size_t> without;
    for (std::size_t i = parity; i < head.dimension; i += 2) without.push_back(i);
    RuleTrials half(head, steps);
    Search search(head, steps, without);
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

Identification identify_all(const TraceHead& head, std::span<const TraceStep> steps) {
  RuleTrials trials(head, steps);
  Search search(head, steps);
  search.with_constant_rate(trials);
  if (!trials.any_conforms()) {
    search.with_later_rates(trials, FitData(head, steps, steps.size(), most_coordinates));
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
