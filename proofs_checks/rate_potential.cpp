#include "proofs_checks/rate_potential.hpp"

#include "gradus/landscape/function_class.hpp"
#include "proofs_checks/rate_premises.hpp"

namespace gradus {

Term convex_potential(Term step, Term total, Term value, Term squared_gradient,
                      Term squared_distance) {
  const Term lambda = Term::symbol("lambda"), left = total - step;
  return step / left * (value + squared_gradient / (Term(2) * lambda)) +
         lambda * (left - step) / (Term(2) * square(left)) * squared_distance;
}

Premise ConvexStep::minimiser_above() const {
  return {"interpolation between x* and x",
          "",
          "rate/convex-interpolation",
          Term(0) >= value - xg + gg / (Term(2) * lambda),
          std::nullopt,
          0,
          interpolation_reading(Term(0), value, xx, Term(0), -xg, Term(0), Term(0), gg)};
}

Premise ConvexStep::next_below() const {
  return convex_interpolated_forward({value, next, gg, gh, hh, Term(1), lambda});
}

Premise ConvexStep::square_of(Term size) const {
  const Word first{{}, "g"}, second{{}, "h"};
  const Term ratio = size / lambda;
  return {"a square",
          "",
          "rate/difference-of-gradients",
          Term(2) * ratio * xg <= xx + square(ratio) * gg,
          std::nullopt,
          0,
          {{Term::inner(first, first), xx},
           {Term::inner(first, second), ratio * xg},
           {Term::inner(second, second), square(ratio) * gg}}};
}

Model ConvexStep::on_a_parabola() const {
  const QuadraticModel q;
  Model m = q.model(lambda, false);
  m.hypotheses.push_back(q.h >= Term(0));
  const Term there = q.w - q.gradient(q.w) / lambda, gx = q.gradient(q.w), gy = q.gradient(there);
  m.bindings = {{value, q.value(q.w)}, {next, q.value(there)}, {xx, q.w * q.w}, {xg, q.w * gx},
                {x.dot(h), q.w * gy},  {gg, gx * gx},          {gh, gx * gy},   {hh, gy * gy}};
  return m;
}

Model ConvexStep::on_a_line() const {
  const Term t = Term::symbol("tau"), w = Term::symbol("w"), half = Rational(1, 2);
  Model m;
  m.name = "f(u) = tau u - tau^2/2 for u >= tau (Huber)";
  m.variables = {positive(t), real(w)};
  m.hypotheses = {w >= Term(2) * t};
  m.bindings = {{lambda, Term(1)},
                {value, t * w - half * t * t},
                {next, t * (w - t) - half * t * t},
                {xx, w * w},
                {xg, w * t},
                {x.dot(h), w * t},
                {gg, t * t},
                {gh, t * t},
                {hh, t * t}};
  return m;
}

}  // namespace gradus
