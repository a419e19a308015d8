// The quiz statements 2 to 5, 8 and 10 of the second lecture (S2:19-30): true or false, with the
// witness.

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/landscape/double_well.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), s = Term::symbol("s"), x = Term::symbol("x"),
           y = Term::symbol("y"), eta = Term::symbol("eta");
const Term k = Term::natural("k"), t = Term::natural("t");

/// The quiz statement, whose answer is "false", and neighbours that are no better.
Claim false_statement(std::string id, std::string title, std::string source, std::string sharpens,
                      std::string sentence, Part part, std::vector<Mutant> mutants,
                      std::vector<std::string> rows) {
  return {std::move(id),   std::move(title),    std::move(source),
          std::move(rows), std::move(sharpens), std::move(sentence),
          Grade::refuted,  {std::move(part)},   std::move(mutants)};
}

Claim derivative_zero() {
  const auto slope_at = [](std::string label, Term f, Rational where) {
    return for_all(std::move(label), {},
                   substitute(derivative(f, w), {{w, Term(where)}}) == Term(0));
  };
  const auto near = [](std::string label, Term f, Rational where, Rational side,
                       Relation relation) {
    const Term there = Term(where) + Term(side) * s;
    return for_all(std::move(label), {in_open(s, 0, 1)},
                   {substitute(f, {{w, there}}), relation, substitute(f, {{w, Term(where)}})});
  };
  const Term cube = pow(w, 3), even = pow(square(w) - Term(1), 3);
  return false_statement(
      "quiz/2-derivative-zero", "Q2: the derivative is zero only at maxima and minima", "S2:19", "",
      "False. x^3 at 0 and (x^2 - 1)^3 at 1 have derivative zero, with lower points on one side "
      "and "
      "higher ones on the other.",
      Refutation{"x^3 and (x^2 - 1)^3",
                 "a point with derivative zero is a maximum or a minimum",
                 {slope_at("x^3 is flat at 0", cube, 0),
                  near("lower to the left", cube, 0, -1, Relation::less),
                  near("higher to the right", cube, 0, 1, Relation::greater),
                  slope_at("(x^2 - 1)^3 is flat at 1", even, 1),
                  near("lower to the left of 1", even, 1, -1, Relation::less),
                  near("higher to the right of 1", even, 1, 1, Relation::greater)}},
      {{"x^3 at 0 is a minimum",
        near("x^3 at 0 is a minimum", cube, 0, -1, Relation::greater_equal)},
       {"x^3 at 0 is a maximum", near("x^3 at 0 is a maximum", cube, 0, 1, Relation::less_equal)},
       {"x^3 is flat at 1", slope_at("x^3 is flat at 1", cube, 1)}},
      {"quiz/2-derivative-zero"});
}

Claim second_derivative() {
  const Term here = Term::symbol("f_0"), left = Term::symbol("f_l"), right = Term::symbol("f_r");
  const auto difference = [&](std::string label, Relation relation) {
    return for_all(std::move(label), {real(here), real(left), real(right), real(s)},
                   {(right - Term(2) * here + left) / square(s), relation, Term(0)},
                   {left >= here, right >= here, s != Term(0)});
  };
  const auto curvature = [](std::string label, int power, Relation relation, Rational value) {
    const Term second = derivative(derivative(pow(w, power), w), w);
    return for_all(std::move(label), {},
                   {substitute(second, {{w, Term(0)}}), relation, Term(value)});
  };
  return {
      "quiz/3-second-derivative",
      "At a minimum the curvature is not negative",
      "S2:20",
      {"quiz/3-second-derivative"},
      "",
      "Every second difference around a minimum is >= 0, so its limit, the second derivative, is "
      "too. It may be zero: x^4.",
      Grade::proved,
      {difference("second differences", Relation::greater_equal),
       curvature("positive for x^2", 2, Relation::greater, 0),
       curvature("x^4 has 0", 4, Relation::equal, 0)},
      {{"always positive", difference("always positive", Relation::greater)},
       {"positive for x^4", curvature("positive for x^4", 4, Relation::greater, 0)},
       {"negative for x^2", curvature("negative for x^2", 2, Relation::less, 0)}}};
}

Claim second_derivative_printed() {
  const Term a = Term::symbol("a");
  const auto statement = [&](std::string label, Variable curvature, int power) {
    const Term f = a * pow(w, power);
    return for_all(std::move(label), {std::move(curvature), real(w)},
                   derivative(derivative(f, w), w) < Term(0), {f <= Term(0)});
  };
  return false_statement("quiz/3-printed", "Q3: the second derivative is negative at the minima",
                         "S2:20", "quiz/3-second-derivative",
                         "False. At the minimum 0 of a w^2, a > 0, it is 2a > 0. A negative second "
                         "derivative marks a maximum.",
                         statement("a w^2 where it is least", positive(a), 2),
                         {{"a w^4", statement("a w^4", positive(a), 4)},
                          {"a w^2 with a >= 1", statement("a >= 1", in(a, 1, 8), 2)}},
                         {"quiz/3-second-derivative"});
}

Claim gradient_ascent() {
  const Term a = Term::symbol("a"), b = Term::symbol("b"), start = Term::symbol("w_0");
  const Term f =
      Term::symbol("c1") * w + Term::symbol("c2") * square(w) + Term::symbol("c3") * pow(w, 3);
  const auto same = [&](std::string label, Term sign) {
    return for_all(std::move(label),
                   {real(w), real(eta), real(Term::symbol("c1")), real(Term::symbol("c2")),
                    real(Term::symbol("c3"))},
                   w + eta * derivative(f, w) == w - eta * derivative(sign * f, w));
  };
  const Sequence at("w");
  const auto climb = [&](std::string label, Term factor) {
    return along(std::move(label),
                 {positive(a), real(b), real(start), real(eta), natural_from(t, 0)},
                 {{"w", k, start, at(k) + eta * (b - a * at(k))}},
                 at(t) - b / a == pow(factor, t) * (start - b / a));
  };
  const auto step = [&](std::string label, std::vector<Comparison> hypotheses) {
    return for_all(std::move(label), {positive(a), real(b), real(w), nonnegative(eta)},
                   square(w + eta * (b - a * w) - b / a) <= square(w - b / a),
                   std::move(hypotheses));
  };
  Statement away = step("every step beyond 2/a does", {eta > Term(2) / a, w - b / a != Term(0)});
  away.conclusion.relation = Relation::greater;
  away.domain.variables.back() = positive(eta);
  return {
      "quiz/4-gradient-ascent",
      "Q4: gradient ascent finds maxima",
      "S2:21",
      {"quiz/4-gradient-ascent"},
      "",
      "True, with a step that is small enough: ascent on f is descent on -f, and on b w - a w^2/2 "
      "the error is (1 - eta a)^t times the first. With eta > 2/a it diverges, and it finds "
      "local maxima only.",
      Grade::proved,
      {same("ascent on f is descent on -f", Term(-1)), climb("t steps", Term(1) - eta * a),
       step("no step up to 2/a leads away", {eta * a <= Term(2)}), away},
      {{"descent on f", same("descent on f", Term(1))},
       {"the global maximum", for_all("the local maximum at 1 of the double well upside down",
                                      {real(w)}, -double_well(w) <= -double_well(Term(1)))},
       {"with any step", step("with any step", {})},
       {"(1 + eta a)^t", climb("(1 + eta a)^t", Term(1) + eta * a)}}};
}

Claim never_stuck() {
  const auto step = [](std::string label, Comparison c) {
    return for_all(std::move(label), {in_open(w, 0, 1)}, std::move(c));
  };
  const Term next = double_well_step(w);
  return false_statement(
      "quiz/5-never-stuck", "Q5: gradient descent is never stuck at a local minimum", "S2:22",
      "quadratic/nonconvex-problem",
      "False. On the double well every iterate from (0, 1) moves towards 1 and never past it, "
      "while "
      "E is 9/4 lower at -2.",
      Refutation{
          "the double well, rate 1/10, from (0, 1)",
          "gradient descent is never stuck at a local minimum",
          {step("it moves to the right", next > w), step("it never passes 1", next < Term(1)),
           for_all("1 is not the lowest point", {},
                   double_well(Term(1)) - double_well(Term(-2)) == Term(Rational(9, 4)))}},
      {{"it moves to the left", step("it moves to the left", next < w)},
       {"it passes 1 at last", step("it passes 1", next >= Term(1))}},
      {"quiz/5-never-stuck", "backprop/so-far"});
}

Claim same_solution() {
  const Term a0 = Term::symbol("a_0"), b0 = Term::symbol("b_0");
  const Sequence a("a"), b("b");
  const auto run = [&](std::string label, Comparison c) {
    const Term slope = Term(2) * (a(k) + b(k) - Term(1));
    return along(std::move(label), {real(a0), real(b0), real(eta), natural_from(t, 0)},
                 {{"a", k, a0, a(k) - eta * slope}, {"b", k, b0, b(k) - eta * slope}},
                 std::move(c));
  };
  const Term end = Term::symbol("u");
  const Statement many = for_all(
      "all (1/2 + u, 1/2 - u) are minima", {real(end)},
      square((Term(Rational(1, 2)) + end) + (Term(Rational(1, 2)) - end) - Term(1)) == Term(0));
  return false_statement(
      "quiz/8-same-solution", "Q8: irrespective of the initialisation the solution is the same",
      "S2:28", "quadratic/nonconvex-problem",
      "False, even for a convex loss: on (a + b - 1)^2 every step keeps a - b, so each start ends "
      "at "
      "its own minimum. On the double well two starts end at two minima of different value: "
      "quadratic/nonconvex-problem.",
      Refutation{"(a + b - 1)^2",
                 "the solution does not depend on the start",
                 {run("a - b stays for ever", a(t) - b(t) == a0 - b0), many}},
      {{"a + b stays", run("a + b stays", a(t) + b(t) == a0 + b0)},
       {"a stays", run("a stays", a(t) == a0)}},
      {"quiz/8-same-solution"});
}

Claim nested() {
  const Term u = Term::symbol("u"), v = Term::symbol("v");
  const auto net = [&](Term first, Term second) { return second * tanh(first * x); };
  const auto linear = [&](Term first, Term second) { return second * (first * x); };
  const auto degree = [&](std::string label, int power) {
    return for_all(std::move(label), {real(u), real(v), real(x), real(s)},
                   linear(s * u, s * v) == pow(s, power) * linear(u, v));
  };
  const Term h = Term::symbol("h");
  const auto composed = [&](std::string label, Term inner) {
    return for_all(
        std::move(label), {real(u), real(v), real(x)},
        derivative(net(u, v), u) == substitute(derivative(v * tanh(h), h), {{h, inner}}) * x);
  };
  return {
      "quiz/10-nested",
      "Q10: a network is a nested function of inputs and weights",
      "S2:30",
      {"quiz/10-nested"},
      "",
      "True: v tanh(u x) is one function inside another, so its derivative follows by the chain "
      "rule. Even with linear layers it is not linear in its weights: twice the weights give "
      "four times the output.",
      Grade::proved,
      {composed("the chain rule", u * x), degree("degree 2 in the weights", 2)},
      {{"linear in the weights", degree("linear in the weights", 1)},
       {"the outer slope at x", composed("the outer slope at x", x)}}};
}

}  // namespace

std::vector<Claim> quiz() {
  return {derivative_zero(), second_derivative(), second_derivative_printed(),
          gradient_ascent(), never_stuck(),       same_solution(),
          nested()};
}

}  // namespace gradus
