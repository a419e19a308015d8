// The step bound eps <= 2 g'g / g'Hg (S1:82-147), for every dimension: nothing here knows the
// length of g.

#include "for_all.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/landscape/function_class.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Rational half(1, 2);

/// The names of the lecture: step eps, gradient g, Hessian H, bound lambda (the lecture's second
/// L).
struct Names {
  Term eps = Term::symbol("eps"), lambda = Term::symbol("lambda"), value = Term::symbol("L");
  AbstractVector w = AbstractVector::named("w"), g = AbstractVector::named("g");
  SymmetricOperator H{"H"};
  Term gg = g.squared_norm(), gHg = g.dot(H * g);
  Term bound = Term(2) * gg / gHg;  ///< eps*
  Term change = -eps * gg + square(eps) / Term(2) * gHg;

  Statement about(std::string label, std::vector<Variable> variables,
                  std::vector<Comparison> hypotheses, Comparison c) const {
    Statement s{std::move(label), {}, std::move(c)};
    s.domain.variables = std::move(variables);
    s.domain.hypotheses = {gg > Term(0)};
    s.domain.hypotheses.insert(s.domain.hypotheses.end(), hypotheses.begin(), hypotheses.end());
    s.domain.vectors = {"g"};
    s.domain.operators = {"H"};
    return s;
  }
};

Claim model_change() {
  const Names n;
  const LossPoint at{"w", n.w, n.value, n.g};
  const auto statement = [&](Term claimed) {
    Statement s{"Taylor model along w - eps g",
                {},
                second_order_model(at, n.H, n.w - n.eps * n.g) == n.value + claimed};
    s.domain.variables = {real(n.eps), real(n.value)};
    s.domain.vectors = {"w", "g"};
    s.domain.operators = {"H"};
    return s;
  };
  const Term quadratic = square(n.eps) * n.gHg;
  return {
      "step-bound/model-change",
      "The second-order model along the gradient",
      "S1:94-113",
      {"step-bound/model-substitution", "step-bound/gd-update", "taylor/loss-expansion"},
      "",
      "Along w - eps g the second-order Taylor model changes by -eps g'g + eps^2/2 g'Hg. The first "
      "term gains like eps, the second can lose like eps^2: the balance of both is the step bound. "
      "It is the model's change, the loss may do otherwise.",
      Grade::proved,
      {statement(n.change)},
      {{"quadratic term with the wrong sign", statement(-n.eps * n.gg - Term(half) * quadratic)},
       {"1/4 for 1/2", statement(-n.eps * n.gg + quadratic / Term(4))},
       {"eps for eps^2", statement(-n.eps * n.gg + n.eps / Term(2) * n.gHg)}}};
}

Claim model_factored() {
  const Names n;
  const auto statement = [&](Term bound) {
    return n.about("change = -eps g'g (1 - eps/eps*)", {real(n.eps)}, {n.gHg != Term(0)},
                   n.change == -n.eps * n.gg * (Term(1) - n.eps / bound));
  };
  return {"step-bound/model-factored",
          "The model's change in terms of eps*",
          "S1:119-133",
          {"step-bound/quadratic-inequality"},
          "",
          "For g'Hg != 0 the model changes by -eps g'g (1 - eps/eps*) with eps* = 2 g'g / g'Hg. "
          "Half of eps* gains most, eps* itself gains nothing, beyond it the model rises. Of the "
          "loss it speaks only near w.",
          Grade::proved,
          {statement(n.bound)},
          {{"eps* without the 2", statement(n.gg / n.gHg)},
           {"eps* with 4", statement(Term(4) * n.gg / n.gHg)}}};
}

Claim model_decrease() {
  const Names n;
  const auto no_increase = [&](std::string label, Term bound) {
    return n.about(std::move(label), {positive(n.eps)}, {n.gHg > Term(0), n.eps <= bound},
                   n.change <= Term(0));
  };
  const auto increase = [&](std::string label, Term bound) {
    return n.about(std::move(label), {positive(n.eps)}, {n.gHg > Term(0), n.eps > bound},
                   n.change > Term(0));
  };
  Statement any_eps = n.about("eps of any sign", {real(n.eps)}, {n.gHg > Term(0), n.eps <= n.bound},
                              n.change <= Term(0));
  const Term g = Term::symbol("g"), h = Term::symbol("h"), curved = h * square(g);
  const Statement short_bound =
      for_all("2 |g| / g'Hg in one dimension", {positive(n.eps), real(g), positive(h)},
              {g != Term(0), n.eps <= Term(2) * abs(g) / curved},
              -n.eps * square(g) + square(n.eps) / Term(2) * curved <= Term(0));
  return {"step-bound/model-decrease",
          "The step bound, for the model",
          "S1:127-133",
          {"step-bound/model-decrease", "step-bound/positive-curvature-need",
           "step-bound/decrease-equivalence"},
          "",
          "For eps > 0 and g'Hg > 0 the model does not increase if and only if eps <= 2 g'g / "
          "g'Hg. Steps up to twice the best one are safe in the model; whether the loss itself "
          "falls, it does not tell.",
          Grade::proved,
          {no_increase("if eps <= eps*", n.bound), increase("only if eps <= eps*", n.bound)},
          {{"no increase up to 4 g'g / g'Hg", no_increase("bound doubled", Term(4) * n.gg / n.gHg)},
           {"increase beyond g'g / g'Hg", increase("bound halved", n.gg / n.gHg)},
           {"eps of any sign", any_eps},
           {"2 |g| / g'Hg", short_bound}}};
}

Claim nonpositive_curvature() {
  const Names n;
  const auto statement = [&](Comparison curvature) {
    return n.about("strict decrease for every step", {positive(n.eps)}, {curvature},
                   n.change < Term(0));
  };
  // What convexity says of -L.
  const Term next = Term::symbol("L_next"), c = Term::symbol("c"), w = Term::symbol("w");
  const LossPoint opposite{"w", n.w, -n.value, Term(-1) * n.g};
  const auto concave = [&](std::string label, Rational share) {
    Statement s{std::move(label), {}, next <= n.value - Term(share) * n.eps * n.gg};
    s.domain.variables = {real(n.value), real(next), positive(n.eps)};
    s.domain.vectors = {"w", "g"};
    s.domain.premises = {tangent_below(opposite, "w - eps g, of -L", n.w - n.eps * n.g, -next)};
    Model parabola;
    parabola.name = "L(w) = -c w^2/2, c >= 0";
    parabola.variables = {nonnegative(c), real(w)};
    parabola.bindings = {{n.value, -c * square(w) / Term(2)},
                         {next, -c * square(w + n.eps * c * w) / Term(2)},
                         {n.gg, square(c * w)}};
    s.domain.models = {parabola};
    return s;
  };
  const Term t = Term::natural("t"), k = Term::natural("k");
  const Sequence at("w");
  const Statement climb =
      along("on -w^2/2", {positive(n.eps), natural_from(t, 0)},
            {{"w", k, Term(1), at(k) + n.eps * at(k)}}, square(at(t)) <= Term(1));
  return {"step-bound/nonpositive-curvature",
          "Along nonpositive curvature the model always decreases",
          "S1:135-137",
          {"step-bound/nonpositive-curvature"},
          "",
          "If g'Hg <= 0 the model decreases strictly for every eps > 0. If the loss is concave "
          "everywhere, it falls itself, by eps g'g or more; it need not come to an end.",
          Grade::proved,
          {statement(n.gHg <= Term(0)), concave("a concave loss falls by eps g'g", 1)},
          {{"g'Hg >= 0", statement(n.gHg >= Term(0))},
           {"g'Hg <= g'g", statement(n.gHg <= n.gg)},
           {"a concave loss falls by 3 eps g'g", concave("3", 3)},
           {"on -w^2/2 it converges", climb}}};
}

Claim best_step() {
  const Names n;
  const auto best = [&](std::string label, Term step) {
    const Term there = -step * n.gg + square(step) / Term(2) * n.gHg;
    return n.about(std::move(label), {real(n.eps)}, {n.gHg > Term(0)}, n.change >= there);
  };
  const auto value = [&](std::string label, Rational factor) {
    const Term step = n.bound / Term(2);
    const Term there = -step * n.gg + square(step) / Term(2) * n.gHg;
    return n.about(std::move(label), {}, {n.gHg > Term(0)},
                   there == -Term(factor) * square(n.gg) / n.gHg);
  };
  return {"step-bound/best-step",
          "The model's best step is half the bound",
          "S1:127-133",
          {"step-bound/model-decrease"},
          "",
          "For g'Hg > 0 the model is least at eps*/2, where it has fallen by (g'g)^2 / (2 g'Hg). "
          "Nobody knows g'Hg for free, so this step is rarely used; of the loss itself the model "
          "says little at that distance.",
          Grade::proved,
          {best("no step does better than eps*/2", n.bound / Term(2)),
           value("the decrease there", half)},
          {{"best at eps*", best("best at eps*", n.bound)},
           {"best at eps*/3", best("best at eps*/3", n.bound / Term(3))},
           {"decrease without the 1/2", value("decrease without the 1/2", 1)}}};
}

Claim two_over_lambda() {
  const Names n;
  const auto statement = [&](std::string label, std::vector<Comparison> hypotheses, Term factor) {
    return n.about(std::move(label), {positive(n.lambda)}, std::move(hypotheses),
                   factor / n.lambda <= n.bound);
  };
  const Comparison curvature = n.gHg <= n.lambda * n.gg;
  Statement reverse = statement("2/lambda >= eps*", {curvature, n.gHg > Term(0)}, Term(2));
  reverse.conclusion.relation = Relation::greater_equal;
  return {
      "step-bound/two-over-lambda",
      "2/lambda is below every step bound",
      "S1:143-147",
      {"step-bound/two-over-L-chain", "step-bound/spectral-radius-assumption"},
      "",
      "If v'Hv <= lambda v'v for all v and g'Hg > 0, then 2/lambda <= 2 g'g / g'Hg. One step size "
      "below 2/lambda is safe at every point; along flat directions much longer ones would be.",
      Grade::proved,
      {statement("used at v = g", {curvature, n.gHg > Term(0)}, Term(2))},
      {{"the other way round", reverse},
       {"v'Hv <= lambda |v|",
        n.about("lambda |v|", {positive(n.lambda)}, {curvature}, n.gHg <= n.lambda * sqrt(n.gg))},
       {"without g'Hg > 0", statement("without g'Hg > 0", {curvature, n.gHg != Term(0)}, Term(2))},
       {"3/lambda", statement("3/lambda", {curvature, n.gHg > Term(0)}, Term(3))},
       {"curvature bounded from below",
        statement("curvature bounded from below", {n.gHg >= n.lambda * n.gg}, Term(2))}}};
}

Claim quadratic_exact() {
  const Names n;
  const AbstractVector b = AbstractVector::named("b");
  const Term c = Term::symbol("c");
  const auto statement = [&](std::string label, Rational factor) {
    const auto loss = [&](const AbstractVector& at) {
      return Term(half) * at.dot(n.H * at) + b.dot(at) + c;
    };
    const AbstractVector gradient = n.H * n.w + b;
    const LossPoint at{"w", n.w, loss(n.w), gradient};
    const AbstractVector next = n.w - n.eps * gradient;
    Statement s{std::move(label),
                {},
                loss(next) == loss(n.w) + Term(Rational(2) * factor) *
                                              (second_order_model(at, n.H, next) - loss(n.w))};
    s.domain.variables = {real(n.eps), real(c)};
    s.domain.vectors = {"w", "b"};
    s.domain.operators = {"H"};
    return s;
  };
  return {"step-bound/quadratic-exact",
          "On a quadratic loss the model is the loss",
          "S1:94-113",
          {"step-bound/model-substitution", "taylor/multivariate-second-order"},
          "",
          "For L(w) = w'Hw/2 + b'w + c the second-order model along w - eps g equals L(w - eps g). "
          "On quadratics nothing is neglected, so there the step bound is exact; for other losses "
          "a remainder stays.",
          Grade::proved,
          {statement("model = loss", half)},
          {{"twice the change", statement("twice the change", 1)},
           {"half the change", statement("half the change", Rational(1, 4))}}};
}

Claim smooth_decrease() {
  const Names n;
  const Term next = Term::symbol("L_next");
  const LossPoint at{"w", n.w, n.value, n.g};
  const AbstractVector stepped = n.w - n.eps * n.g;
  const auto statement = [&](std::string label, Term factor, bool with_premise) {
    Statement s{std::move(label), {}, next <= n.value - n.eps * factor * n.gg};
    s.domain.variables = {real(n.value), real(next), real(n.eps), positive(n.lambda)};
    s.domain.vectors = {"w", "g"};
    const QuadraticModel q;
    Model m = q.model(n.lambda, false);
    if (with_premise) {
      s.domain.premises = {quadratic_upper_bound(at, "w - eps g", stepped, next, n.lambda)};
    } else {
      m.hypotheses.clear();
      s.domain.premises = {{"L is a quadratic", "definition", "", n.lambda > Term(0)}};
    }
    m.bindings = {{n.value, q.value(q.w)},
                  {next, q.value(q.w - n.eps * q.gradient(q.w))},
                  {n.gg, square(q.gradient(q.w))}};
    s.domain.models = {m};
    return s;
  };
  const Term factor = Term(1) - n.lambda * n.eps / Term(2);
  return {"step-bound/smooth-decrease",
          "What is true of every smooth loss",
          "S1:147, S1:150-152",
          {"rate/descent-lemma", "step-bound/guarantee-convergence"},
          "",
          "If v'H(w)v <= lambda v'v everywhere, then L(w - eps g) <= L(w) - eps (1 - lambda eps/2) "
          "g'g. One bound on the curvature, everywhere, makes every step below 2/lambda a step "
          "down; it does not say to where.",
          Grade::proved,
          {statement("from the quadratic upper bound", factor, true)},
          {{"lambda eps/4", statement("lambda eps/4", Term(1) - n.lambda * n.eps / Term(4), true)},
           {"-2 eps g'g", statement("-2 eps g'g", Term(2) - n.lambda * n.eps / Term(2), true)},
           {"no bound on the curvature", statement("no bound on the curvature", factor, false)}}};
}

}  // namespace

std::vector<Claim> step_bound() {
  return {model_change(), model_factored(),  model_decrease(),  nonpositive_curvature(),
          best_step(),    two_over_lambda(), quadratic_exact(), smooth_decrease()};
}

}  // namespace gradus
