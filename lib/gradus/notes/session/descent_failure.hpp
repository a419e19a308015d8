#pragma once

#include "gradus/notes/session/model_failure.hpp"

namespace gradus {

/// A run of gradient descent that meets all that the notes say, for which the order fails for some
/// start, whatever values its constants have, though with one slip mended it would be proved.
/// Nothing where there is none.
std::optional<ModelFailure> descent_failure(const NoteStep& step, const JudgeStatement& judge,
                                            const Budget& budget);

}  // namespace gradus
