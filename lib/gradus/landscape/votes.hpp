#pragma once

#include "gradus/statement/claim.hpp"

namespace gradus {

/// The chance that more than half of `votes` independent votes, each right with chance p, are
/// wrong.
Rational wrong_majority(unsigned votes, const Rational& p);

/// For k = 1, ..., last and for all p: from 2k - 1 to 2k + 1 votes the chance of a wrong majority
/// changes by -factor binomial(2k-1, k) (2p - 1)(p (1 - p))^k. Both sides are polynomials in p of
/// degree at most 2k + 1, compared at more points than that. The cases are complete.
Trial::Outcome check_majorities(unsigned last, const Rational& factor);

}  // namespace gradus
