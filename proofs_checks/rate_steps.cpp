// The exact worst case of gradient descent with any constant step up to sqrt(3)/lambda
// (Abbaszadehpeivasti, de Klerk, Zamani, Optim. Lett. 16, 2022), beside the lecture's eps =
// 1/lambda.

#include "gradus/landscape/function_class.hpp"
#include "rate_premises.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), gamma = Term::symbol("gamma"), c = Term::symbol("c"),
           t = Term::natural("t"), k = Term::natural("k"), infimum = Term::symbol("L_inf");
const Sequence L("L"), G("G"), M("M");
const Variable short_step{gamma, Rational(0), Rational(1), true, false};

/// value - next >= (first |g|^2 + second |g+|^2) / (4 lambda), from the interpolation inequality.
Statement step_statement(std::string label, Term first, Term second, Variable size,
                         std::vector<Comparison> hypotheses = {}) {
  const AbstractVector g = AbstractVector::named("g"), h = AbstractVector::named("h");
  const Term value = Term::symbol("L"), next = Term::symbol("L_next");
  const DescentStep step{value, next, g.squared_norm(), g.dot(h), h.squared_norm(), gamma, lambda};
  Statement s{std::move(label),
              {},
              value - next >= (first * step.gg + second * step.hh) / (Term(4) * lambda)};
  const bool size_may_exceed_one = !size.upper;
  s.domain.variables = {real(value), real(next), positive(lambda), std::move(size)};
  s.domain.vectors = {"g", "h"};
  s.domain.hypotheses = std::move(hypotheses);
  s.domain.premises = {interpolated_forward(step)};
  s.domain.premises.push_back(size_may_exceed_one
                                  ? interpolated_backward(step)
                                  : Premise{"|g - g+|^2 >= 0", "", "rate/difference-of-gradients",
                                            Term(2) * step.gh <= step.gg + step.hh});
  const QuadraticModel q;
  Model m = q.model(lambda, true);
  const Term there = q.w - gamma / lambda * q.gradient(q.w);
  const Term gx = q.gradient(q.w), gy = q.gradient(there);
  m.bindings = {{value, q.value(q.w)},
                {next, q.value(there)},
                {step.gg, gx * gx},
                {step.gh, gx * gy},
                {step.hh, gy * gy}};
  s.domain.models = {m};
  return s;
}

Claim difference_of_gradients() {
  const AbstractVector g = AbstractVector::named("g"), h = AbstractVector::named("h");
  const auto statement = [&](std::string label, Term factor) {
    Statement s{std::move(label), {}, factor * g.dot(h) <= g.squared_norm() + h.squared_norm()};
    s.domain.vectors = {"g", "h"};
    return s;
  };
  return {"rate/difference-of-gradients",
          "Twice an inner product is below the squares",
          "S1:150-152",
          {},
          "rate/two-sided-step",
          "2 <g, h> <= |g|^2 + |h|^2, because |g - h|^2 >= 0: the slack that a step shorter than "
          "1/lambda leaves. It is a square, no more.",
          Grade::proved,
          {statement("any dimension", Term(2))},
          {{"3 <g, h>", statement("3 <g, h>", Term(3))},
           {"5/2 <g, h>", statement("5/2 <g, h>", Term(Rational(5, 2)))}}};
}

Claim short_steps() {
  const auto statement = [](std::string label, Term first, Term second) {
    return step_statement(std::move(label), first, second, short_step);
  };
  return {"rate/step-up-to-one",
          "One step of any size up to 1/lambda",
          "S1:154-161",
          {"rate/eps-one-over-L"},
          "rate/two-sided-step",
          "For eps = gamma/lambda, 0 < gamma <= 1: L(w) - L(w+) >= ((3 gamma - gamma^2) |g|^2 + "
          "gamma |g+|^2) / (4 lambda). At gamma = 1 this is the step of the lecture.",
          Grade::proved,
          {statement("0 < gamma <= 1", Term(3) * gamma - square(gamma), gamma)},
          {{"3 gamma for 3 gamma - gamma^2", statement("3 gamma", Term(3) * gamma, gamma)},
           {"2 gamma |g+|^2",
            statement("2 gamma |g+|^2", Term(3) * gamma - square(gamma), Term(2) * gamma)}}};
}

Claim long_steps() {
  const auto statement = [](std::string label, Term first, Term second,
                            Comparison limit = square(gamma) <= Term(3)) {
    return step_statement(std::move(label), first, second,
                          Variable{gamma, Rational(1), std::nullopt, false, false}, {limit});
  };
  const Term first = gamma * (Term(3) - square(gamma));
  return {"rate/step-up-to-root-three",
          "One step of any size from 1/lambda to sqrt(3)/lambda",
          "S1:147",
          {"rate/eps-one-over-L"},
          "rate/two-sided-step",
          "For eps = gamma/lambda, 1 <= gamma <= sqrt 3: L(w) - L(w+) >= gamma ((3 - gamma^2) "
          "|g|^2 + |g+|^2) / (4 lambda). Steps longer than 1/lambda still pay, by another formula.",
          Grade::proved,
          {statement("1 <= gamma, gamma^2 <= 3", first, gamma)},
          {{"4 - gamma^2 for 3 - gamma^2",
            statement("4 - gamma^2", gamma * (Term(4) - square(gamma)), gamma)},
           {"2 |g+|^2", statement("2 |g+|^2", first, Term(2) * gamma)}}};
}

/// gamma in (0, 1], or in [1, sqrt 3].
void let_gamma(Statement& s, bool is_short) {
  s.domain.variables.push_back(is_short ? short_step : Variable{gamma, Rational(1), {}});
  if (!is_short) s.domain.hypotheses.push_back(square(gamma) <= Term(3));
}

Term first_weight(bool is_short) {
  return is_short ? Term(3) * gamma - square(gamma) : gamma * (Term(3) - square(gamma));
}

/// The sum of both weights: what one step pays for the least gradient.
Term rate_constant(bool is_short) { return Term(4) * gamma - pow(gamma, is_short ? 2 : 3); }

/// Models along a trajectory: quadratics, and the worst case of t steps. Over each step its slope
/// falls from 1 with curvature 1 and rises to 1 again with curvature -1, a drop of gamma -
/// gamma^2/4; a last half-unit well drops 1/2.
std::vector<Model> trajectories() {
  Model worst;
  worst.name = "the worst case of t steps (piecewise quadratic, curvature +-1)";
  worst.hypotheses = {t <= Term(50), gamma < Term(2)};
  worst.bindings = {{lambda, Term(1)}, {infimum, Term(0)}};
  worst.sequences = {{"L", k, (rate_constant(true) * (t - k) + Term(2)) / Term(4)},
                     {"G", k, Term(1)},
                     {"M", k, Term(1)}};
  return {quadratic_trajectory(lambda, "L", "G", "M", false, true, gamma / lambda), worst};
}

Claim summed(bool is_short) {
  const auto statement = [&](std::string label, Term constant) {
    Statement s{
        std::move(label), {}, constant * t * M(t) <= Term(4) * lambda * (L(Term(0)) - L(t))};
    s.domain.variables = {positive(lambda)};
    let_gamma(s, is_short);
    s.domain.variables.push_back(natural_from(t, 0));
    s.domain.premises = {
        {"M_t = min of G_0..G_t does not grow", "definition of the minimum", "",
         M(k + Term(1)) <= M(k), k},
        {"M_t = min of G_0..G_t is at most G_t", "definition of the minimum", "", M(k) <= G(k), k},
        {"one step", "", is_short ? "rate/step-up-to-one" : "rate/step-up-to-root-three",
         L(k) - L(k + Term(1)) >=
             (first_weight(is_short) * G(k) + gamma * G(k + Term(1))) / (Term(4) * lambda),
         k, 0, step_reading(L(k), L(k + Term(1)), G(k), G(k + Term(1)))}};
    s.domain.models = trajectories();
    return s;
  };
  const Term constant = rate_constant(is_short);
  return {is_short ? "rate/sharp-summed-short-steps" : "rate/sharp-summed-long-steps",
          is_short ? "The sharp sum for steps up to 1/lambda"
                   : "The sharp sum for steps from 1/lambda to sqrt(3)/lambda",
          "S1:175-191",
          {},
          "rate/sharp-summed",
          is_short
              ? "For all t, 0 < gamma <= 1: (4 gamma - gamma^2) t min over k <= t of |g_k|^2 "
                "is at most 4 lambda (L(w_0) - L(w_t)). Shorter steps earn less for each "
                "gradient; longer ones follow another formula."
              : "For all t, 1 <= gamma <= sqrt 3: (4 gamma - gamma^3) t min over k <= t of "
                "|g_k|^2 is at most 4 lambda (L(w_0) - L(w_t)). Somewhat longer steps than the "
                "lecture's earn more, up to 2/sqrt 3; beyond sqrt 3 the formula is false.",
          Grade::proved,
          {statement("by induction over t", constant)},
          {{"5 gamma for 4 gamma", statement("5 gamma", constant + gamma)},
           {"twice as much", statement("twice as much", Term(2) * constant)}}};
}

Claim rate_of(bool is_short) {
  const auto statement = [&](std::string label, Term numerator, Term denominator) {
    Statement s{
        std::move(label), {}, M(t) <= numerator * lambda * (L(Term(0)) - infimum) / denominator};
    s.domain.variables = {positive(lambda), natural_from(t, 0), real(infimum)};
    let_gamma(s, is_short);
    s.domain.premises = {
        {"M_t = min of G_0..G_t is at most G_t", "definition of the minimum", "", M(t) <= G(t)},
        {"the sum", "", is_short ? "rate/sharp-summed-short-steps" : "rate/sharp-summed-long-steps",
         rate_constant(is_short) * t * M(t) <= Term(4) * lambda * (L(Term(0)) - L(t))},
        {"the gap bounds the gradient at w_t", "", "rate/gap-bounds-gradient",
         L(t) - infimum >= G(t) / (Term(2) * lambda), std::nullopt, 0,
         step_reading(L(t), L(t + Term(1)), G(t))}};
    s.domain.models = trajectories();
    s.domain.models[0].hypotheses.push_back(QuadraticModel().h >= Term(0));
    s.domain.models[0].bindings.emplace(infimum, Term(0));
    return s;
  };
  const Term constant = rate_constant(is_short);
  std::vector<Mutant> mutants{
      {"+ 3 for + 2", statement("+ 3", Term(4), constant * t + Term(3))},
      {"5 gamma for 4 gamma", statement("5 gamma", Term(4), (constant + gamma) * t + Term(2))},
      {"3 lambda for 4 lambda", statement("3 lambda", Term(3), constant * t + Term(2))}};
  if (!is_short) {
    Statement one{
        "one step on w^2/2 from 1", {}, square(Term(1) - gamma) <= Term(2) / (constant + Term(2))};
    one.domain.variables = {in(gamma, 1, Rational(15, 8))};
    mutants.push_back({"gamma up to 15/8", one});
  }
  return {is_short ? "rate/sharp-short-steps" : "rate/sharp-long-steps",
          is_short ? "The exact rate for every step up to 1/lambda"
                   : "The exact rate for every step from 1/lambda to sqrt(3)/lambda",
          "S1:189-191",
          {"rate/eps-one-over-L"},
          "rate/sharp",
          is_short
              ? "For eps = gamma/lambda, 0 < gamma <= 1: min over k <= t of |g_k|^2 <= 4 lambda "
                "(L(w_0) - L*) / ((4 gamma - gamma^2) t + 2). Shorter steps have the larger bound."
              : "For eps = gamma/lambda, 1 <= gamma <= sqrt 3: min over k <= t of |g_k|^2 <= 4 "
                "lambda (L(w_0) - L*) / ((4 gamma - gamma^3) t + 2). Beyond sqrt(3)/lambda this "
                "formula is too small.",
          Grade::proved,
          {statement("for all t", Term(4), constant * t + Term(2))},
          std::move(mutants)};
}

Claim best_step() {
  const auto statement = [](std::string label, Term largest) {
    Statement s{std::move(label), {}, square(rate_constant(false)) <= largest};
    s.domain.variables = {nonnegative(gamma)};
    s.domain.hypotheses = {square(gamma) <= Term(3)};
    return s;
  };
  const Term squared(Rational(4, 3));
  const Statement attained{"attained at gamma^2 = 4/3",
                           {},
                           squared * square(Term(4) - squared) == Term(Rational(256, 27))};
  return {
      "rate/best-constant-step",
      "The best constant step is 2/(sqrt(3) lambda)",
      "S1:147",
      {"rate/eps-one-over-L"},
      "rate/sharp-long-steps",
      "4 gamma - gamma^3 is at most 16/(3 sqrt 3) = 3.079.., reached at gamma = 2/sqrt 3 = "
      "1.154..: a step 15% longer than the lecture's 1/lambda (constant 3) is the best one.",
      Grade::proved,
      {statement("the square is at most 256/27", Term(Rational(256, 27))), attained},
      {{"at most 3, as for gamma = 1", statement("at most 3", Term(9))},
       {"at most 3.07", statement("at most 3.07", Term(Rational(307, 100) * Rational(307, 100)))}}};
}

}  // namespace

std::vector<Claim> rate_steps() {
  return {difference_of_gradients(),
          short_steps(),
          long_steps(),
          summed(true),
          summed(false),
          rate_of(true),
          rate_of(false),
          best_step()};
}

}  // namespace gradus
