#pragma once

#include <utility>
#include <vector>

#include "gradus/algebra/tape.hpp"

namespace gradus {

/// What the certifier is measured against: one branch and bound with the mean-value form over other
/// interval arithmetics. Outputs of the tape: the first must be >= 0 wherever all others, the
/// hypotheses, are; > 0 where `strict` says so.
struct ReferenceProblem {
  Tape tape;
  std::vector<bool> strict;                        ///< one an output
  std::vector<std::pair<Rational, Rational>> box;  ///< one an input
};

enum class ReferenceVerdict { certified, refuted, open };

struct ReferenceResult {
  ReferenceVerdict verdict;
  long boxes;  ///< visited, halves of halves included
};

/// Each gives up, with `open`, after most_boxes boxes.
ReferenceResult reference_double(const ReferenceProblem& problem, long most_boxes);
ReferenceResult reference_mpfi(const ReferenceProblem& problem, long most_boxes);
ReferenceResult reference_boost_mpfi(const ReferenceProblem& problem, long most_boxes);
#ifdef GRADUS_HAVE_ARB
ReferenceResult reference_arb(const ReferenceProblem& problem, long most_boxes);
#endif

}  // namespace gradus
