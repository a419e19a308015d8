#pragma once

#include "gradus/audit/audit.hpp"
#include "gradus/audit/fit.hpp"

namespace gradus {

/// The decimal of fewest digits in [low, high]; among these the nearest to `near`. Needs low <=
/// near
/// <= high.
Rational shortest_decimal(double low, double near, double high);

struct Settled {
  RuleSpec rule;  ///< without free numbers
  std::vector<FittedHyper> fitted;
};

/// Gives each free number the shortest decimal that the data allows, the best determined first, the
/// others fitted anew after each. Where the data allows much, a usual value.
Settled settle(Fit fit, const FitData& data);

/// The same rule with its numbers as the shortest decimals within a relative `tolerance`; factors
/// near 1 are as near as their distance from 1 asks.
RuleSpec rounded(RuleSpec rule, const std::vector<FittedHyper>& fitted, double tolerance);

/// What frameworks set a number to, the most usual first.
std::vector<Rational> usual_values(const RuleSpec& rule, Hyper h);

/// The same rule without what its numbers make idle: a momentum of 0, a weight decay of 0.
RuleSpec simplified(RuleSpec rule);

}  // namespace gradus
