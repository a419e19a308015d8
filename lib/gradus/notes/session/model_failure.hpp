#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gradus/notes/session/judge_attempt.hpp"
#include "gradus/notes/session/note_step.hpp"

namespace gradus {

/// What refutes an order that speaks of an unknown function.
struct ModelFailure {
  Judged judged;
  std::string hint;  ///< "with + b in place of - b, for f(x) = ..."
};

/// A function that meets all that is assumed of it at all points, for which the order fails at a
/// point whatever its parameters are, though with one slip mended it would be proved. Nothing where
/// there is none. The counterexample is sought with `budget`, proofs with `of_proofs`.
std::optional<ModelFailure> model_failure(const NoteStep& step, const JudgeStatement& judge,
                                          const Budget& budget, const Budget& of_proofs);

}  // namespace gradus
