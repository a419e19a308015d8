#pragma once

#include <string>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Both ends of one step w+ = w - (gamma/lambda) g of a loss with a lambda-Lipschitz gradient: the
/// values, and <g, g>, <g, h>, <h, h> for the gradients g at w and h at w+.
struct DescentStep {
  Term value, next;
  Term gg, gh, hh;
  Term gamma, lambda;
};

/// L(u) = h u^2/2, |h| <= lambda or 0 <= h <= lambda, at the points x = w and y = v with gradients
/// g and h; values f_x, f_y, and f_z at z = x_share w + y_share v + slope_share (g - h)/lambda.
Model two_points_on_a_parabola(Term lambda, bool convex, Term x_share, Term y_share,
                               Term slope_share);

/// How rate/interpolation and rate/convex-interpolation are read at two points whose difference is
/// x (y is read as 0): values fx, fy, and the inner products of x, of g = g_x and of h = g_y.
Substitution interpolation_reading(Term fx, Term fy, Term xx, Term xg, Term xh, Term gg, Term gh,
                                   Term hh);

/// rate/convex-interpolation from the end of a step with gamma = 1 to its start: L(w) is above what
/// w+ says of it.
Premise convex_interpolated_forward(const DescentStep& step);

/// rate/interpolation from w+ to w: L(w) is above what w+ says of it.
Premise interpolated_forward(const DescentStep& step);
/// rate/interpolation from w to w+: L(w+) is above what w says of it.
Premise interpolated_backward(const DescentStep& step);

}  // namespace gradus
