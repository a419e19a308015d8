#pragma once

#include "gradus/audit/audit.hpp"
#include "gradus/audit/fit.hpp"

namespace gradus {

/// The decimal of fewest digits in [low, high]; among these the nearest to `near`. Needs low <= near
/// <= high.
Rational shortest_decimal(double low, double near, double high);

struct Settled {
  RuleSpec rule;  ///< without free numbers
  std::vector<FittedHyper> fitted;
};

/// Gives each free number the shortest decimal that the data allows, the best determined first, the
/// others fitted anew after each. Where the data allows much, a usual value.
Settled settle(Fit fit, const FitData& data);

/// The same rule without what its numbers make idle: a momentum of 0, a weight decay of 0.
RuleSpec simplified(RuleSpec rule);

}  // namespace gradus
