#pragma once

#include "gradus/algebra/term.hpp"

namespace gradus {

/// E(w) = w^4/4 + w^3/3 - w^2 with E'(w) = w (w - 1) (w + 2): a maximum at 0, a local minimum at 1
/// with E = -5/12, and the global one at -2 with E = -8/3.
Term double_well(Term w);

/// One step of gradient descent with rate 1/10.
Term double_well_step(Term w);

/// The step at w = 1/(1 + u), between the maximum and the minimum 1, multiplies the odds u = (1 -
/// w)/w by this factor.
Term double_well_right_factor(Term u);
/// The same at w = -2/(1 + v), between the maximum and the minimum -2, for v = (w + 2)/(-w).
Term double_well_left_factor(Term v);

}  // namespace gradus
