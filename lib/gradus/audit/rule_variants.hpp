#pragma once

#include <vector>

#include "gradus/audit/fit.hpp"

namespace gradus {

/// Where the rules of this family and variant have epsilon, the usual first.
std::vector<Epsilon> epsilon_places(const RuleSpec& rule);

/// The rule of a fit with other places of epsilon and with maxima, as fits that start from its
/// numbers; the rule itself is the first.
std::vector<Fit> variants(const Fit& fit);

/// The rule of a fit with the kinds of weight decay, from 0.
std::vector<Fit> decays(const Fit& fit);

/// Other ways to say the same updates, and other places of epsilon, which may make no difference.
std::vector<RuleSpec> restatements(const RuleSpec& rule);

}  // namespace gradus
