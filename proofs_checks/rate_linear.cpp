// Where the loss falls at a linear rate: under the inequality of Polyak and Lojasiewicz, and for
// strongly convex losses.

#include "gradus/landscape/function_class.hpp"
#include "rate_premises.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), mu = Term::symbol("mu"), gamma = Term::symbol("gamma"),
           eps = Term::symbol("eps"), q = Term::symbol("q"), t = Term::natural("t"),
           k = Term::natural("k");

/// L(w) = c w^2/2 with mu <= c <= lambda, after a step of this size.
struct Parabola {
  Term c = Term::symbol("c"), w = Term::symbol("w");
  Term next(Term size) const { return w - size * c * w; }
  Model model() const {
    Model m;
    m.name = "L(w) = c w^2/2, mu <= c <= lambda";
    m.variables = {real(c), real(w)};
    m.hypotheses = {c >= mu, c <= lambda};
    return m;
  }
};

Claim pl_step() {
  const Term value = Term::symbol("L"), next = Term::symbol("L_next");
  const AbstractVector g = AbstractVector::named("g"), h = AbstractVector::named("h");
  const Term gg = g.squared_norm(), hh = h.squared_norm();
  const auto statement = [&](std::string label, Term factor) {
    Statement s{std::move(label), {}, next <= factor * value};
    s.domain.variables = {real(value), real(next), positive(lambda), positive(mu)};
    s.domain.hypotheses = {mu <= lambda};
    s.domain.vectors = {"g", "h"};
    const auto pl = [&](std::string at, Term squared, Term loss) {
      return Premise{"|g|^2 >= 2 mu (L - L*) at " + at,
                     "the inequality of Polyak and Lojasiewicz (Karimi, Nutini, Schmidt 2016)", "",
                     squared >= Term(2) * mu * loss};
    };
    s.domain.premises = {
        {"one step", "", "rate/two-sided-step",
         value - next >= (Term(2) * gg + hh) / (Term(4) * lambda), std::nullopt, 0},
        pl("w", gg, value),
        pl("w+", hh, next)};
    const Parabola p;
    Model m = p.model();
    const Term there = p.next(Term(1) / lambda);
    m.bindings = {{value, p.c * square(p.w) / Term(2)},
                  {next, p.c * square(there) / Term(2)},
                  {gg, square(p.c * p.w)},
                  {hh, square(p.c * there)}};
    Model sharp;  // both inequalities of Polyak and Lojasiewicz with equality
    sharp.name = "|g|^2 = 2 mu L at both ends (piecewise quadratic)";
    sharp.bindings = {
        {value, Term(1)},
        {next, (Term(2) - Term(2) * mu / lambda) / (Term(2) + mu / lambda)},
        {gg, Term(2) * mu},
        {hh, Term(2) * mu * (Term(2) - Term(2) * mu / lambda) / (Term(2) + mu / lambda)}};
    s.domain.models = {m, sharp};
    return s;
  };
  const Term kappa = mu / lambda;
  return {
      "rate/pl-step",
      "One step under the inequality of Polyak and Lojasiewicz",
      "S2:183-194",
      {"rate/ratio-definition"},
      "rate/two-sided-step",
      "With |g|^2 >= 2 mu (L - L*) and a lambda-Lipschitz gradient a step of 1/lambda shrinks the "
      "error by (2 - 2 kappa)/(2 + kappa), kappa = mu/lambda; the usual factor 1 - kappa is "
      "larger. No convexity is needed.",
      Grade::proved,
      {statement("L* = 0", (Term(2) - Term(2) * kappa) / (Term(2) + kappa))},
      {{"(2 - 3 kappa)/(2 + kappa)",
        statement("2 - 3 kappa", (Term(2) - Term(3) * kappa) / (Term(2) + kappa))},
       {"(1 - kappa)^2", statement("(1 - kappa)^2", square(Term(1) - kappa))}}};
}

Claim geometric() {
  const Sequence E("E");
  const auto statement = [&](std::string label, Term bound) {
    Statement s{std::move(label), {}, E(t) <= bound};
    s.domain.variables = {nonnegative(q), natural_from(t, 0)};
    s.domain.premises = {{"each step shrinks the error by q", "the hypothesis of the theorem", "",
                          E(k + Term(1)) <= q * E(k), k}};
    Model exact;
    exact.name = "E_t = q^t";
    exact.sequences = {{"E", k, pow(q, k)}};
    s.domain.models = {exact};
    return s;
  };
  return {"rate/geometric",
          "A factor at each step is a geometric rate",
          "S2:183-194",
          {"rate/ratio-definition"},
          "",
          "If every step shrinks the error by at least q, then E_t <= q^t E_0 for all t: the ratio "
          "R of "
          "the lecture, and what it is good for.",
          Grade::proved,
          {statement("by induction over t", pow(q, t) * E(Term(0)))},
          {{"q^(t+1)", statement("q^(t+1)", pow(q, t + Term(1)) * E(Term(0)))},
           {"q^(2t)", statement("q^(2t)", pow(q, Term(2) * t) * E(Term(0)))}}};
}

/// <x, x>, <x, g>, <g, g> of a strongly convex loss with minimiser 0, and its parabola.
struct Pair {
  AbstractVector x = AbstractVector::named("x"), g = AbstractVector::named("g");
  Term xx = x.squared_norm(), xg = x.dot(g), gg = g.squared_norm();
  Model model() const {
    const Parabola p;
    Model m = p.model();
    const Term slope = p.c * p.w;
    m.bindings = {{xx, p.w * p.w}, {xg, p.w * slope}, {gg, slope * slope}};
    return m;
  }
  Statement statement(std::string label, Comparison c, std::vector<Premise> premises) const {
    Statement s{std::move(label), {}, std::move(c)};
    s.domain.variables = {positive(mu), positive(lambda)};
    s.domain.hypotheses = {mu < lambda};
    s.domain.vectors = {"x", "g"};
    s.domain.premises = std::move(premises);
    s.domain.models = {model()};
    return s;
  }
};

Claim secant() {
  const Pair p;
  const Term width = lambda - mu, residual = p.gg - Term(2) * mu * p.xg + square(mu) * p.xx;
  const Term value = Term::symbol("f");
  // f - mu |x|^2/2 is convex with curvature at most lambda - mu; its gradient is g - mu x.
  const auto reading = [&](Term fx, Term fy, Term xg, Term xh, Term gg, Term hh) {
    Substitution r = interpolation_reading(fx, fy, p.xx, xg, xh, gg, Term(0), hh);
    r.emplace(lambda, width);
    return r;
  };
  const Term slope = p.xg - mu * p.xx;
  const auto statement = [&](std::string label, Term left) {
    Statement s =
        p.statement(std::move(label), left <= (lambda + mu) * p.xg,
                    {{"from x to x*, for f - mu |x|^2/2", "", "rate/convex-interpolation",
                      value >= residual / (Term(2) * width), std::nullopt, 0,
                      reading(value, Term(0), slope, Term(0), residual, Term(0))},
                     {"from x* to x, for f - mu |x|^2/2", "", "rate/convex-interpolation",
                      Term(0) >= value - slope + residual / (Term(2) * width), std::nullopt, 0,
                      reading(Term(0), value, Term(0), -slope, Term(0), residual)}});
    s.domain.variables.push_back(real(value));
    const Parabola parabola;
    s.domain.models[0].bindings.emplace(value, (parabola.c - mu) * square(parabola.w) / Term(2));
    return s;
  };
  return {"rate/strongly-convex-secant",
          "The gradient of a strongly convex loss points away from the minimum",
          "S2:183-194",
          {},
          "rate/convex-interpolation",
          "With curvature between mu and lambda: (lambda + mu) <g, x - x*> >= |g|^2 + lambda mu |x "
          "- x*|^2. Gradient and direction to the minimum never point far apart: this is what "
          "makes steps contract. It needs strong convexity.",
          Grade::proved,
          {statement("x* = 0", p.gg + lambda * mu * p.xx)},
          {{"2 |g|^2", statement("2 |g|^2", Term(2) * p.gg + lambda * mu * p.xx)},
           {"lambda^2", statement("lambda^2", p.gg + square(lambda) * p.xx)}}};
}

/// (lambda + mu) <g, x> >= |g|^2 + lambda mu |x|^2.
Premise secant_premise(const Pair& p) {
  return {"the secant inequality", "", "rate/strongly-convex-secant",
          p.gg + lambda * mu * p.xx <= (lambda + mu) * p.xg};
}

Claim slope() {
  const Pair p;
  const auto statement = [&](std::string label, Comparison c, Term curvature) {
    const Word g{{}, "g"}, h{{}, "h"};
    const Premise square_premise{
        "|g - " + std::string(same(curvature, mu) ? "mu" : "lambda") + " x|^2 >= 0",
        "",
        "rate/difference-of-gradients",
        Term(2) * curvature * p.xg <= p.gg + square(curvature) * p.xx,
        std::nullopt,
        0,
        {{Term::inner(g, g), p.gg},
         {Term::inner(g, h), curvature * p.xg},
         {Term::inner(h, h), square(curvature) * p.xx}}};
    return p.statement(std::move(label), std::move(c), {secant_premise(p), square_premise});
  };
  return {"rate/strongly-convex-slope",
          "The gradient is between mu and lambda times the distance",
          "S2:183-194",
          {},
          "rate/strongly-convex-secant",
          "mu |x - x*| <= |g| <= lambda |x - x*|, here squared. The gradient measures the distance "
          "to the minimum, up to the factor kappa = lambda/mu; without strong convexity there is "
          "no lower bound.",
          Grade::proved,
          {statement("from below", square(mu) * p.xx <= p.gg, mu),
           statement("from above", p.gg <= square(lambda) * p.xx, lambda)},
          {{"2 mu^2", statement("2 mu^2", Term(2) * square(mu) * p.xx <= p.gg, mu)},
           {"lambda mu", statement("lambda mu", p.gg <= lambda * mu * p.xx, lambda)}}};
}

Claim contraction() {
  const Pair p;
  const auto statement = [&](std::string label, bool is_short, Term factor) {
    const Term moved = p.xx - Term(2) * eps * p.xg + square(eps) * p.gg;
    const Premise bound{is_short ? "|g| >= mu |x|" : "|g| <= lambda |x|", "",
                        "rate/strongly-convex-slope",
                        is_short ? square(mu) * p.xx <= p.gg : p.gg <= square(lambda) * p.xx};
    Statement s = p.statement(std::move(label), moved <= factor * p.xx, {secant_premise(p), bound});
    s.domain.variables.push_back(positive(eps));
    const Term width = eps * (lambda + mu);
    s.domain.hypotheses.push_back(is_short ? width <= Term(2) : width >= Term(2));
    return s;
  };
  return {
      "rate/strongly-convex-contraction",
      "Every step contracts by max(|1 - eps mu|, |1 - eps lambda|)",
      "S2:183-194",
      {"rate/ratio-definition"},
      "rate/pl-step",
      "With curvature between mu and lambda: |x+ - x*| <= (1 - eps mu) |x - x*| for eps <= "
      "2/(lambda + mu), and <= (eps lambda - 1) |x - x*| beyond; here squared.",
      Grade::proved,
      {statement("eps <= 2/(lambda + mu)", true, square(Term(1) - eps * mu)),
       statement("eps >= 2/(lambda + mu)", false, square(Term(1) - eps * lambda))},
      {{"1 - eps lambda for short steps",
        statement("1 - eps lambda", true, square(Term(1) - eps * lambda))},
       {"1 - eps mu for long steps", statement("1 - eps mu", false, square(Term(1) - eps * mu))}}};
}

Claim best_contraction() {
  const Pair p;
  const auto statement = [&](std::string label, Term size) {
    const Term moved = p.xx - Term(2) * size * p.xg + square(size) * p.gg;
    return p.statement(std::move(label), moved <= square((lambda - mu) / (lambda + mu)) * p.xx,
                       {secant_premise(p)});
  };
  return {
      "rate/strongly-convex-best-step",
      "The best step contracts by (kappa - 1)/(kappa + 1)",
      "S2:183-194",
      {"rate/ratio-definition"},
      "rate/strongly-convex-contraction",
      "eps = 2/(lambda + mu) shrinks the distance to the minimum by (lambda - mu)/(lambda + mu) "
      "at least; a condition number of 100 leaves 98% of it.",
      Grade::proved,
      {statement("eps = 2/(lambda + mu)", Term(2) / (lambda + mu))},
      {{"eps = 1/lambda", statement("eps = 1/lambda", Term(1) / lambda)},
       {"eps = 2/lambda", statement("eps = 2/lambda", Term(2) / lambda)}}};
}

}  // namespace

std::vector<Claim> rate_linear() {
  return {pl_step(), geometric(), secant(), slope(), contraction(), best_contraction()};
}

}  // namespace gradus
