// The quiz statement 9 (S2:29): one minimum and no saddle are not enough, and what is.

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), x = Term::symbol("x"), y = Term::symbol("y");
const Term k = Term::natural("k"), t = Term::natural("t");

Claim unique_minimum_quartic() {
  const Sequence at("w");
  const auto run = [&](std::string label, Rational start, Comparison c) {
    return along(std::move(label), {natural_from(t, 0)},
                 {{"w", k, Term(start), at(k) - pow(at(k), 3)}}, std::move(c));
  };
  const Term g = derivative(pow(w, 4), w);
  const auto step = [&](std::string label, Rational rate) {
    return for_all(std::move(label), {real(w)}, w - Term(rate) * g == w - pow(w, 3));
  };
  const auto far = [&](std::string label, Rational from) {
    return for_all(std::move(label), {real(w)}, square(w - pow(w, 3)) >= Term(9) * square(w),
                   {square(w) >= Term(from * from)});
  };
  return {
      "quiz/9-quartic",
      "One minimum, no saddle, and yet it diverges",
      "S2:29",
      {"quiz/9-unique-minimum"},
      "",
      "On w^4 with eta = 1/4 the iterates from 2 are 2, -6, 210, ...: each is at least three times "
      "as far away. "
      "From 1/2 they shrink. The curvature grows with w, so no constant step is safe everywhere.",
      Grade::proved,
      {step("the step is w - w^3", Rational(1, 4)),
       run("from 2 it stays beyond 2", 2, square(at(t)) >= Term(4)),
       far("and beyond 2 every step triples it", 2),
       run("from 1/2 it never grows", Rational(1, 2), square(at(t)) <= Term(Rational(1, 4)))},
      {{"triples beyond 1", far("beyond 1", 1)},
       {"from 1 it stays beyond 1", run("from 1", 1, square(at(t)) >= Term(1))},
       {"the rate 1/2", step("the rate 1/2", Rational(1, 2))},
       {"from 3/2 it never grows",
        run("from 3/2", Rational(3, 2), square(at(t)) <= Term(Rational(9, 4)))}}};
}

Claim unique_critical_point() {
  const auto f = [](Term a, Term b) { return square(a) + square(b) * pow(Term(1) + a, 3); };
  const Term fx = derivative(f(x, y), x), fy = derivative(f(x, y), y);
  const auto entry = [&](std::string label, Term first, Term second, Rational value) {
    return for_all(std::move(label), {},
                   substitute(derivative(derivative(f(x, y), first), second),
                              {{x, Term(0)}, {y, Term(0)}}) == Term(value));
  };
  const auto flat = [&](std::string label, std::vector<Comparison> where) {
    return for_all(std::move(label), {real(x), real(y)}, fy != Term(0), std::move(where));
  };
  return {
      "quiz/9-unique-critical-point",
      "One critical point, a strict local minimum, and no lowest value",
      "S2:29",
      {"quiz/9-unique-minimum"},
      "quiz/9-quartic",
      "x^2 + y^2 (1 + x)^3 has its only critical point at the origin, with Hessian 2I, and is -23 "
      "at (-3, 2): a descent from there cannot reach the origin. In one dimension this cannot "
      "happen.",
      Grade::proved,
      {flat("f_y != 0 off both lines", {y != Term(0), x != Term(-1)}),
       for_all("on x = -1: f_x = -2", {real(y)}, substitute(fx, {{x, Term(-1)}}) == Term(-2)),
       for_all("on y = 0: f_x = 2x", {real(x)}, substitute(fx, {{y, Term(0)}}) == Term(2) * x),
       entry("f_xx = 2 at the origin", x, x, 2), entry("f_xy = 0", x, y, 0),
       entry("f_yy = 2", y, y, 2),
       for_all("lower than the minimum", {}, f(Term(-3), Term(2)) < f(Term(0), Term(0)))},
      {{"f_y != 0 for y != 0", flat("f_y != 0 for y != 0", {y != Term(0)})},
       {"the origin is the lowest point",
        for_all("the origin is the lowest point", {real(x), real(y)},
                f(x, y) >= f(Term(0), Term(0)))},
       {"f_yy = 6", entry("f_yy = 6", y, y, 6)}}};
}

Claim unique_minimum_printed() {
  const Sequence at("w");
  const auto run = [&](std::string label, Comparison c) {
    return along(std::move(label), {natural_from(t, 0)}, {{"w", k, Term(3), at(k) - pow(at(k), 3)}},
                 std::move(c));
  };
  return {
      "quiz/9-unique-minimum",
      "Q9: initialisation does not matter if there is one minimum and no saddle",
      "S2:29",
      {"quiz/9-unique-minimum"},
      "quiz/9-unique-critical-point",
      "False as printed: w^4 has one minimum and no other critical point, and with eta = 1/4 the "
      "iterates from 3 never come below 3, those from 0 stay at 0. Convexity, a curvature bound "
      "and "
      "eta < 2/lambda make it true.",
      Grade::refuted,
      {Refutation{"w^4, eta = 1/4",
                  "with one minimum and no saddle, every start leads to it",
                  {for_all("0 is its minimum", {real(w)}, pow(w, 4) > Term(0), {w != Term(0)}),
                   for_all("and its only critical point", {real(w)},
                           derivative(pow(w, 4), w) != Term(0), {w != Term(0)}),
                   run("from 3 it stays away", square(at(t)) >= Term(9))}}},
      {{"from 3 it comes nearer",
        run("from 3 it comes nearer", square(at(t + Term(1))) <= square(at(t)))},
       {"from 3 it stays below 2^10",
        run("from 3 it stays below 2^10", square(at(t)) <= Term(1024))}}};
}

Claim start_forgotten() {
  const Term mu = Term::symbol("mu"), lambda = Term::symbol("lambda"), eta = Term::symbol("eta");
  const AbstractVector e = AbstractVector::named("x"), g = AbstractVector::named("g");
  const Term ee = e.squared_norm(), gg = g.squared_norm(), eg = e.dot(g);
  const auto statement = [&](std::string label, Term rate, Rational step) {
    Statement s = for_all(std::move(label), {positive(mu), positive(lambda), nonnegative(eta)},
                          (e - eta * g).squared_norm() <= (Term(1) - rate) * ee,
                          {mu < lambda, eta * (mu + lambda) <= Term(step)});
    s.domain.vectors = {"x", "g"};
    s.domain.premises = {{"the secant inequality", "", "rate/strongly-convex-secant",
                          gg + lambda * mu * ee <= (lambda + mu) * eg}};
    const Term h = Term::symbol("h");
    Model m;
    m.name = "f(w) = h w^2/2, mu <= h <= lambda";
    m.variables = {real(h), real(w)};
    m.hypotheses = {mu <= h, h <= lambda};
    m.bindings = {{ee, square(w)}, {gg, square(h * w)}, {eg, h * square(w)}};
    s.domain.models = {m};
    return s;
  };
  const auto longer = [&](std::string label, Term reach) {
    Statement s = statement(std::move(label), Term(0), 2);
    s.conclusion.relation = Relation::less;
    s.domain.variables.back() = positive(eta);
    s.domain.hypotheses = {mu < lambda, eta * (mu + lambda) >= Term(2),
                           eta * lambda<reach, ee> Term(0)};
    s.domain.premises = {{"every step contracts",
                          "",
                          "rate/strongly-convex-contraction",
                          (e - eta * g).squared_norm() <= square(Term(1) - eta * lambda) * ee,
                          std::nullopt,
                          0,
                          {{Term::symbol("eps"), eta}}}};
    return s;
  };
  const Term rate = Term(2) * eta * mu * lambda / (mu + lambda);
  return {
      "quiz/9-true",
      "When the start does not matter",
      "S2:29",
      {"quiz/9-unique-minimum"},
      "quiz/9-unique-minimum",
      "With curvature between mu > 0 and lambda, and 0 < eta <= 2/(mu + lambda), each step takes "
      "|w - w*|^2 to at most 1 - 2 eta mu lambda/(mu + lambda) times its size, in every "
      "dimension: every start leads to the one minimum. Longer steps, below 2/lambda, come nearer "
      "too, by the factor (1 - eta lambda)^2.",
      Grade::proved,
      {statement("one step", rate, 2), longer("steps from there to 2/lambda", Term(2))},
      {{"4 eta mu lambda/(mu + lambda)", statement("twice the rate", Term(2) * rate, 2)},
       {"steps up to 3/lambda", longer("steps up to 3/lambda", Term(3))},
       {"steps up to 4/(mu + lambda)", statement("steps up to 4/(mu + lambda)", rate, 4)}}};
}

}  // namespace

std::vector<Claim> quiz_minimum() {
  return {unique_minimum_quartic(), unique_critical_point(), unique_minimum_printed(),
          start_forgotten()};
}

}  // namespace gradus
