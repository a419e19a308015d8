#pragma once

#include "gradus/evidence/recheck/recheck_theory.hpp"
#include "gradus/statement/evidence.hpp"

/// Turns evidence into lines of a theory, which checks each: nothing here needs to be trusted.
namespace gradus {

/// Until the theory shows c, or as far as it gets.
void replay(kernel::Theory& theory, const Domain& domain, const Comparison& c,
            const DirectProof& p);
/// The same for the step of an induction, from `here` to `next`.
void replay_step(kernel::Theory& theory, const Domain& domain, const Comparison& here,
                 const Comparison& next, const InductionProof& p);

}  // namespace gradus
