// The lecture's printed conclusion, a rate O(1/t) for the gradient itself, fails for ever.

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

Claim slow_example() {
  return {"rate/slow-example",
          "A loss on which the gradient falls slowly",
          "S1:193-195",
          {"rate/conclusion-norm"},
          "",
          "On L(w) = 1/w, eps = 1/2, w_0 = 1, for all t: w_t >= 1 and it grows.",
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
  return {
      "rate/slow-example-cube",
      "Its iterates grow no faster than the cube root",
      "S1:193-195",
      {"rate/conclusion-norm"},
      "",
      "On L(w) = 1/w, for all t: w_t^3 <= 1 + 19 t/8, so |g_t| = 1/w_t^2 >= (1 + 19 t/8)^(-2/3).",
      Grade::proved,
      {statement("by induction over t", Rational(19, 8))},
      {{"slope 3/2", statement("slope 3/2", Rational(3, 2))},
       {"slope 2", statement("slope 2", Rational(2))}}};
}

Claim norm_rate() {
  const Term c = Term::natural("C"), cube = Term::symbol("W");
  Statement grows =
      slow("the gradient 1/w_t^2 falls, so the last is the least", w(t + Term(1)) >= w(t));
  grows.domain.premises = {at_least_one()};
  const Term bound = Term(1) + Term(Rational(19, 8)) * (Term(12) * pow(c, 3));
  Statement square_bound{
      "w_t^6 <= (1 + 19 t/8)^2 at t = 12 C^3", {}, square(cube) <= square(bound)};
  square_bound.domain.variables = {natural_from(c, 1), real(cube)};
  square_bound.domain.hypotheses = {cube >= Term(1), cube <= bound};
  Statement exceeds{"(t |g_t|)^3 > C^3 at t = 12 C^3",
                    {},
                    pow(c, 3) * square(bound) < pow(Term(12) * pow(c, 3), 3)};
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
  return {"rate/conclusion-norm-worst-case",
          "No rate O(1/t) for the class either",
          "S1:193-195",
          {"rate/conclusion-norm"},
          "",
          "As printed, for the class: the worst case of each t has min |g_k|^2 = 4 lambda Delta / "
          "(3t + 2), so t min |g_k| is unbounded.",
          Grade::refuted,
          {Refutation{"the exact worst case of each t",
                      "min |g_k| <= C sqrt(Delta)/t for some C, all t and all losses of the class",
                      {exceeds("t^2 min |g_k|^2 = 4 Delta t^2 / (3t + 2) > Delta C^2 at t = 2 "
                               "(C^2 + 1)",
                               Term(2) * (square(c) + Term(1)))}}},
          {{"already at t = C", exceeds("already at t = C", c)},
           {"already at t = C^2/2 + 1/2",
            exceeds("already at t = C^2/2 + 1/2", (square(c) + Term(1)) / Term(2))}}};
}

}  // namespace

std::vector<Claim> rate_norm() {
  return {slow_example(), slow_cube(), norm_rate(), norm_worst_case()};
}

}  // namespace gradus
