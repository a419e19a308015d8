#include "gradus/audit/rule_trials.hpp"

#include <algorithm>

#include "gradus/audit/conform.hpp"
#include "gradus/audit/shapes.hpp"

namespace gradus {
namespace {

constexpr double abandoned = 1e3;  // a rule is tried no further beyond this normalised error

constexpr double enough_of_a_restatement = 100;

bool can_be_left_out(Hyper h) {
  return h == Hyper::init || h == Hyper::lr_decay || h == Hyper::dampening ||
         h == Hyper::weight_decay || h == Hyper::momentum || h == Hyper::beta1;
}

}  // namespace

Conformance RuleTrials::test(const RuleSpec& rule, double enough) const {
  Conformance conformance = check(rule, head_, steps_, Styles::first, enough, likely_);
  if (conformance.conforms) likely_ = conformance.style;
  return conformance;
}

bool RuleTrials::is_known(const RuleSpec& rule) const {
  return std::any_of(trials_.begin(), trials_.end(),
                     [&](const RuleTrial& known) { return known.rule == rule; });
}

bool RuleTrials::add(RuleSpec rule, std::vector<FittedHyper> fitted) {
  if (is_known(rule)) return false;
  RuleTrial trial{std::move(rule), std::move(fitted), {}};
  trial.conformance = test(trial.rule, abandoned);
  polish(trial);
  const bool conforms = trial.conformance.conforms;
  if (!is_known(trial.rule)) trials_.push_back(std::move(trial));
  return conforms;
}

bool RuleTrials::add_conforming(RuleSpec rule, std::vector<FittedHyper> fitted) {
  const std::size_t known = trials_.size();
  const bool conforms = add(std::move(rule), std::move(fitted));
  if (!conforms && trials_.size() > known) trials_.pop_back();
  return conforms;
}

/// Puts the rule in the place of the trial's where it conforms.
bool RuleTrials::replace(RuleTrial& trial, RuleSpec rule) const {
  if (rule == trial.rule) return trial.conformance.conforms;
  Conformance conformance = test(rule, 1);
  if (!conformance.conforms) return false;
  trial.rule = std::move(rule);
  trial.conformance = std::move(conformance);
  return true;
}

/// Where one conforms with the rest of `rule`.
void RuleTrials::use_usual_epsilon(RuleTrial& trial, RuleSpec rule) const {
  if (rule[Hyper::eps].is_zero()) return;
  for (const Rational& value : usual_values(rule, Hyper::eps)) {
    rule[Hyper::eps] = value;
    if (replace(trial, rule)) return;
  }
}

void RuleTrials::polish(RuleTrial& trial) const {
  for (const double tolerance : {3e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10}) {
    if (replace(trial, rounded(trial.rule, trial.fitted, tolerance))) break;
  }
  if (!trial.conformance.conforms) return;
  for (const Hyper h : hypers_of(trial.rule)) {
    if (!can_be_left_out(h) || trial.rule[h].is_zero()) continue;
    if (h == Hyper::beta1 && trial.rule[h] > Rational(1, 100)) continue;
    RuleSpec rule = trial.rule;
    rule[h] = 0;
    rule = simplified(std::move(rule));
    if (!replace(trial, rule)) use_usual_epsilon(trial, rule);
  }
  use_usual_epsilon(trial, trial.rule);
}

void RuleTrials::restate() {
  const std::vector<RuleTrial> direct = trials_;
  for (const RuleTrial& trial : direct) {
    if (!trial.conformance.conforms) continue;
    for (RuleSpec& rule : restatements(trial.rule)) {
      if (is_known(rule)) continue;
      Conformance conformance = test(rule, enough_of_a_restatement);
      trials_.push_back({std::move(rule), trial.fitted, std::move(conformance)});
    }
  }
}

bool RuleTrials::any_conforms() const {
  return std::any_of(trials_.begin(), trials_.end(), [&](const RuleTrial& trial) {
    return trial.conformance.conforms && !is_vague(trial);
  });
}

std::optional<RuleTrial> RuleTrials::nearest_departing() const {
  std::optional<RuleTrial> nearest;
  for (const RuleTrial& trial : trials_) {
    if (trial.conformance.conforms) continue;
    if (!nearest || trial.normalised() < nearest->normalised()) nearest = trial;
  }
  if (nearest) nearest->conformance = check(nearest->rule, head_, steps_);
  return nearest;
}

/// A rule whose bounds say nothing explains nothing.
bool RuleTrials::is_vague(const RuleTrial& trial) const {
  return 4 * trial.conformance.unjudged > trial.conformance.updates * head_.dimension;
}

const std::vector<RuleTrial>& RuleTrials::sorted() {
  const std::uint64_t first_step = steps_.front().step;
  std::stable_sort(trials_.begin(), trials_.end(), [&](const RuleTrial& a, const RuleTrial& b) {
    const bool vague_a = is_vague(a), vague_b = is_vague(b);
    if (vague_a != vague_b) return vague_b;
    if (a.reach() != b.reach()) return a.reach() > b.reach();
    // A rule that explains nothing at all is none the better for being simple.
    if (a.reach() == first_step && a.normalised() != b.normalised()) {
      return a.normalised() < b.normalised();
    }
    const int more = complexity(a.rule) - complexity(b.rule);
    return more != 0 ? more < 0 : rarity(a.rule) < rarity(b.rule);
  });
  return trials_;
}

}  // namespace gradus
