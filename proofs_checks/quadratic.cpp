// The parabola E(w) = a w^2/2 + b w + c: its minimum, its Taylor model and Newton's step (S2:11-15,
// S2:207-419).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c"),
           w = Term::symbol("w"), z = Term::symbol("z"), eta = Term::symbol("eta");
// The value and the first two derivatives at z = w^t of any function that is twice differentiable.
const Term E0 = Term::symbol("E_0"), E1 = Term::symbol("E_1"), E2 = Term::symbol("E_2");
const Term k = Term::natural("k"), t = Term::natural("t");
const Rational half(1, 2);

Term energy(Term at) { return a * square(at) / Term(2) + b * at + c; }
Term slope(Term at) { return a * at + b; }
Term model(Term at) { return E0 + (at - z) * E1 + square(at - z) / Term(2) * E2; }

Claim minimiser() {
  const auto square_completed = [](std::string label, Term there) {
    return for_all(std::move(label), {real(a), real(b), real(c), real(w)},
                   energy(w) == a / Term(2) * square(w + there) + c - square(b) / (Term(2) * a),
                   {a != Term(0)});
  };
  const auto least = [](std::string label, Term there) {
    return for_all(std::move(label), {positive(a), real(b), real(c), real(w)},
                   energy(w) >= energy(there));
  };
  const auto unique =
      for_all("anywhere else it is larger", {positive(a), real(b), real(c), real(w)},
              energy(w) > energy(-b / a), {w != -b / a});
  return {
      "quadratic/minimiser",
      "The minimum of a parabola",
      "S2:11-15",
      {"quadratic/minimiser"},
      "",
      "For a > 0 the parabola a w^2/2 + b w + c is least at w = -b/a and nowhere else. The sign "
      "of a matters: for a < 0 the same point is the maximum.",
      Grade::proved,
      {square_completed("the square completed", b / a), least("no point is lower", -b / a), unique},
      {{"-b/(2a)", least("-b/(2a)", -b / (Term(2) * a))},
       {"b/a", least("b/a", b / a)},
       {"the square with b/(2a)", square_completed("the square with b/(2a)", b / (Term(2) * a))}}};
}

Claim minimiser_printed() {
  const auto least = [](std::string label, Comparison curvature) {
    return for_all(std::move(label), {real(a), real(b), real(c), real(w)},
                   energy(w) >= energy(-b / a), {std::move(curvature)});
  };
  return {
      "quadratic/minimiser-printed",
      "The minimum without a > 0",
      "S2:11-15",
      {"quadratic/minimiser"},
      "quadratic/minimiser",
      "As printed, without a > 0: the minimum is at -b/a. Where a < 0 that point is the maximum. "
      "The sign of the curvature decides, not the zero of the derivative.",
      Grade::refuted,
      {least("for every a but 0", a != Term(0))},
      {{"for a < 0", least("for a < 0", a < Term(0))},
       {"for a > -1, a != 0", for_all("for a > -1", {real(a), real(b), real(c), real(w)},
                                      energy(w) >= energy(-b / a), {a > Term(-1), a != Term(0)})}}};
}

Claim gd_update() {
  const Sequence at("w");
  const auto one = [](std::string label, Term factor) {
    return for_all(std::move(label), {real(a), real(b), real(w), real(eta)},
                   w - eta * slope(w) + b / a == factor * (w + b / a), {a != Term(0)});
  };
  const auto all = [&](std::string label, Term factor) {
    Statement s =
        for_all(std::move(label), {real(a), real(b), real(w), real(eta), natural_from(t, 0)},
                at(t) + b / a == pow(factor, t) * (w + b / a), {a != Term(0)});
    s.domain.recursions = {{"w", k, w, at(k) - eta * slope(at(k))}};
    return s;
  };
  const Term factor = Term(1) - eta * a;
  // b = -H w* in every dimension; tested against every vector v.
  const AbstractVector x = AbstractVector::named("w"), best = AbstractVector::named("w_best"),
                       v = AbstractVector::named("v");
  const SymmetricOperator H("H");
  const auto vectors = [&](std::string label, Term step) {
    const AbstractVector next = x - eta * (H * x - H * best);
    Statement s = for_all(std::move(label), {real(eta)},
                          v.dot(next - best) == v.dot(x - best) - step * v.dot(H * (x - best)));
    s.domain.vectors = {"w", "w_best", "v"};
    s.domain.operators = {"H"};
    return s;
  };
  return {
      "quadratic/gd-update",
      "Gradient descent on a parabola multiplies the error",
      "S2:207-208",
      {"quadratic/gd-update"},
      "",
      "Each step multiplies the distance to the minimum by 1 - eta a, so after t steps it is "
      "(1 - eta a)^t of what it was; in many dimensions by the matrix I - eta H. This is exact, "
      "but for quadratics only.",
      Grade::proved,
      {one("one step", factor), all("t steps", factor), vectors("one step, every dimension", eta)},
      {{"1 + eta a", one("1 + eta a", Term(1) + eta * a)},
       {"1 - eta a/2", one("1 - eta a/2", Term(1) - eta * a / Term(2))},
       {"(1 - eta)^t", all("(1 - eta)^t", Term(1) - eta)},
       {"I - 2 eta H", vectors("I - 2 eta H", Term(2) * eta)}}};
}

Claim taylor_exact() {
  const auto expansion = [](Rational second) {
    return energy(z) + (w - z) * slope(z) + Term(second) * square(w - z) * a;
  };
  const auto statement = [&](std::string label, Rational second) {
    return for_all(std::move(label), {real(a), real(b), real(c), real(w), real(z)},
                   energy(w) == expansion(second));
  };
  const auto cube = [](Term x) { return pow(x, 3); };
  const Term g = derivative(cube(z), z), curvature = derivative(g, z);
  const auto cubic =
      for_all("E = w^3", {real(w), real(z)},
              cube(w) == cube(z) + (w - z) * g + square(w - z) / Term(2) * curvature);
  return {"quadratic/taylor-exact",
          "A parabola is its own second-order Taylor polynomial",
          "S2:257-259",
          {"quadratic/taylor-exact"},
          "",
          "The second-order model of a parabola is the parabola, whatever the point w^t of "
          "expansion. For other functions a remainder stays.",
          Grade::proved,
          {statement("for every w and w^t", half)},
          {{"without 1/2", statement("without 1/2", 1)}, {"exact for cubics", cubic}}};
}

Statement about_model(std::string label, Comparison conclusion,
                      std::vector<Comparison> hypotheses = {}) {
  return for_all(std::move(label), {real(E0), real(E1), real(E2), real(w), real(z)},
                 std::move(conclusion), std::move(hypotheses));
}

/// The line of six slides: E(w^t) and E'(w^t) differentiated as if they depended on w.
Term doubled() { return E1 + (w - z) * E2 + E1 + Term(2) * (w - z) / Term(2) * E2; }

Claim model_derivative() {
  const auto statement = [](std::string label, Term claimed) {
    return about_model(std::move(label), derivative(model(w), w) == claimed);
  };
  return {"quadratic/model-derivative",
          "The derivative of the Taylor model",
          "S2:274-277",
          {"quadratic/derivative-double-count"},
          "",
          "The derivative of the second-order model of any function is E'(w^t) + (w - w^t) "
          "E''(w^t). The printed line is exactly twice that, so it vanishes at the same w.",
          Grade::proved,
          {statement("for every function", E1 + (w - z) * E2),
           about_model("the printed line is twice as much",
                       doubled() == Term(2) * derivative(model(w), w))},
          {{"(w - w^t)/2", statement("(w - w^t)/2", E1 + (w - z) / Term(2) * E2)},
           {"2 (w - w^t)", statement("2 (w - w^t)", E1 + Term(2) * (w - z) * E2)}}};
}

Claim double_count() {
  const auto statement = [](std::string label, Term claimed) {
    return for_all(std::move(label), {real(a), real(b), real(c), real(w), real(z)},
                   derivative(energy(w), w) == claimed);
  };
  return {
      "quadratic/derivative-double-count",
      "The derivative that counts everything twice",
      "S2:274-277",
      {"quadratic/derivative-double-count"},
      "quadratic/model-derivative",
      "As printed on six slides: dE/dw = E'(w^t) + (w - w^t) E'' + E'(w^t) + [2 (w - w^t)/2] "
      "E''. The end result survives, because twice zero is zero.",
      Grade::refuted,
      {statement("on the parabola",
                 slope(z) + (w - z) * a + slope(z) + Term(2) * (w - z) / Term(2) * a)},
      {{"E' counted twice", statement("E' counted twice", Term(2) * slope(z) + (w - z) * a)},
       {"E'' counted twice", statement("E'' counted twice", slope(z) + Term(2) * (w - z) * a)}}};
}

Claim setting_zero() {
  const auto statement = [](std::string label, Term derived, Term factor, Term root) {
    return about_model(std::move(label), derived == factor * E2 * (w - root), {E2 != Term(0)});
  };
  const Term root = z - E1 / E2, true_one = derivative(model(w), w);
  return {
      "quadratic/setting-zero",
      "Setting the derivative of the model to zero",
      "S2:294-334",
      {"quadratic/setting-zero"},
      "",
      "The model's derivative is E'' (w - (w^t - E'/E'')), so it is zero if and only if w E'' = "
      "w^t E'' - E'. The slides start from the doubled derivative; the factor 2 cancels.",
      Grade::proved,
      {statement("the derivative", true_one, Term(1), root),
       statement("the printed line", doubled(), Term(2), root)},
      {{"w E'' = w^t E'' + E'", statement("w^t + E'/E''", true_one, Term(1), z + E1 / E2)},
       {"one term divided by 2",
        statement("one term divided by 2", E1 / Term(2) + (w - z) * E2, Term(1), root)}}};
}

Claim newton_step() {
  const auto stationary = [](std::string label, Term step) {
    return about_model(std::move(label),
                       substitute(derivative(model(w), w), {{w, z - step}}) == Term(0),
                       {E2 != Term(0)});
  };
  const auto parabola = [](std::string label, Term step) {
    return for_all(std::move(label), {real(a), real(b), real(z)}, z - step == -b / a,
                   {a != Term(0)});
  };
  const auto quartic = [](std::string label, Rational factor) {
    const Term g = derivative(pow(w, 4), w);
    return for_all(std::move(label), {real(w)}, w - g / derivative(g, w) == Term(factor) * w,
                   {w != Term(0)});
  };
  const auto least = for_all("never above its start", {real(E0), real(E1), real(E2), real(z)},
                             substitute(model(w), {{w, z - E1 / E2}}) <= E0, {E2 > Term(0)});
  return {
      "quadratic/newton-step",
      "Newton's step",
      "S2:357-401",
      {"quadratic/newton-step"},
      "",
      "Where E'' != 0, the step E'/E'' leads to the stationary point of the model; on a parabola "
      "that is -b/a, from anywhere. It goes down only where E'' > 0, and on w^4 it needs "
      "infinitely many steps: each leaves 2/3 of the way.",
      Grade::proved,
      {stationary("the model is stationary there", E1 / E2),
       parabola("one step on a parabola", slope(z) / a), least, quartic("on w^4", Rational(2, 3))},
      {{"E''/E'", for_all("E''/E'", {real(a), real(b), real(z)}, z - a / slope(z) == -b / a,
                          {a != Term(0), slope(z) != Term(0)})},
       {"twice the step", stationary("twice the step", Term(2) * E1 / E2)},
       {"one step on w^4", quartic("one step on w^4", 0)},
       {"half the step", parabola("half the step", slope(z) / (Term(2) * a))}}};
}

Claim newton_printed() {
  const auto statement = [](std::string label, Comparison curvature) {
    return for_all(std::move(label), {real(a), real(b), real(c), real(w)},
                   energy(w - slope(w) / a) <= energy(w), {std::move(curvature)});
  };
  return {
      "quadratic/newton-printed",
      "Newton's step without E'' > 0",
      "S2:357-401",
      {"quadratic/newton-step"},
      "quadratic/newton-step",
      "As printed, without the sign of E'': the step E'/E'' leads to the minimum. Where E'' < 0 "
      "it leads up, to the maximum.",
      Grade::refuted,
      {statement("for every a but 0", a != Term(0))},
      {{"for a < 1, a != 0",
        for_all("for a < 1", {real(a), real(b), real(c), real(w)},
                energy(w - slope(w) / a) <= energy(w), {a < Term(1), a != Term(0)})},
       {"for a < 0", statement("for a < 0", a < Term(0))}}};
}

Claim eta_opt() {
  const auto best = [](std::string label, Term step) {
    return for_all(std::move(label), {positive(a), real(b), real(c), real(w), real(eta)},
                   energy(w - eta * slope(w)) >= energy(w - step * slope(w)));
  };
  const auto strict =
      for_all("any other step ends higher", {positive(a), real(b), real(c), real(w), real(eta)},
              energy(w - eta * slope(w)) > energy(w - slope(w) / a),
              {eta != Term(1) / a, slope(w) != Term(0)});
  return {
      "quadratic/eta-opt",
      "The best step on a parabola is 1/a",
      "S2:221-234, S2:403-419",
      {"quadratic/eta-opt", "schedule/question"},
      "",
      "For a > 0 no learning rate ends lower than 1/a = 1/E'', and every other one ends higher. "
      "That is one dimension: with several curvatures no single rate is best for all.",
      Grade::proved,
      {best("no step ends lower", Term(1) / a), strict},
      {{"2/a", best("2/a", Term(2) / a)},
       {"1/(2a)", best("1/(2a)", Term(1) / (Term(2) * a))},
       {"a", best("a", a)}}};
}

}  // namespace

std::vector<Claim> quadratic() {
  return {minimiser(),    minimiser_printed(), gd_update(),   taylor_exact(),   model_derivative(),
          double_count(), setting_zero(),      newton_step(), newton_printed(), eta_opt()};
}

}  // namespace gradus
