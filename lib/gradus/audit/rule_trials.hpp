#pragma once

#include <span>
#include <vector>

#include "gradus/audit/audit.hpp"
#include "gradus/audit/settle.hpp"

namespace gradus {

/// A rule with all its numbers, and how far it explains the steps.
struct RuleTrial {
  RuleSpec rule;
  std::vector<FittedHyper> fitted;
  Conformance conformance;

  double normalised() const { return conformance.worst.normalised(); }
  /// The first update that the rule does not explain, the greatest number where there is none.
  std::uint64_t reach() const {
    return conformance.departure ? conformance.departure->step : ~std::uint64_t{0};
  }
};

/// Rules that were tried on the same steps.
class RuleTrials {
 public:
  RuleTrials(const TraceHead& head, std::span<const TraceStep> steps)
      : head_(head), steps_(steps) {}

  /// Tries a rule, and rounder numbers and more usual ones for it: the bound decides whether these
  /// will do. False where it does not conform.
  bool add(RuleSpec rule, std::vector<FittedHyper> fitted);
  /// The same, but forgets a rule that does not conform.
  bool add_conforming(RuleSpec rule, std::vector<FittedHyper> fitted);
  /// Adds what else conforms because it says the same in other words.
  void restate();

  bool any_conforms() const;
  /// The best first: what explains most; among what explains all, the simplest.
  const std::vector<RuleTrial>& sorted();
  /// The nearest of those that do not conform, checked to the end; nothing where all do.
  std::optional<RuleTrial> nearest_departing() const;

 private:
  bool is_known(const RuleSpec& rule) const;
  bool is_vague(const RuleTrial& trial) const;
  Conformance test(const RuleSpec& rule, double enough) const;
  bool replace(RuleTrial& trial, RuleSpec rule) const;
  void use_usual_epsilon(RuleTrial& trial, RuleSpec rule) const;
  void polish(RuleTrial& trial) const;

  const TraceHead& head_;
  std::span<const TraceStep> steps_;
  mutable ScalarStyle likely_{true, true, ScalarStyle::Power::exact};
  std::vector<RuleTrial> trials_;
};

}  // namespace gradus
