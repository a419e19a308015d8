// How far the start is from the minimiser bounds the last gradient of a convex loss: |g_N| <=
// lambda |x_0 - x*|/(N + 1) for eps = 1/lambda. Half of the steps lower the loss, the other half
// the gradient; an odd N has one step that does both.

#include "gradus/landscape/function_class.hpp"
#include "rate_potential.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), R2 = Term::symbol("R2"), last = Term::symbol("G_N"),
           k = Term::natural("k"), m = Term::natural("m"), N = Term::natural("N");
const Sequence V("V"), L("L"), G("G");

Claim never_grows() {
  const auto statement = [](std::string label, Term factor) {
    Statement s{std::move(label), {}, factor * G(N) <= G(Term(0))};
    s.domain.variables = {positive(lambda), natural_from(N, 0)};
    s.domain.premises = {{"the gradient falls", "", "rate/convex-gradient-falls",
                          G(k + Term(1)) <= G(k), k, 0,
                          step_reading(L(k), L(k + Term(1)), G(k), G(k + Term(1)))}};
    Model falls = quadratic_trajectory(lambda, "L", "G", "", false, false);
    falls.hypotheses.push_back(QuadraticModel().h >= Term(0));
    s.domain.models = {falls};
    return s;
  };
  return {"rate/convex-gradient-least",
          "On a convex loss the last gradient is the least",
          "S1:175-178",
          {"rate/min-le-average"},
          "rate/convex-gradient-falls",
          "|g_N| <= |g_0| for all N: no step lengthens the gradient, so N of them do not. So on a "
          "convex loss one may stop when the gradient is small; without convexity the gradient can "
          "grow again.",
          Grade::proved,
          {statement("by induction over N", Term(1))},
          {{"|g_N|^2 <= |g_0|^2/2", statement("half", Term(2))},
           {"|g_N|^2 <= 9/10 |g_0|^2", statement("9/10", Term(Rational(10, 9)))}}};
}

Claim step_between() {
  const ConvexStep s;
  const auto statement = [&](std::string label, Term factor) {
    Statement result{std::move(label),
                     {},
                     factor * (s.next + s.hh / (Term(2) * lambda)) <=
                         convex_potential(m, Term(2) * m + Term(2), s.value, s.gg, s.xx)};
    result.domain.variables = {positive(lambda), real(s.value), real(s.next), natural_from(m, 0)};
    result.domain.vectors = {"x", "g", "h"};
    result.domain.premises = {s.next_below(), s.minimiser_above(), s.square_of(m + Term(2))};
    result.domain.models = {s.on_a_parabola(), s.on_a_line()};
    return result;
  };
  return {
      "rate/convex-between",
      "The step between the halves",
      "S1:158-161",
      {},
      "rate/convex-last",
      "At k = m and P = 2m + 2 the potential is at least f_{m+1} - f* + |g_{m+1}|^2/(2 lambda), of "
      "the next point. It joins two exact rates into a third; by itself it says little.",
      Grade::proved,
      {statement("for all m", Term(1))},
      {{"twice as much", statement("twice", Term(2))},
       {"11/10 as much", statement("11/10", Term(Rational(11, 10)))}}};
}

/// rate/convex-gradient over the last m steps, from a loss of `gap` over its infimum.
Premise last_half(Term gap) {
  return {"the last m steps",
          "",
          "rate/convex-gradient",
          last <= Term(2) * lambda * gap / (Term(2) * m + Term(1)),
          std::nullopt,
          0,
          {{N, m}, {G(N), last}, {L(Term(0)), gap}, {Term::symbol("L_inf"), Term(0)}}};
}

/// lambda times Huber's function with the slope tau = 1/(N + 1), from x_0 = 1: the slope stays, and
/// step j is at 1 - j tau; and a constant loss.
std::vector<Model> line_and_constant(const ConvexStep& s, Term steps, Term at) {
  const auto model = [&](std::string name, Term tau) {
    const Term x = Term(1) - at * tau, slope = lambda * tau;
    Model loss;
    loss.name = std::move(name);
    loss.hypotheses = {m <= Term(50)};
    loss.bindings = {{R2, Term(1)},
                     {last, square(slope)},
                     {s.value, slope * (x - tau / Term(2))},
                     {s.xx, square(x)},
                     {s.xg, x * slope},
                     {s.gg, square(slope)},
                     {s.next, slope * (x - Term(Rational(3, 2)) * tau)},
                     {s.gh, square(slope)},
                     {s.hh, square(slope)},
                     {s.x.dot(s.h), x * slope}};
    return loss;
  };
  return {model("lambda times Huber's function with tau = 1/(N + 1), from x_0 = 1",
                Term(1) / (steps + Term(1))),
          model("a constant loss", Term(0))};
}

Statement after_even(std::string label, Term denominator) {
  const ConvexStep s;
  Statement result{std::move(label), {}, last <= square(lambda) * R2 / denominator};
  result.domain.variables = {positive(lambda), nonnegative(R2), real(last), real(s.value),
                             natural_from(m, 0)};
  result.domain.premises = {{"the first m steps",
                             "",
                             "rate/convex",
                             s.value <= lambda * R2 / (Term(4) * m + Term(2)),
                             std::nullopt,
                             0,
                             {{N, m}}},
                            last_half(s.value)};
  result.domain.models = line_and_constant(s, Term(2) * m, m);
  return result;
}

Statement after_odd(std::string label, Term denominator) {
  const ConvexStep s;
  const Term first = lambda * R2 / (Term(4) * m + Term(4)),
             reached = convex_potential(m, Term(2) * m + Term(2), s.value, s.gg, s.xx);
  Statement result{std::move(label), {}, last <= square(lambda) * R2 / denominator};
  result.domain.variables = {positive(lambda), nonnegative(R2), real(last),
                             real(s.value),    real(s.next),    natural_from(m, 0)};
  result.domain.vectors = {"x", "g", "h"};
  result.domain.premises = {{"V_m <= V_0 = lambda |x_0 - x*|^2/(4m + 4)",
                             "",
                             "rate/convex-telescoped",
                             reached <= first,
                             std::nullopt,
                             0,
                             {{N, m}, {V(N), reached}, {V(Term(0)), first}}},
                            {"the step between", "", "rate/convex-between",
                             s.next + s.hh / (Term(2) * lambda) <= reached},
                            last_half(s.next),
                            {"the last gradient is the least",
                             "",
                             "rate/convex-gradient-least",
                             last <= s.hh,
                             std::nullopt,
                             0,
                             {{N, m}, {G(N), last}, {G(Term(0)), s.hh}}}};
  result.domain.models = line_and_constant(s, Term(2) * m + Term(1), m);
  return result;
}

Claim gradient_by_distance() {
  const Term even = square(Term(2) * m + Term(1)), odd = square(Term(2) * m + Term(2));
  return {"rate/convex-gradient-distance",
          "The exact rate of the gradient, by the distance of the start",
          "S1:193-195",
          {"rate/conclusion-norm"},
          "rate/convex-gradient",
          "On a convex loss with a minimiser, for all N: |g_N| <= lambda |x_0 - x*|/(N + 1), here "
          "squared. So there the gradient itself does go to zero like 1/t, as the lecture "
          "concludes without convexity.",
          Grade::proved,
          {after_even("N = 2m", even), after_odd("N = 2m + 1", odd)},
          {{"N + 2 for even N", after_even("N + 2", square(Term(2) * m + Term(2)))},
           {"N + 2 for odd N", after_odd("N + 2", square(Term(2) * m + Term(3)))},
           {"(N + 1)^2 + 1 for the square", after_even("+ 1", even + Term(1))}}};
}

Claim attained() {
  const Term tau = Term(1) / (N + Term(1)), position = Term(1) - N * tau;
  const auto statement = [&](std::string label, Comparison c) {
    Statement s{std::move(label), {}, std::move(c)};
    s.domain.variables = {natural_from(N, 0)};
    return s;
  };
  return {"rate/convex-gradient-attained",
          "The rate of the gradient is attained",
          "S1:193-195",
          {},
          "rate/convex-gradient-distance",
          "Huber's function with tau = 1/(N + 1), from x_0 = 1 with lambda = 1: each of N steps "
          "moves by tau, to x_N = tau, where the slope is still tau = |x_0 - x*|/(N + 1).",
          Grade::proved,
          {statement("x_N = tau, the end of the slope", position == tau)},
          {{"it ends at tau/2", statement("tau/2", position == tau / Term(2))},
           {"with tau = 1/(N + 2)",
            statement("tau = 1/(N + 2)", Term(1) - N / (N + Term(2)) == Term(1) / (N + Term(2)))}}};
}

}  // namespace

std::vector<Claim> rate_convex_distance() {
  return {never_grows(), step_between(), gradient_by_distance(), attained()};
}

}  // namespace gradus
