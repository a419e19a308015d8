// Convex losses, eps = 1/lambda: a potential for each number N of steps, whose last value is above
// the loss. Its weights solve the recursion of the pivots of the LDL' factorisation of the
// worst-case problem (Drori and Teboulle, Math. Program. 145, 2014).

#include "gradus/landscape/function_class.hpp"
#include "rate_premises.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), k = Term::natural("k"), n = Term::natural("n"),
           N = Term::natural("N"), half(Rational(1, 2));

Claim interpolation() {
  const AbstractVector x = AbstractVector::named("x"), y = AbstractVector::named("y"),
                       g = AbstractVector::named("g"), h = AbstractVector::named("h");
  const Term fx = Term::symbol("f_x"), fy = Term::symbol("f_y"), fz = Term::symbol("f_z");
  const LossPoint at_x{"x", x, fx, g}, at_y{"y", y, fy, h};
  const AbstractVector z = x - (Term(1) / lambda) * (g - h);
  const auto statement = [&](std::string label, Rational factor) {
    Statement s{std::move(label),
                {},
                fx >= fy + h.dot(x - y) + Term(factor) / lambda * (g - h).squared_norm()};
    s.domain.variables = {real(fx), real(fy), real(fz), positive(lambda)};
    s.domain.vectors = {"x", "y", "g", "h"};
    s.domain.premises = {quadratic_upper_bound(at_x, "z", z, fz, lambda),
                         tangent_below(at_y, "z", z, fz)};
    s.domain.models = {two_points_on_a_parabola(lambda, true, 1, 0, -1)};
    return s;
  };
  return {"rate/convex-interpolation",
          "The interpolation inequality of smooth convex functions",
          "S1:150-152",
          {},
          "rate/interpolation",
          "A convex loss with curvature at most lambda: f(x) >= f(y) + <g_y, x - y> + |g_x - "
          "g_y|^2/(2 lambda). Without convexity a quarter of lambda |x - y - (g_x - g_y)/lambda|^2 "
          "is lost.",
          Grade::proved,
          {statement("from the tangent and the quadratic bound", Rational(1, 2))},
          {{"1/lambda for 1/(2 lambda)", statement("1/lambda", 1)},
           {"2/(3 lambda)", statement("2/(3 lambda)", Rational(2, 3))}}};
}

/// One step k of N = k + n + 1, seen from the minimiser (x* = 0, f* = 0).
struct Step {
  Term value = Term::symbol("f"), next = Term::symbol("f_next");
  AbstractVector x = AbstractVector::named("x"), g = AbstractVector::named("g"),
                 h = AbstractVector::named("h");
};

/// c (f - f*) + c |g|^2/(2 lambda) + lambda |x - x*|^2 / S with c = k/(2N + 1 - k), 1/S = (2N + 1 -
/// 2k) / (2 (2N + 1 - k)^2): at k = 0 it is lambda |x_0 - x*|^2/(4N + 2).
Term potential(Term step, Term last, Term value, Term squared_gradient, Term squared_distance) {
  const Term left = Term(2) * last + Term(1) - step;
  return step / left * (value + squared_gradient / (Term(2) * lambda)) +
         lambda * (left - step) / (Term(2) * square(left)) * squared_distance;
}

/// On f(u) = c u^2/2, 0 <= c <= lambda, at u = w.
Model quadratic_step(const Step& s) {
  const QuadraticModel q;
  Model m = q.model(lambda, false);
  m.hypotheses.push_back(q.h >= Term(0));
  const Term there = q.w - q.gradient(q.w) / lambda, gx = q.gradient(q.w), gy = q.gradient(there);
  m.bindings = {{s.value, q.value(q.w)},         {s.next, q.value(there)},
                {s.x.squared_norm(), q.w * q.w}, {s.x.dot(s.g), q.w * gx},
                {s.x.dot(s.h), q.w * gy},        {s.g.squared_norm(), gx * gx},
                {s.g.dot(s.h), gx * gy},         {s.h.squared_norm(), gy * gy}};
  return m;
}

/// On the far side of Huber's function: slope t, value t x - t^2/2, lambda = 1.
Model huber_step(const Step& s) {
  const Term t = Term::symbol("tau"), w = Term::symbol("w");
  Model m;
  m.name = "f(u) = tau u - tau^2/2 for u >= tau (Huber)";
  m.variables = {positive(t), real(w)};
  m.hypotheses = {w >= Term(2) * t};
  m.bindings = {{lambda, Term(1)},
                {s.value, t * w - half * t * t},
                {s.next, t * (w - t) - half * t * t},
                {s.x.squared_norm(), w * w},
                {s.x.dot(s.g), w * t},
                {s.x.dot(s.h), w * t},
                {s.g.squared_norm(), t * t},
                {s.g.dot(s.h), t * t},
                {s.h.squared_norm(), t * t}};
  return m;
}

Premise minimiser_above(const Step& s) {
  const Term gg = s.g.squared_norm(), xg = s.x.dot(s.g);
  return {"interpolation between x* and x",
          "",
          "rate/convex-interpolation",
          Term(0) >= s.value - xg + gg / (Term(2) * lambda),
          std::nullopt,
          0,
          interpolation_reading(Term(0), s.value, s.x.squared_norm(), Term(0), -xg, Term(0),
                                Term(0), gg)};
}

Premise next_below(const Step& s) {
  const Term gg = s.g.squared_norm(), gh = s.g.dot(s.h), hh = s.h.squared_norm();
  return {"interpolation between x and x+",
          "",
          "rate/convex-interpolation",
          s.value >= s.next + gh / lambda + (gg - Term(2) * gh + hh) / (Term(2) * lambda),
          std::nullopt,
          0,
          interpolation_reading(s.value, s.next, gg / square(lambda), gg / lambda, gh / lambda, gg,
                                gh, hh)};
}

/// |x - size g/lambda|^2 >= 0.
Premise square_of(const Step& s, Term size) {
  const Word g{{}, "g"}, h{{}, "h"};
  const Term ratio = size / lambda, xx = s.x.squared_norm(), xg = s.x.dot(s.g),
             gg = s.g.squared_norm();
  return {"a square",
          "",
          "rate/difference-of-gradients",
          Term(2) * ratio * xg <= xx + square(ratio) * gg,
          std::nullopt,
          0,
          {{Term::inner(g, g), xx},
           {Term::inner(g, h), ratio * xg},
           {Term::inner(h, h), square(ratio) * gg}}};
}

Claim potential_falls() {
  const Step s;
  const auto statement = [&](std::string label, Term last, Term factor) {
    const Term gg = s.g.squared_norm(), hh = s.h.squared_norm();
    const Term moved = (s.x - (Term(1) / lambda) * s.g).squared_norm();
    Statement result{std::move(label),
                     {},
                     factor * potential(k + Term(1), last, s.next, hh, moved) <=
                         potential(k, last, s.value, gg, s.x.squared_norm())};
    result.domain.variables = {positive(lambda), real(s.value), real(s.next), natural_from(k, 0),
                               natural_from(n, 0)};
    result.domain.vectors = {"x", "g", "h"};
    result.domain.premises = {next_below(s), minimiser_above(s),
                              square_of(s, Term(2) * last + Term(1) - k)};
    result.domain.models = {quadratic_step(s), huber_step(s)};
    return result;
  };
  return {
      "rate/convex-potential",
      "A potential that no step of N raises",
      "S1:165-185",
      {},
      "rate/per-step-decrease",
      "With c_k = k/(2N + 1 - k) and 1/S_k = (2N + 1 - 2k)/(2 (2N + 1 - k)^2): c_k (f_k - f*) + "
      "c_k |g_k|^2/(2 lambda) + lambda |x_k - x*|^2/S_k does not grow, k < N.",
      Grade::proved,
      {statement("for all k < N = k + n + 1", k + n + Term(1), Term(1))},
      {{"twice the potential", statement("twice", k + n + Term(1), Term(2))},
       {"11/10 of the potential", statement("11/10", k + n + Term(1), Term(Rational(11, 10)))}}};
}

Claim last_step() {
  const Step s;
  const auto statement = [&](std::string label, Term factor) {
    Statement result{
        std::move(label),
        {},
        factor * s.value <= potential(N, N, s.value, s.g.squared_norm(), s.x.squared_norm())};
    result.domain.variables = {positive(lambda), real(s.value), natural_from(N, 0)};
    result.domain.vectors = {"x", "g"};
    result.domain.premises = {minimiser_above(s), square_of(s, N + Term(1))};
    result.domain.models = {quadratic_step(s), huber_step(s)};
    return result;
  };
  return {"rate/convex-last",
          "The last potential is above the loss",
          "S1:185-191",
          {},
          "rate/gap-bounds-gradient",
          "At k = N the potential is at least f_N - f*: the last gradient is worth what its weight "
          "lacks.",
          Grade::proved,
          {statement("for all N", Term(1))},
          {{"twice the loss", statement("twice the loss", Term(2))},
           {"11/10 of the loss", statement("11/10 of the loss", Term(Rational(11, 10)))}}};
}

}  // namespace

std::vector<Claim> rate_convex() { return {interpolation(), potential_falls(), last_step()}; }

}  // namespace gradus
