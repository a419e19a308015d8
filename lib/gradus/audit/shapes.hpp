#pragma once

#include <vector>

#include "gradus/audit/fit.hpp"

namespace gradus {

/// A rule whose numbers are to be found, from several starts.
struct Shape {
  RuleSpec rule;
  std::vector<Hyper> free;
  bool free_rate = false;
  std::vector<std::vector<double>> starts;  ///< of the free numbers; the learning rate is projected

  Fit fit(std::size_t start) const;
  /// With a learning rate of its own for every update.
  Shape with_free_rate() const;
};

/// One shape for each recurrence: what differs by more than epsilon or a decay.
std::vector<Shape> recurrences();

/// Adam with a step counter that is advanced once for each of several tensors.
std::vector<Shape> counters();

/// The rule of a fit with other places of epsilon and with maxima, as fits that start from its
/// numbers; the rule itself is the first.
std::vector<Fit> variants(const Fit& fit);

/// The rule of a fit with the kinds of weight decay, from 0.
std::vector<Fit> decays(const Fit& fit);

/// Other ways to say the same updates, and other places of epsilon, which may make no difference.
std::vector<RuleSpec> restatements(const RuleSpec& rule);

/// Among rules of equal complexity, how far from the usual the variant is.
int rarity(const RuleSpec& rule);

/// How much a rule asks to be believed: its numbers that are not 0, and what is unusual in it.
int complexity(const RuleSpec& rule);

}  // namespace gradus
