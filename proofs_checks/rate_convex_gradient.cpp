// The gradient of a convex loss under eps = 1/lambda: it falls at every step, and its square has
// the exact rate 2 lambda (L(w_0) - L*)/(2N + 1).

#include "gradus/landscape/function_class.hpp"
#include "rate_premises.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), k = Term::natural("k"), N = Term::natural("N"),
           infimum = Term::symbol("L_inf"), value = Term::symbol("L"),
           next = Term::symbol("L_next");
const Sequence L("L"), G("G");
const AbstractVector g = AbstractVector::named("g"), h = AbstractVector::named("h");
const Term gg = g.squared_norm(), gh = g.dot(h), hh = h.squared_norm();

Premise forward() {
  return convex_interpolated_forward({value, next, gg, gh, hh, Term(1), lambda});
}

Premise backward() {
  return {"interpolation between w+ and w",
          "",
          "rate/convex-interpolation",
          next >= value - gg / lambda + (gg - Term(2) * gh + hh) / (Term(2) * lambda),
          std::nullopt,
          0,
          interpolation_reading(next, value, gg / square(lambda), -gh / lambda, -gg / lambda, hh,
                                gh, gg)};
}

/// On L(w) = c w^2/2, 0 <= c <= lambda.
Model parabola() {
  const QuadraticModel q;
  Model m = q.model(lambda, false);
  m.hypotheses.push_back(q.h >= Term(0));
  const Term there = q.w - q.gradient(q.w) / lambda, gx = q.gradient(q.w), gy = q.gradient(there);
  m.bindings = {
      {value, q.value(q.w)}, {next, q.value(there)}, {gg, gx * gx}, {gh, gx * gy}, {hh, gy * gy}};
  return m;
}

Statement step(std::string label, Comparison c, std::vector<Premise> premises) {
  Statement s{std::move(label), {}, std::move(c)};
  s.domain.variables = {real(value), real(next), positive(lambda)};
  s.domain.vectors = {"g", "h"};
  s.domain.premises = std::move(premises);
  s.domain.models = {parabola()};
  return s;
}

Claim decrease() {
  const auto statement = [](std::string label, Term factor) {
    return step(std::move(label), value - next >= factor * (gg + hh) / (Term(2) * lambda),
                {forward()});
  };
  return {"rate/convex-step",
          "One step on a convex loss pays for both gradients",
          "S1:158-161",
          {"rate/per-step-decrease"},
          "rate/two-sided-step",
          "On a convex loss eps = 1/lambda gives L(w) - L(w+) >= (|g|^2 + |g+|^2)/(2 lambda): the "
          "lecture's decrease, and as much again for the next gradient.",
          Grade::proved,
          {statement("from the interpolation inequality", Term(1))},
          {{"twice as much", statement("twice as much", Term(2))},
           {"11/10 as much", statement("11/10 as much", Term(Rational(11, 10)))}}};
}

Claim gradient_falls() {
  const auto statement = [](std::string label, Term factor) {
    return step(std::move(label), factor * hh <= gg,
                {forward(),
                 backward(),
                 {"|g - g+|^2 >= 0", "", "rate/difference-of-gradients", Term(2) * gh <= gg + hh}});
  };
  return {
      "rate/convex-gradient-falls",
      "On a convex loss no step lengthens the gradient",
      "S1:175-178",
      {},
      "rate/min-le-average",
      "On a convex loss |g+| <= |g|: the smallest gradient is the last one, so no minimum over k "
      "is needed. Without convexity the gradient may grow.",
      Grade::proved,
      {statement("from both interpolation inequalities", Term(1))},
      {{"|g+|^2 <= |g|^2/2", statement("half", Term(2))},
       {"|g+|^2 <= 9/10 |g|^2", statement("9/10", Term(Rational(10, 9)))}}};
}

/// L and G along gradient descent on the parabola, and on a line of slope 1 with its end at N.
std::vector<Model> trajectories() {
  Model m = quadratic_trajectory(lambda, "L", "G", "", false, false);
  m.hypotheses.push_back(QuadraticModel().h >= Term(0));
  m.bindings.emplace(infimum, Term(0));
  Model line;
  line.name = "Huber's function: slope 1 up to step N, lambda = 1";
  line.hypotheses = {N <= Term(50)};
  line.bindings = {{lambda, Term(1)}, {infimum, Term(0)}};
  line.sequences = {{"L", k, N - k + Term(Rational(1, 2))}, {"G", k, Term(1)}};
  return {m, line};
}

Claim summed() {
  const auto statement = [](std::string label, Term factor) {
    Statement s{std::move(label), {}, factor * N * G(N) <= Term(2) * lambda * (L(Term(0)) - L(N))};
    s.domain.variables = {positive(lambda), natural_from(N, 0)};
    s.domain.premises = {
        {"one step", "", "rate/convex-step",
         L(k) - L(k + Term(1)) >= (G(k) + G(k + Term(1))) / (Term(2) * lambda), k, 0,
         step_reading(L(k), L(k + Term(1)), G(k), G(k + Term(1)))},
        {"the gradient falls", "", "rate/convex-gradient-falls", G(k + Term(1)) <= G(k), k, 0,
         step_reading(L(k), L(k + Term(1)), G(k), G(k + Term(1)))}};
    s.domain.models = trajectories();
    return s;
  };
  return {"rate/convex-gradient-summed",
          "The sum of the decreases bounds the last gradient",
          "S1:175-185",
          {},
          "rate/sharp-summed",
          "For all N: 2N |g_N|^2 <= 2 lambda (L(w_0) - L(w_N)) on a convex loss. On a convex loss "
          "the last gradient is the least, so it earns the whole sum; without convexity only the "
          "least one does.",
          Grade::proved,
          {statement("by induction over N", Term(2))},
          {{"3N", statement("3N", Term(3))}, {"5N/2", statement("5N/2", Term(Rational(5, 2)))}}};
}

Claim gradient_rate() {
  const auto statement = [](std::string label, Term denominator) {
    Statement s{
        std::move(label), {}, G(N) <= Term(2) * lambda * (L(Term(0)) - infimum) / denominator};
    s.domain.variables = {positive(lambda), natural_from(N, 0), real(infimum)};
    s.domain.premises = {{"the sum", "", "rate/convex-gradient-summed",
                          Term(2) * N * G(N) <= Term(2) * lambda * (L(Term(0)) - L(N))},
                         {"the gap bounds the gradient at w_N", "", "rate/gap-bounds-gradient",
                          L(N) - infimum >= G(N) / (Term(2) * lambda), std::nullopt, 0,
                          step_reading(L(N), L(N + Term(1)), G(N))}};
    s.domain.models = trajectories();
    return s;
  };
  return {
      "rate/convex-gradient",
      "The exact rate of the gradient of a convex loss",
      "S1:189-191",
      {"rate/one-over-t"},
      "rate/sharp",
      "On a convex loss, for all N: |g_N|^2 <= 2 lambda (L(w_0) - L*)/(2N + 1), for the last "
      "gradient, not only the smallest (Taylor, Hendrickx, Glineur 2017). A slope that ends just "
      "after step N attains it.",
      Grade::proved,
      {statement("for all N", Term(2) * N + Term(1))},
      {{"3N + 1", statement("3N + 1", Term(3) * N + Term(1))},
       {"2N + 2", statement("2N + 2", Term(2) * N + Term(2))}}};
}

}  // namespace

std::vector<Claim> rate_convex_gradient() {
  return {decrease(), gradient_falls(), summed(), gradient_rate()};
}

}  // namespace gradus
