#pragma once

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Gradient descent w <- w - w/2 on w^2/2 from 1 in binary64 for `steps` steps: that w is 2^-t, but
/// never below 2^-lowest. Every step is run: the machine's arithmetic is the subject.
Trial::Outcome check_halving_in_doubles(int steps, int lowest);

}  // namespace gradus
