#include "gradus/audit/rule_search.hpp"

#include <algorithm>
#include <cmath>

#include "gradus/audit/rule_variants.hpp"
#include "gradus/audit/schedules.hpp"
#include "gradus/audit/settle.hpp"

namespace gradus {
namespace {

constexpr std::size_t few_updates = 16, many_updates = 80;
/// Fits that a good one beats by this factor are given up.
constexpr double hopeless = 1e3;
constexpr std::uint64_t least_begun = 4;
constexpr std::size_t least_kept = 3;  // so that there is something to compare with
constexpr std::size_t most_recurrences = 12, most_of_a_family = 5, most_variants = 16;
/// A fit with less of a misfit is as good as rounding lets it be.
constexpr double good = 30;
constexpr std::size_t most_poor = 6;

/// Fits as good as rounding lets them be keep their order: the usual first.
void sort_by_misfit(std::vector<Fit>& fits) {
  constexpr double rounding = 5;
  std::stable_sort(fits.begin(), fits.end(), [&](const Fit& a, const Fit& b) {
    return std::max(a.misfit, rounding) < std::max(b.misfit, rounding);
  });
}

/// Sorts, and cuts where the misfit is hopeless beside the first.
void select(std::vector<Fit>& fits, std::size_t most, std::size_t most_of_each) {
  sort_by_misfit(fits);
  const double limit = fits.empty() ? 0 : std::max(fits.front().misfit, 1.0) * hopeless;
  std::vector<Fit> kept;
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

}  // namespace

RuleSearch::RuleSearch(const TraceHead& head, std::span<const TraceStep> steps,
                       const std::vector<std::size_t>& without)
    : few_(head, steps, few_updates, most_coordinates, without),
      many_(head, steps, many_updates, most_coordinates, without) {}

void RuleSearch::with_constant_rate(RuleTrials& trials) {
  Fits plain = fitted(recurrences());
  keep_some(plain);
  Fits decaying;
  if (!is_any_good(plain)) decaying = decaying_from(plain);
  const bool decay_helps = is_any_good(decaying);
  try_all(variants_of(decay_helps ? decaying : plain), trials);
  if (trials.any_conforms()) return;
  if (decaying.empty()) decaying = decaying_from(plain);
  try_all(variants_of(decay_helps ? plain : decaying), trials);
}

void RuleSearch::with_other_counters(RuleTrials& trials) {
  for (const Shape& shape : counters()) {
    const Fit fit = fitted(shape, 0);
    if (fit.misfit > hopeless) continue;
    Settled settled = settle(fit, data_of(fit));
    if (trials.add(std::move(settled.rule), std::move(settled.fitted))) return;
  }
}

bool RuleSearch::with_later_rates(RuleTrials& trials, const FitData& all) {
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

void RuleSearch::with_schedule(RuleTrials& trials) {
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

bool RuleSearch::is_any_good(const Fits& fits) {
  return std::ranges::any_of(fits, [](const Fit& fit) { return fit.misfit < good; });
}

RuleSearch::Fits RuleSearch::decaying_from(const Fits& plain) const {
  Fits decaying;
  for (const Fit& fit : plain) {
    for (Fit& other : decays(fit)) decaying.push_back(std::move(other));
  }
  for (Fit& fit : decaying) improve(fit, few_, 8, Precision::quick);
  keep_some(decaying);
  return decaying;
}

Fit RuleSearch::fitted(const Shape& shape, std::size_t start) const {
  Fit fit = shape.fit(start);
  project_rate(fit, few_);
  improve(fit, few_, 8, Precision::quick);
  return fit;
}

RuleSearch::Fits RuleSearch::fitted(const std::vector<Shape>& shapes) const {
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

void RuleSearch::keep_some(Fits& fits) const {
  // A handful of numbers fits many rules, and costs little.
  const auto usable = std::count_if(few_.entries.begin(), few_.entries.end(),
                                    [](const FitData::Entry& e) { return e.usable(); });
  const bool is_handful = usable < 40;
  select(fits, is_handful ? fits.size() : most_recurrences,
         is_handful ? fits.size() : most_of_a_family);
}

RuleSearch::Fits RuleSearch::variants_of(const Fits& found) const {
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

void RuleSearch::restart(Fit& fit) const {
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

const FitData& RuleSearch::data_of(const Fit& fit) const {
  return fit.updates == many_.updates ? many_ : few_;
}

void RuleSearch::try_all(const Fits& fits, RuleTrials& trials) const {
  std::size_t poor = 0;
  for (const Fit& fit : fits) {
    if (fit.misfit > good && ++poor > most_poor) continue;
    Settled settled = settle(fit, data_of(fit));
    trials.add(std::move(settled.rule), std::move(settled.fitted));
  }
}

}  // namespace gradus
