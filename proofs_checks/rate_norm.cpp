// The lecture's printed conclusion, a rate O(1/t) for the gradient itself, fails for ever.

#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term t = Term::natural("t"), k = Term::natural("k");
const Sequence w("w");

// L(w) = 1/w on w >= 1 (continued to the left with curvature at most 2), eps = 1/2 = 1/lambda, w_0
// = 1: w_{t+1} = w_t + 1/(2 w_t^2).
Statement slow(std::string label, Comparison c) {
  Statement s{std::move(label), {}, std::move(c)};
  s.domain.variables = {natural_from(t, 0)};
  s.domain.recursions = {{"w", k, Term(1), w(k) + Term(1) / (Term(2) * square(w(k)))}};
  return s;
}

Claim slow_setting() {
  const Term x = Term::symbol("w"), loss = Term(1) / x;
  const auto from_one = [&](std::string label, Comparison c) {
    Statement s{std::move(label), {}, std::move(c)};
    s.domain.variables = {real(x)};
    s.domain.hypotheses = {x >= Term(1)};
    return s;
  };
  const auto step = [&](std::string label, Rational length) {
    return from_one(std::move(label),
                    x - Term(length) * derivative(loss, x) == x + Term(1) / (Term(2) * square(x)));
  };
  const auto curvature = [&](std::string label, Rational bound) {
    return from_one(std::move(label), derivative(derivative(loss, x), x) <= Term(bound));
  };
  return {"rate/slow-example-setting",
          "The loss 1/w keeps the hypotheses",
          "S1:193-195",
          {"rate/conclusion-norm"},
          "",
          "On w >= 1 the loss 1/w has curvature at most lambda = 2, and a step of 1/lambda leads "
          "to w + 1/(2 w^2). So all hypotheses of the lecture hold on it; only its infimum 0 is "
          "not attained.",
          Grade::proved,
          {curvature("curvature at most 2", 2), step("one step of length 1/2", Rational(1, 2))},
          {{"curvature at most 1", curvature("curvature at most 1", 1)},
           {"a step of length 1", step("a step of length 1", 1)}}};
}

Claim slow_example() {
  return {"rate/slow-example",
          "A loss on which the gradient falls slowly",
          "S1:193-195",
          {"rate/conclusion-norm"},
          "",
          "On L(w) = 1/w, eps = 1/2, w_0 = 1, for all t: w_t >= 1. Descent never leaves the part "
          "where the loss is smooth; it is a step towards the slow rate, no rate itself.",
          Grade::proved,
          {slow("w_t >= 1", w(t) >= Term(1))},
          {{"w_t >= 2", slow("w_t >= 2", w(t) >= Term(2))},
           {"w_t <= 1", slow("w_t <= 1", w(t) <= Term(1))}}};
}

Premise at_least_one() {
  return {"w_k >= 1", "", "rate/slow-example", w(k) >= Term(1), k, 0, {{t, k}}};
}

Claim slow_cube() {
  const auto statement = [&](std::string label, Rational slope) {
    Statement s = slow(std::move(label), pow(w(t), 3) <= Term(1) + Term(slope) * t);
    s.domain.premises = {at_least_one()};
    return s;
  };
  return {"rate/slow-example-cube",
          "Its iterates grow no faster than the cube root",
          "S1:193-195",
          {"rate/conclusion-norm"},
          "",
          "On L(w) = 1/w, for all t: w_t^3 <= 1 + 19 t/8, so |g_t| = 1/w_t^2 >= (1 + 19 "
          "t/8)^(-2/3). The gradient falls more slowly than 1/t here, for ever: it is what refutes "
          "the printed conclusion.",
          Grade::proved,
          {statement("by induction over t", Rational(19, 8))},
          {{"slope 3/2", statement("slope 3/2", Rational(3, 2))},
           {"slope 2", statement("slope 2", Rational(2))}}};
}

Claim norm_rate() {
  const Term c = Term::natural("C"), there = Term::symbol("W");  // W = w_t at t = 12 C^3
  Statement grows =
      slow("the gradient 1/w_t^2 falls, so the last is the least", w(t + Term(1)) >= w(t));
  grows.domain.premises = {at_least_one()};
  const Term steps = Term(12) * pow(c, 3);
  const Term bound = Term(1) + Term(Rational(19, 8)) * steps;
  Statement square_bound{
      "w_t^6 <= (1 + 19 t/8)^2 at t = 12 C^3", {}, pow(there, 6) <= square(bound)};
  square_bound.domain.variables = {natural_from(c, 1), real(there)};
  const Substitution reading{{t, steps}, {w(t), there}};
  square_bound.domain.premises = {
      {"w_t >= 1", "", "rate/slow-example", there >= Term(1), std::nullopt, 0, reading},
      {"w_t^3 <= 1 + 19 t/8", "", "rate/slow-example-cube", pow(there, 3) <= bound, std::nullopt, 0,
       reading}};
  Statement exceeds{
      "(t |g_t|)^3 > C^3 at t = 12 C^3", {}, pow(c, 3) * square(bound) < pow(steps, 3)};
  exceeds.domain.variables = {natural_from(c, 1)};
  return {"rate/conclusion-norm",
          "The gradient does not go to zero at rate O(1/t)",
          "S1:193-195",
          {"rate/conclusion-norm"},
          "",
          "As printed: the gradient goes to zero at a rate O(1/t). One function, all t: on L(w) = "
          "1/w, t |g_t| exceeds every C at t = 12 C^3.",
          Grade::refuted,
          {Refutation{
              "L(w) = 1/w", "|g_t| <= C/t for some C and all t", {grows, square_bound, exceeds}}},
          {{"t |g_t| <= 1 on L(w) = 1/w", slow("t |g_t| <= 1", t <= square(w(t)))},
           {"t^2 |g_t| <= 2 on L(w) = 1/w",
            slow("t^2 |g_t| <= 2", square(t) <= Term(2) * square(w(t)))}}};
}

Claim norm_worst_case() {
  const Term c = Term::natural("C"), delta = Term::symbol("Delta");
  const auto exceeds = [&](std::string label, Term at) {
    Statement s{std::move(label),
                {},
                Term(4) * delta * square(at) / (Term(3) * at + Term(2)) > delta * square(c)};
    s.domain.variables = {natural_from(c, 1), positive(delta)};
    return s;
  };
  // On the worst case of t steps lambda = 1 and every |g_k| = 1. Within a step the slope falls from
  // 1 to 1/2 and rises again; after the last one the curvature is 1.
  const auto after = [](Term value, Term slope, Term curvature, Rational length) {
    const Term u(length);
    return value - slope * u + curvature * square(u) / Term(2);
  };
  const Sequence value("L");
  const Rational half(1, 2);
  Statement falls{
      "on the worst case L_t = Delta - 3 t/4", {}, value(t) == delta - Term(Rational(3, 4)) * t};
  falls.domain.variables = {positive(delta), natural_from(t, 0)};
  falls.domain.recursions = {
      {"L", k, delta, after(after(value(k), Term(1), Term(1), half), Term(half), Term(-1), half)}};
  const Term start = (Term(3) * t + Term(2)) / Term(4);
  Statement gap{"so L* = 0 for Delta = (3t + 2)/4, where min |g_k|^2 = 1 = 4 Delta / (3t + 2)",
                {},
                after(start - Term(Rational(3, 4)) * t, Term(1), Term(1), 1) == Term(0)};
  gap.domain.variables = {natural_from(t, 0)};
  return {"rate/conclusion-norm-worst-case",
          "No rate O(1/t) for the class either",
          "S1:193-195",
          {"rate/conclusion-norm"},
          "",
          "As printed, for the class: the worst case of each t has min |g_k|^2 = 4 lambda Delta / "
          "(3t + 2), so t min |g_k| is unbounded. The gradient itself falls like 1/sqrt t in the "
          "worst case, and no faster.",
          Grade::refuted,
          {Refutation{"the exact worst case of each t",
                      "min |g_k| <= C sqrt(Delta)/t for some C, all t and all losses of the class",
                      {falls, gap,
                       exceeds("t^2 min |g_k|^2 = 4 Delta t^2 / (3t + 2) > Delta C^2 at t = 2 "
                               "(C^2 + 1)",
                               Term(2) * (square(c) + Term(1)))}}},
          {{"already at t = C", exceeds("already at t = C", c)},
           {"already at t = C^2/2 + 1/2",
            exceeds("already at t = C^2/2 + 1/2", (square(c) + Term(1)) / Term(2))}}};
}

}  // namespace

std::vector<Claim> rate_norm() {
  return {slow_setting(), slow_example(), slow_cube(), norm_rate(), norm_worst_case()};
}

}  // namespace gradus
