#pragma once

#include "gradus/algebra/vector.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// c (f - f*) + c |g|^2/(2 lambda) + lambda |x - x*|^2 / S with c = k/(P - k), 1/S = (P - 2k) / (2
/// (P - k)^2), P = `total`, k = `step`: at k = 0 it is lambda |x_0 - x*|^2/(2P).
Term convex_potential(Term step, Term total, Term value, Term squared_gradient,
                      Term squared_distance);

/// One step x+ = x - g/lambda on a convex loss, seen from its minimiser (x* = 0, f* = 0): g at x, h
/// at x+.
struct ConvexStep {
  Term lambda = Term::symbol("lambda"), value = Term::symbol("f"), next = Term::symbol("f_next");
  AbstractVector x = AbstractVector::named("x"), g = AbstractVector::named("g"),
                 h = AbstractVector::named("h");
  Term xx = x.squared_norm(), xg = x.dot(g), gg = g.squared_norm(), gh = g.dot(h),
       hh = h.squared_norm();

  /// 0 >= f - <g, x> + |g|^2/(2 lambda), from rate/convex-interpolation.
  Premise minimiser_above() const;
  /// f >= f+ + <g, h>/lambda + |g - h|^2/(2 lambda), from rate/convex-interpolation.
  Premise next_below() const;
  /// |x - size g/lambda|^2 >= 0.
  Premise square_of(Term size) const;

  /// f(u) = c u^2/2, 0 <= c <= lambda, at u = w.
  Model on_a_parabola() const;
  /// The far side of Huber's function: slope t, value t x - t^2/2, lambda = 1.
  Model on_a_line() const;
};

}  // namespace gradus
