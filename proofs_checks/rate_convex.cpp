// Convex losses, eps = 1/lambda: a potential for each number N of steps, whose last value is above
// the loss. Its weights solve the recursion of the pivots of the LDL' factorisation of the
// worst-case problem (Drori and Teboulle, Math. Program. 145, 2014).

#include "gradus/landscape/function_class.hpp"
#include "rate_potential.hpp"
#include "rate_premises.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), k = Term::natural("k"), n = Term::natural("n"),
           N = Term::natural("N");

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

Claim potential_falls() {
  const ConvexStep s;
  const Term total = Term(2) * k + Term(2) + n;
  const auto statement = [&](std::string label, Term factor) {
    const Term moved = (s.x - (Term(1) / lambda) * s.g).squared_norm();
    Statement result{std::move(label),
                     {},
                     factor * convex_potential(k + Term(1), total, s.next, s.hh, moved) <=
                         convex_potential(k, total, s.value, s.gg, s.xx)};
    result.domain.variables = {positive(lambda), real(s.value), real(s.next), natural_from(k, 0),
                               natural_from(n, 0)};
    result.domain.vectors = {"x", "g", "h"};
    result.domain.premises = {s.next_below(), s.minimiser_above(), s.square_of(total - k)};
    result.domain.models = {s.on_a_parabola(), s.on_a_line()};
    return result;
  };
  return {
      "rate/convex-potential",
      "A potential that no step of N raises",
      "S1:165-185",
      {},
      "rate/per-step-decrease",
      "With c_k = k/(P - k) and 1/S_k = (P - 2k)/(2 (P - k)^2): c_k (f_k - f*) + c_k |g_k|^2/(2 "
      "lambda) + lambda |x_k - x*|^2/S_k does not grow while 2k + 2 <= P. P = 2N + 1 serves N "
      "steps.",
      Grade::proved,
      {statement("for all k and P = 2k + 2 + n", Term(1))},
      {{"twice the potential", statement("twice", Term(2))},
       {"11/10 of the potential", statement("11/10", Term(Rational(11, 10)))}}};
}

Claim last_step() {
  const ConvexStep s;
  const auto statement = [&](std::string label, Term factor) {
    Statement result{
        std::move(label),
        {},
        factor * s.value <= convex_potential(N, Term(2) * N + Term(1), s.value, s.gg, s.xx)};
    result.domain.variables = {positive(lambda), real(s.value), natural_from(N, 0)};
    result.domain.vectors = {"x", "g"};
    result.domain.premises = {s.minimiser_above(), s.square_of(N + Term(1))};
    result.domain.models = {s.on_a_parabola(), s.on_a_line()};
    return result;
  };
  return {"rate/convex-last",
          "The last potential is above the loss",
          "S1:185-191",
          {},
          "rate/gap-bounds-gradient",
          "At k = N and P = 2N + 1 the potential is at least f_N - f*: the last gradient is worth "
          "what its weight lacks. At the last step the potential is the error itself: so the whole "
          "descent is paid for by the start.",
          Grade::proved,
          {statement("for all N", Term(1))},
          {{"twice the loss", statement("twice the loss", Term(2))},
           {"11/10 of the loss", statement("11/10 of the loss", Term(Rational(11, 10)))}}};
}

}  // namespace

std::vector<Claim> rate_convex() { return {interpolation(), potential_falls(), last_step()}; }

}  // namespace gradus
