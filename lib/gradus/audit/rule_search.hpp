#pragma once

#include <span>
#include <vector>

#include "gradus/audit/fit.hpp"
#include "gradus/audit/rule_trials.hpp"
#include "gradus/audit/shapes.hpp"

namespace gradus {

/// The search for rules that explain the first updates of some coordinates: least squares find
/// numbers, and trials on all updates decide.
class RuleSearch {
 public:
  static constexpr std::size_t most_coordinates = 8;  ///< that are fitted

  RuleSearch(const TraceHead& head, std::span<const TraceStep> steps,
             const std::vector<std::size_t>& without = {});

  /// Rules with and without weight decay, the likelier first; the others where these do not
  /// conform.
  void with_constant_rate(RuleTrials& trials);
  /// The step counter of the bias correction goes on by more than one.
  void with_other_counters(RuleTrials& trials);
  /// What explained the beginning may go on with another rate.
  bool with_later_rates(RuleTrials& trials, const FitData& all);
  /// Every update has a rate of its own; then the rates are looked at.
  void with_schedule(RuleTrials& trials);

 private:
  using Fits = std::vector<Fit>;

  static bool is_any_good(const Fits& fits);
  Fits decaying_from(const Fits& plain) const;
  Fit fitted(const Shape& shape, std::size_t start) const;
  /// Each from its first start; from the others too where nothing good comes of these.
  Fits fitted(const std::vector<Shape>& shapes) const;
  void keep_some(Fits& fits) const;
  /// Other places of epsilon and the like, improved on the first updates, and the good ones on
  /// more.
  Fits variants_of(const Fits& found) const;
  /// From a small and from a large epsilon: between them the numbers may have gone astray.
  void restart(Fit& fit) const;
  const FitData& data_of(const Fit& fit) const;
  void try_all(const Fits& fits, RuleTrials& trials) const;

  FitData few_, many_;
};

}  // namespace gradus
