#pragma once

#include "gradus/algebra/term.hpp"

namespace gradus {

// Small losses with known minima, as formulas.

/// (u v - 1)^2: a network of two linear layers with one weight each, on the sample (1, 1). Its
/// minima are u v = 1; its only other critical point is the origin.
Term two_layer_loss(Term u, Term v);

/// (y - x^2)(y - 3 x^2), Peano's surface: least at the origin along every line, and lower points on
/// y = 2 x^2.
Term peano_surface(Term x, Term y);

/// (max(w, 0) - 1)^2: one rectified unit on the sample (1, 1), dead for w <= 0.
Term rectified_loss(Term w);

}  // namespace gradus
