// Sharper than the lecture's rate: the exact worst case under a two-sided curvature bound.

#include "gradus/landscape/function_class.hpp"
#include "gradus/landscape/worst_case.hpp"
#include "rate_premises.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), t = Term::natural("t"), k = Term::natural("k"),
           infimum = Term::symbol("L_inf");
const Sequence L("L"), G("G"), M("M");

Claim interpolation() {
  const AbstractVector x = AbstractVector::named("x"), y = AbstractVector::named("y"),
                       g = AbstractVector::named("g"), h = AbstractVector::named("h");
  const Term fx = Term::symbol("f_x"), fy = Term::symbol("f_y"), fz = Term::symbol("f_z");
  const LossPoint at_x{"x", x, fx, g}, at_y{"y", y, fy, h};
  const Term half(Rational(1, 2));
  const AbstractVector middle = half * (x + y) + (half / lambda) * (h - g);
  const auto statement = [&](std::string label, Rational first, Rational second) {
    const AbstractVector residual = (x - y) - (Term(1) / lambda) * (g - h);
    Statement s{std::move(label),
                {},
                fx >= fy + h.dot(x - y) + Term(first) / lambda * (g - h).squared_norm() -
                          Term(second) * lambda * residual.squared_norm()};
    s.domain.variables = {real(fx), real(fy), real(fz), positive(lambda)};
    s.domain.vectors = {"x", "y", "g", "h"};
    s.domain.premises = {quadratic_upper_bound(at_x, "z", middle, fz, lambda),
                         quadratic_lower_bound(at_y, "z", middle, fz, lambda)};
    s.domain.models = {two_points_on_a_parabola(lambda, false, half, half, -half)};
    return s;
  };
  return {"rate/interpolation",
          "The interpolation inequality of smooth functions",
          "S1:150-152",
          {"rate/lipschitz-constant-name"},
          "rate/per-step-decrease",
          "With a lambda-Lipschitz gradient: f(x) >= f(y) + <g_y, x - y> + |g_x - g_y|^2/(2 "
          "lambda) - (lambda/4) |x - y - (g_x - g_y)/lambda|^2.",
          Grade::proved,
          {statement("from the two quadratic bounds", Rational(1, 2), Rational(1, 4))},
          {{"1/lambda for 1/(2 lambda)", statement("1/lambda", 1, Rational(1, 4))},
           {"lambda/8 for lambda/4", statement("lambda/8", Rational(1, 2), Rational(1, 8))}}};
}

Claim two_sided_step() {
  const AbstractVector g = AbstractVector::named("g"), h = AbstractVector::named("h");
  const Term value = Term::symbol("L"), next = Term::symbol("L_next");
  const auto statement = [&](std::string label, Term first, Term second) {
    Statement s{std::move(label),
                {},
                value - next >=
                    (first * g.squared_norm() + second * h.squared_norm()) / (Term(4) * lambda)};
    s.domain.variables = {real(value), real(next), positive(lambda)};
    s.domain.vectors = {"g", "h"};
    s.domain.premises = {interpolated_forward(
        {value, next, g.squared_norm(), g.dot(h), h.squared_norm(), Term(1), lambda})};
    const QuadraticModel q;
    Model m = q.model(lambda, true);
    const Term there = q.w - q.gradient(q.w) / lambda;
    const Term gx = q.gradient(q.w), gy = q.gradient(there);
    m.bindings = {{value, q.value(q.w)},
                  {next, q.value(there)},
                  {g.squared_norm(), gx * gx},
                  {g.dot(h), gx * gy},
                  {h.squared_norm(), gy * gy}};
    s.domain.models = {m};
    return s;
  };
  return {"rate/two-sided-step",
          "One step under a two-sided curvature bound",
          "S1:158-161",
          {"rate/per-step-decrease"},
          "rate/per-step-decrease",
          "With a lambda-Lipschitz gradient a step of 1/lambda gives L(w) - L(w+) >= (2 |g|^2 + "
          "|g+|^2) / (4 lambda). A step pays for the gradient after it as well, if the gradient "
          "cannot change faster than lambda either way.",
          Grade::proved,
          {statement("from the interpolation inequality", Term(2), Term(1))},
          {{"3 |g|^2", statement("3 |g|^2", Term(3), Term(1))},
           {"2 |g+|^2", statement("2 |g+|^2", Term(2), Term(2))}}};
}

Claim last_step() {
  const AbstractVector g = AbstractVector::named("g");
  const Term value = Term::symbol("L"), next = Term::symbol("L_next");
  const auto statement = [&](std::string label, Term divisor) {
    Statement s{std::move(label), {}, value - infimum >= g.squared_norm() / (divisor * lambda)};
    s.domain.variables = {real(value), real(next), real(infimum), positive(lambda)};
    s.domain.vectors = {"g"};
    s.domain.premises = {{"one step", "", "rate/per-step-decrease",
                          next <= value - g.squared_norm() / (Term(2) * lambda)},
                         {"L* is a lower bound", "definition of the infimum", "", infimum <= next}};
    const QuadraticModel q;
    Model m = q.model(lambda, false);
    m.hypotheses.push_back(q.h >= Term(0));
    m.bindings = {{value, q.value(q.w)},
                  {next, q.value(q.w - q.gradient(q.w) / lambda)},
                  {infimum, Term(0)},
                  {g.squared_norm(), square(q.gradient(q.w))}};
    s.domain.models = {m};
    return s;
  };
  return {
      "rate/gap-bounds-gradient",
      "The gap bounds the gradient",
      "S1:185-191",
      {"rate/optimal-value-bound"},
      "",
      "Under the one-sided bound: L(w) - L* >= |g|^2 / (2 lambda). A loss near its infimum has a "
      "small gradient; the converse needs more, such as the inequality of Polyak and Lojasiewicz.",
      Grade::proved,
      {statement("one step and the infimum", Term(2))},
      {{"|g|^2 / lambda", statement("|g|^2 / lambda", Term(1))},
       {"2|g|^2 / (3 lambda)", statement("2|g|^2 / (3 lambda)", Term(Rational(3, 2)))}}};
}

/// M_t = min of G_0..G_t.
std::vector<Premise> least_premises() {
  return {
      {"M_t = min of G_0..G_t does not grow", "definition of the minimum", "",
       M(k + Term(1)) <= M(k), k},
      {"M_t = min of G_0..G_t is at most G_t", "definition of the minimum", "", M(k) <= G(k), k}};
}

/// The worst case of t steps that rate/sharp-attained runs: curvature +-1, every gradient 1, the
/// last drop 1/2.
Model worst_case_model() {
  Model m;
  m.name = "the worst case of t steps (piecewise quadratic, curvature +-1)";
  m.hypotheses = {t <= Term(50)};
  m.bindings = {{lambda, Term(1)}, {infimum, Term(0)}};
  m.sequences = {
      {"L", k, (Term(3) * (t - k) + Term(2)) / Term(4)}, {"G", k, Term(1)}, {"M", k, Term(1)}};
  return m;
}

Claim sharp_summed() {
  const auto statement = [&](std::string label, Term factor) {
    Statement s{std::move(label), {}, factor * t * M(t) <= Term(4) * lambda * (L(Term(0)) - L(t))};
    s.domain.variables = {positive(lambda), natural_from(t, 0)};
    s.domain.premises = least_premises();
    s.domain.premises.push_back(
        {"one step", "", "rate/two-sided-step",
         L(k) - L(k + Term(1)) >= (Term(2) * G(k) + G(k + Term(1))) / (Term(4) * lambda), k, 0,
         step_reading(L(k), L(k + Term(1)), G(k), G(k + Term(1)))});
    s.domain.models = {quadratic_trajectory(lambda, "L", "G", "M", false, true),
                       worst_case_model()};
    return s;
  };
  return {"rate/sharp-summed",
          "The sharper sum",
          "S1:175-191",
          {"rate/min-le-average"},
          "rate/min-le-average",
          "With a lambda-Lipschitz gradient, for all t: 3 t min over k <= t of |g_k|^2 <= 4 lambda "
          "(L(w_0) - L(w_t)). Half as much again as the lecture's sum, by counting the next "
          "gradient too; it needs the curvature bounded from below as well.",
          Grade::proved,
          {statement("by induction over t", Term(3))},
          {{"4 t", statement("4 t", Term(4))}, {"8 t", statement("8 t", Term(8))}}};
}

Statement sharp_statement(std::string label, Term numerator, Term denominator) {
  Statement s{
      std::move(label), {}, M(t) <= numerator * lambda * (L(Term(0)) - infimum) / denominator};
  s.domain.variables = {positive(lambda), natural_from(t, 0), real(infimum)};
  return s;
}

Claim sharp_rate() {
  const auto statement = [&](std::string label, Term numerator, Term denominator) {
    Statement s = sharp_statement(std::move(label), numerator, denominator);
    s.domain.premises = {
        {"M_t = min of G_0..G_t is at most G_t", "definition of the minimum", "", M(t) <= G(t)},
        {"3 t min |g_k|^2", "", "rate/sharp-summed",
         Term(3) * t * M(t) <= Term(4) * lambda * (L(Term(0)) - L(t))},
        {"the gap bounds the gradient at w_t", "", "rate/gap-bounds-gradient",
         L(t) - infimum >= G(t) / (Term(2) * lambda), std::nullopt, 0,
         step_reading(L(t), L(t + Term(1)), G(t))}};
    Model m = quadratic_trajectory(lambda, "L", "G", "M", false, true);
    m.hypotheses.push_back(QuadraticModel().h >= Term(0));
    m.bindings.emplace(infimum, Term(0));
    s.domain.models = {m, worst_case_model()};
    return s;
  };
  return {"rate/sharp",
          "The exact worst-case rate",
          "S1:189-191",
          {"rate/one-over-t"},
          "rate/one-over-t",
          "With a lambda-Lipschitz gradient, for all t: min over k <= t of |g_k|^2 <= 4 lambda "
          "(L(w_0) - L*) / (3t + 2) "
          "(Abbaszadehpeivasti, de Klerk, Zamani 2022).",
          Grade::proved,
          {statement("for all t", Term(4), Term(3) * t + Term(2))},
          {{"3t + 3", statement("3t + 3", Term(4), Term(3) * t + Term(3))},
           {"4t + 2", statement("4t + 2", Term(4), Term(4) * t + Term(2))},
           {"3 lambda for 4 lambda", statement("3 lambda", Term(3), Term(3) * t + Term(2))}}};
}

Claim sharp_one_sided() {
  const PiecewiseQuadratic f = one_sided_counterexample();
  const ExactDescent run = descend_exactly(f, 0, 1, 1);
  const auto along = [](const Rational& first, const Rational& second) {
    return Term(first) + k * Term(second - first);
  };
  Model m;
  m.name = "curvature 1, then -3, then 1 (piecewise quadratic)";
  const Term j = Term::natural("j");
  m.bindings = {{lambda, Term(1)}, {infimum, Term(f.minimum()->value)}};
  m.sequences = {{"L", k, along(f.value(run.points[0]), f.value(run.points[1]))},
                 {"G", k, along(run.slopes[0] * run.slopes[0], run.slopes[1] * run.slopes[1])},
                 {"M", k, least(j, Term(0), k, G(j))}};
  const auto statement = [&](std::string label, Term numerator, Term denominator) {
    Statement s = sharp_statement(std::move(label), numerator, denominator);
    s.domain.variables[1].upper = Rational(1);
    s.domain.premises = {
        {"one step", "", "rate/per-step-decrease",
         L(Term(1)) <= L(Term(0)) - G(Term(0)) / (Term(2) * lambda), std::nullopt, 0,
         step_reading(L(Term(0)), L(Term(1)), G(Term(0)))},
        {"L* is a lower bound", "definition of the infimum", "", infimum <= L(Term(1))}};
    s.domain.models = {m};
    return s;
  };
  return {
      "rate/sharp-one-sided",
      "The sharp rate needs both sides",
      "S1:189-191",
      {"rate/one-over-t"},
      "rate/sharp",
      "Under the lecture's one-sided bound v'Hv <= lambda v'v alone the constant 4/(3t + 2) is "
      "false. Curvature far below -lambda lets a loss do what no two-sided bound allows; the "
      "weaker 2 lambda/t still holds.",
      Grade::refuted,
      {statement("one step of length 1", Term(4), Term(3) * t + Term(2))},
      {{"3t + 9/4 for 3t + 2", statement("3t + 9/4", Term(4), Term(3) * t + Term(Rational(9, 4)))},
       {"17/4 for 4", statement("17/4 for 4", Term(Rational(17, 4)), Term(3) * t + Term(2))}}};
}

}  // namespace

std::vector<Claim> rate_sharp() {
  return {interpolation(), two_sided_step(), last_step(),
          sharp_summed(),  sharp_rate(),     sharp_one_sided()};
}

}  // namespace gradus
