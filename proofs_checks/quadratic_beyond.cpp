// Beyond one convex parabola: several variables (S2:517-519), no convexity (S2:524-550).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/landscape/double_well.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term mu = Term::symbol("mu"), L = Term::symbol("L"), h = Term::symbol("h"),
           eta = Term::symbol("eta"), kappa = Term::symbol("kappa"), s = Term::symbol("s"),
           w = Term::symbol("w");
const Term k = Term::natural("k"), t = Term::natural("t");
const Term best_step = Term(2) / (L + mu), best_factor = (L - mu) / (L + mu);

/// For 0 < mu <= h <= L, h a curvature along some direction.
Statement curvatures(std::string label, std::vector<Variable> more, Comparison conclusion,
                     std::vector<Comparison> hypotheses = {}) {
  std::vector<Variable> variables{positive(mu), positive(L), real(h)};
  variables.insert(variables.end(), more.begin(), more.end());
  hypotheses.insert(hypotheses.begin(), {mu <= h, h <= L});
  return for_all(std::move(label), std::move(variables), std::move(conclusion),
                 std::move(hypotheses));
}

Claim multivariate_threshold() {
  const auto contracts = [](std::string label, Comparison bound) {
    return curvatures(std::move(label), {positive(eta)}, square(Term(1) - eta * h) < Term(1),
                      {std::move(bound)});
  };
  const auto fails = [](std::string label, Rational product) {
    return for_all(std::move(label), {positive(L), positive(eta)},
                   square(Term(1) - eta * L) >= Term(1), {eta * L >= Term(product)});
  };
  return {"quadratic/multivariate-threshold",
          "Several curvatures: the largest one sets the limit",
          "S2:517-519",
          {"quadratic/multivariate-problem"},
          "",
          "With curvatures between mu and L every error component shrinks if and only if 0 < eta < "
          "2/L. The flat directions ask for more, but the steep ones would explode.",
          Grade::proved,
          {contracts("every component shrinks", eta * L < Term(2)),
           fails("beyond 2/L the steepest does not", 2)},
          {{"up to 2/mu", contracts("up to 2/mu", eta * mu < Term(2))},
           {"up to 3/L", contracts("up to 3/L", eta * L < Term(3))},
           {"beyond 1/L already", fails("beyond 1/L already", 1)}}};
}

Claim multivariate_problem() {
  const Sequence error("e");
  const Term first = Term::symbol("e_0");
  const auto every = [](std::string label, Term factor) {
    return curvatures(std::move(label), {}, square(Term(1) - best_step * h) <= square(factor));
  };
  const auto none_better = [](std::string label, Term rate) {
    return for_all(std::move(label), {positive(mu), positive(L), real(eta)},
                   eta * L - Term(1) >= rate, {Term(1) - eta * mu <= best_factor});
  };
  const auto all_steps = [&](std::string label, Term wider) {
    Statement statement = curvatures(
        std::move(label), {real(first), natural_from(t, 0)},
        pow(wider, Term(2) * t) * square(error(t)) <= pow(L - mu, Term(2) * t) * square(first));
    statement.domain.recursions = {{"e", k, first, error(k) - best_step * (h * error(k))}};
    return statement;
  };
  // In every dimension: (H - mu)(L - H) is positive semidefinite, used at e.
  const AbstractVector e = AbstractVector::named("e");
  const SymmetricOperator H("H");
  const auto vectors = [&](std::string label, Term factor) {
    Statement statement =
        for_all(std::move(label), {positive(mu), positive(L)},
                (e - best_step * (H * e)).squared_norm() <= square(factor) * e.squared_norm(),
                {(H * e - mu * e).dot(L * e - H * e) >= Term(0)});
    statement.domain.vectors = {"e"};
    statement.domain.operators = {"H"};
    return statement;
  };
  const Term condition = L / mu;
  return {"quadratic/multivariate-problem",
          "The best constant step for several curvatures",
          "S2:517-519",
          {"quadratic/multivariate-problem"},
          "quadratic/multivariate-threshold",
          "eta = 2/(L + mu) shrinks every error by (kappa - 1)/(kappa + 1), kappa = L/mu, in every "
          "dimension, and no constant step does better in the worst direction. Only for kappa = 1 "
          "is one step enough.",
          Grade::proved,
          {every("every component", best_factor), vectors("every dimension", best_factor),
           all_steps("t steps", L + mu),
           none_better("a step that treats mu no worse treats L no better", best_factor),
           for_all("in terms of kappa", {positive(mu), positive(L)},
                   best_factor == (condition - Term(1)) / (condition + Term(1)))},
          {{"factor (kappa - 1)/(kappa + 2)",
            every("(L - mu)/(L + 2 mu)", (L - mu) / (L + Term(2) * mu))},
           {"no step does better than (kappa - 1)/kappa", none_better("(L - mu)/L", (L - mu) / L)},
           {"step 1/mu", curvatures("step 1/mu", {}, square(Term(1) - h / mu) <= Term(1))},
           {"(L + 2 mu)^t", all_steps("(L + 2 mu)^t", L + Term(2) * mu)},
           {"half the factor", vectors("half the factor", best_factor / Term(2))}}};
}

Claim line_search() {
  // f = (x^2 + kappa y^2)/2; the exact step along the gradient g is g'g/(g'Hg).
  const Term x = Term::symbol("x"), y = Term::symbol("y");
  const Term step = (square(x) + square(kappa * y)) / (square(x) + kappa * square(kappa * y));
  const Term rate = (kappa - Term(1)) / (kappa + Term(1));
  const auto from = [&](std::string label, Term sign, Term coordinate, Term moved, Term reached) {
    const Substitution at{{x, kappa * s}, {y, sign * s}};
    return for_all(std::move(label), {positive(kappa), real(s)},
                   substitute(coordinate - step * moved, at) == reached, {s != Term(0)});
  };
  const auto first = [&](std::string label, Term sign, Term r) {
    return from(std::move(label), sign, x, x, kappa * (r * s));
  };
  const auto second = [&](std::string label, Term sign, Term r) {
    return from(std::move(label), sign, y, kappa * y, -sign * (r * s));
  };
  return {
      "quadratic/line-search",
      "Even the best step along the gradient zigzags",
      "S2:517-519",
      {"quadratic/multivariate-problem", "convex/contours"},
      "quadratic/multivariate-problem",
      "On (x^2 + kappa y^2)/2 exact line search leads from (kappa s, +-s) to r (kappa s, -+s), "
      "r = (kappa - 1)/(kappa + 1): it zigzags for ever at the rate of the best constant step.",
      Grade::proved,
      {first("x from (kappa s, s)", Term(1), rate), second("y from (kappa s, s)", Term(1), rate),
       first("x from (kappa s, -s)", Term(-1), rate),
       second("y from (kappa s, -s)", Term(-1), rate)},
      {{"no change of sign", from("no change of sign", Term(1), y, kappa * y, rate * s)},
       {"rate (kappa - 1)/kappa", first("(kappa - 1)/kappa", Term(1), (kappa - Term(1)) / kappa)},
       {"arrives at once", first("arrives at once", Term(1), Term(0))}}};
}

Claim double_well_shape() {
  const Term g = derivative(double_well(w), w);
  const auto slope = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {real(w)}, g == claimed);
  };
  const auto local = [](std::string label, Term low) {
    return for_all(std::move(label), {real(w)}, double_well(w) >= double_well(Term(1)), {w >= low});
  };
  return {
      "quadratic/double-well",
      "A loss with two valleys",
      "S2:524-550",
      {"quadratic/nonconvex-problem"},
      "",
      "E = w^4/4 + w^3/3 - w^2 has the slope w (w - 1)(w + 2): a maximum at 0, a minimum at 1 "
      "that is only local, and the global one at -2.",
      Grade::proved,
      {slope("the slope", w * (w - Term(1)) * (w + Term(2))),
       local("1 is the lowest point with w >= 0", Term(0)),
       for_all("-2 is the lowest of all", {real(w)}, double_well(w) >= double_well(Term(-2))),
       for_all("1 is higher than -2", {}, double_well(Term(1)) > double_well(Term(-2))),
       for_all("the curvature at 0 is negative", {},
               substitute(derivative(g, w), {{w, Term(0)}}) < Term(0))},
      {{"the slope w (w - 1)(w + 1)", slope("w (w - 1)(w + 1)", w * (w - Term(1)) * (w + Term(1)))},
       {"1 is the lowest of all", local("1 is the lowest of all", Term(-2))}}};
}

Claim nonconvex_problem() {
  // Odds are squares u = s^2 >= 0, so s_{k+1} = s_k sqrt(factor).
  const Sequence root("s");
  const Term first = Term::symbol("s_0");
  const auto step = [](std::string label, Term minimum, Term factor) {
    const auto at = [&](Term odds) { return minimum / (Term(1) + odds); };
    return for_all(std::move(label), {real(s)},
                   double_well_step(at(square(s))) == at(square(s) * factor));
  };
  const auto tends = [&](std::string label, Term (*factor)(Term), Rational rate) {
    return along(std::move(label), {real(first), natural_from(t, 0)},
                 {{"s", k, first, root(k) * sqrt(factor(root(k) * root(k)))}},
                 square(root(t)) <= pow(Term(rate), t) * square(first));
  };
  const Term right = double_well_right_factor(s * s), left = double_well_left_factor(s * s);
  const Rational rate(5, 6);
  return {
      "quadratic/nonconvex-problem",
      "Without convexity the start decides",
      "S2:524-550",
      {"quadratic/nonconvex-problem"},
      "quadratic/double-well",
      "Gradient descent with rate 1/10 tends to 1 from every start in (0, 1], and to -2 from "
      "every start in [-2, 0): the odds (1 - w)/w and (w + 2)/(-w) fall at least like (5/6)^t. "
      "The limit 1 is not the global minimum.",
      Grade::proved,
      {step("odds to the right of 0", Term(1), right),
       tends("to 1 from the right of 0", double_well_right_factor, rate),
       step("odds to the left of 0", Term(-2), left),
       tends("to -2 from the left of 0", double_well_left_factor, rate)},
      {{"(7/10)^t", tends("(7/10)^t", double_well_right_factor, Rational(7, 10))},
       {"(1/2)^t to the left", tends("(1/2)^t", double_well_left_factor, Rational(1, 2))},
       {"the odds are halved", step("the odds are halved", Term(1), Term(Rational(1, 2)))},
       {"the right factor on the left", step("the right factor on the left", Term(-2), right)}}};
}

Claim newton_uphill() {
  const Term g = derivative(double_well(w), w), newton = w - g / derivative(g, w);
  const auto at = [&](std::string label, std::vector<Comparison> hypotheses) {
    return for_all(std::move(label), {real(w)},
                   substitute(double_well(w), {{w, newton}}) <= double_well(w),
                   std::move(hypotheses));
  };
  const Comparison defined = derivative(g, w) != Term(0);
  return {"quadratic/newton-uphill",
          "1/E'' as a rate without convexity",
          "S2:524-550",
          {"quadratic/nonconvex-problem"},
          "quadratic/newton-printed",
          "As one would carry it over: eta = 1/E'' still descends. On the double well it climbs "
          "near 0, where E'' < 0. Newton's step looks for a zero of the slope, of whatever kind.",
          Grade::refuted,
          {at("E never rises", {defined})},
          {{"near 0",
            at("near 0", {w >= Term(Rational(-1, 2)), w <= Term(Rational(1, 2)), w != Term(0)})},
           {"on (0, 1)", at("on (0, 1)", {defined, w > Term(0), w < Term(1)})}}};
}

}  // namespace

std::vector<Claim> quadratic_beyond() {
  return {multivariate_threshold(), multivariate_problem(), line_search(),
          double_well_shape(),      nonconvex_problem(),    newton_uphill()};
}

}  // namespace gradus
