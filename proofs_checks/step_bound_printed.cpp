// The slips of the lecture in the derivation of the step bound, as printed.

#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term eps = Term::symbol("eps"), lambda = Term::symbol("lambda"), w = Term::symbol("w");

/// What the lecture prints, and neighbours of it that are no better.
Claim printed(std::string id, std::string title, std::string source, std::string row,
              std::string sentence, Part part, std::vector<Mutant> mutants) {
  return {std::move(id),       std::move(title), std::move(source), {std::move(row)},  "",
          std::move(sentence), Grade::refuted,   {std::move(part)}, std::move(mutants)};
}

/// L(w - eps g) = L + claimed change, for L = a w^2/2.
Statement quadratic_model(std::string label, Rational coefficient) {
  const Term a = Term::symbol("a");
  const auto loss = [&](Term x) { return a * square(x) / Term(2); };
  const Term g = a * w, gHg = a * square(g);
  Statement s{
      std::move(label),
      {},
      loss(w - eps * g) == loss(w) - eps * square(g) + Term(coefficient) * square(eps) * gHg};
  s.domain.variables = {real(a), real(w), real(eps)};
  return s;
}

Claim model_sign() {
  return printed("step-bound/printed-model-sign", "The model with the term -1/4 g'Hg", "S1:101",
                 "step-bound/model-substitution",
                 "As printed: the quadratic term is -1/4 (eps g)'H(eps g). True: +1/2. With the "
                 "printed sign a larger step always looks better.",
                 quadratic_model("-1/4", Rational(-1, 4)),
                 {{"-1/2", quadratic_model("-1/2", Rational(-1, 2))},
                  {"-1/8", quadratic_model("-1/8", Rational(-1, 8))}});
}

Claim model_quarter() {
  return printed("step-bound/printed-model-quarter", "The model with the term +1/4 eps^2 g'Hg",
                 "S1:103", "step-bound/model-substitution",
                 "As printed: the quadratic term is 1/4 eps^2 g'Hg. True: 1/2. With it the bound "
                 "on eps would be twice as large as it is.",
                 quadratic_model("1/4", Rational(1, 4)),
                 {{"1/8", quadratic_model("1/8", Rational(1, 8))},
                  {"3/4", quadratic_model("3/4", Rational(3, 4))}});
}

Claim update_without_step() {
  const Term a = Term::symbol("a");
  const auto loss = [&](Term x) { return a * square(x) / Term(2); };
  const auto statement = [&](std::string label, Term step, Variable curvature) {
    Statement s{std::move(label), {}, loss(w - step) <= loss(w)};
    s.domain.variables = {std::move(curvature), real(w)};
    return s;
  };
  return printed("step-bound/printed-update", "The update without eps", "S1:85, S1:88",
                 "step-bound/gd-update",
                 "As printed the step size is lost: w - g. A convex quadratic can rise. Without a "
                 "step size that fits the curvature there is no descent.",
                 statement("w - g does not increase a convex quadratic", a * w, positive(a)),
                 {{"w + g/2, uphill", statement("w + g/2", -a * w / Term(2), positive(a))},
                  {"w - g/8", statement("w - g/8", a * w / Term(8), positive(a))},
                  {"curvature at most 3", statement("curvature at most 3", a * w, in(a, 0, 3))}});
}

Claim curvature_means_concave() {
  const AbstractVector g = AbstractVector::named("g"), v = AbstractVector::named("v");
  const SymmetricOperator H("H");
  const auto statement = [&](std::string label, Comparison along_g, Comparison along_v) {
    Statement s{std::move(label), {}, std::move(along_v)};
    s.domain.hypotheses = {g.squared_norm() > Term(0), std::move(along_g)};
    s.domain.vectors = {"g", "v"};
    s.domain.operators = {"H"};
    return s;
  };
  const Term gHg = g.dot(H * g), vHv = v.dot(H * v);
  return printed(
      "step-bound/printed-concave", "g'Hg <= 0 is not concavity", "S1:137",
      "step-bound/nonpositive-curvature",
      "As printed: g'Hg <= 0, i.e. L is concave. One direction says nothing of the others.",
      statement("g'Hg <= 0 makes v'Hv <= 0 for all v", gHg <= Term(0), vHv <= Term(0)),
      {{"g'Hg < 0", statement("g'Hg < 0 makes v'Hv <= 0", gHg < Term(0), vHv <= Term(0))},
       {"v'Hv <= v'v",
        statement("g'Hg <= 0 makes v'Hv <= v'v", gHg <= Term(0), vHv <= v.squared_norm())}});
}

Claim nonpositive_curvature_no_issue() {
  const auto statement = [](std::string label, auto loss, auto allowed) {
    const Term g = derivative(loss(w), w), h = derivative(g, w);
    Statement s{std::move(label), {}, loss(w - eps * g) <= allowed(loss(w), g)};
    s.domain.variables = {real(w), positive(eps)};
    s.domain.hypotheses = {h <= Term(0)};
    return s;
  };
  const auto single = [](Term x) { return pow(x, 4) - x; };
  const auto twice = [](Term x) { return pow(x, 4) - Term(2) * x; };
  const auto no_increase = [](Term here, Term) { return here; };
  const auto as_model = [](Term here, Term g) { return here - eps * square(g); };
  return printed("step-bound/printed-no-issue", "\"No issue\" when g'Hg <= 0", "S1:135-137",
                 "step-bound/nonpositive-curvature",
                 "As printed: when g'Hg <= 0 we have no issue. The loss itself can rise.",
                 statement("L = w^4 - w", single, no_increase),
                 {{"L = w^4 - 2 w", statement("L = w^4 - 2 w", twice, no_increase)},
                  {"as much as the model", statement("as much as the model", single, as_model)}});
}

Claim spectral_radius() {
  const Term h = Term::symbol("h");
  const auto statement = [&](std::string label, Comparison curvature, Term bound) {
    Statement s{std::move(label), {}, abs(h) <= bound};
    s.domain.variables = {real(h), positive(lambda)};
    s.domain.hypotheses = {std::move(curvature)};
    return s;
  };
  return printed(
      "step-bound/printed-spectral-radius", "v'Hv <= lambda v'v does not bound the spectral radius",
      "S1:143-145", "step-bound/spectral-radius-assumption",
      "As printed: spectral radius at most L, i.e. v'Hv <= L v'v. The second is weaker. Large "
      "negative curvature escapes it: then the gradient changes fast though the bound holds.",
      statement("one dimension", h <= lambda, lambda),
      {{"h < lambda", statement("h < lambda", h < lambda, lambda)},
       {"|h| <= 2 lambda", statement("|h| <= 2 lambda", h <= lambda, Term(2) * lambda)}});
}

Claim chain_without_sign() {
  const Term h = Term::symbol("h"), g = Term::symbol("g");
  const auto statement = [&](std::string label, Rational factor, Comparison curvature) {
    Statement s{
        std::move(label), {}, Term(factor) / lambda <= Term(2) * square(g) / (h * square(g))};
    s.domain.variables = {real(h), real(g), positive(lambda)};
    s.domain.hypotheses = {h <= lambda, g != Term(0), std::move(curvature)};
    return s;
  };
  return printed("step-bound/printed-chain", "2/L <= 2 g'g / g'Hg without g'Hg > 0", "S1:147",
                 "step-bound/two-over-L-chain",
                 "As printed, without the sign of g'Hg. Where the curvature along g is negative "
                 "the bound 2 g'g / g'Hg is negative too, and limits nothing.",
                 statement("one dimension", 2, h != Term(0)),
                 {{"1/L", statement("1/L", 1, h != Term(0))},
                  {"the other sign of g'Hg", statement("the other sign", 2, h < Term(0))}});
}

Claim guarantee_convergence() {
  const Term k = Term::natural("k"), t = Term::natural("t"), bound = Term::natural("M");
  const Sequence position("w");
  const auto descent = [&](std::string label, Comparison c) {
    Statement s{std::move(label), {}, std::move(c)};
    s.domain.variables = {positive(eps), natural_from(t, 0)};
    s.domain.recursions = {{"w", k, Term(0), position(k) - eps * Term(-1)}};
    return s;
  };
  const Statement closed = descent("on L(w) = -w, from 0: w_t = eps t", position(t) == eps * t);
  Statement far{"so w_t exceeds every M eps", {}, eps * (bound + Term(1)) > eps * bound};
  far.domain.variables = {positive(eps), natural_from(bound, 0)};
  return printed("step-bound/printed-convergence", "eps < 2/L does not guarantee convergence",
                 "S1:147", "step-bound/guarantee-convergence",

                 "As printed: eps < 2/L guarantees convergence. L(w) = -w has curvature 0 <= L for "
                 "every L > 0 and gradient -1 for ever.",
                 Refutation{"L(w) = -w", "eps < 2/L guarantees convergence", {closed, far}},
                 {{"the iterates stay within 8 eps",
                   descent("on L(w) = -w: w_t <= 8 eps", position(t) <= Term(8) * eps)},
                  {"the steps shrink", descent("on L(w) = -w: the steps shrink",
                                               position(t + Term(1)) - position(t) < eps)}});
}

Claim no_increase_is_not_convergence() {
  const Term k = Term::natural("k"), t = Term::natural("t");
  const Sequence position("w");
  const auto along = [&](std::string label, Comparison c) {
    Statement s{std::move(label), {}, std::move(c)};
    s.domain.variables = {natural_from(t, 0)};
    s.domain.recursions = {{"w", k, Term(1), position(k) - Term(2) * position(k)}};
    return s;
  };
  const Term here = square(position(t)), next = square(position(t + Term(1)));
  return printed("step-bound/printed-no-increase", "No increase is not convergence", "S1:105-107",
                 "step-bound/decrease-equivalence",
                 "As printed: L(w - eps g) <= L(w) for gradient descent to converge. On L(w) = "
                 "w^2/2 with eps = 2 = eps* the loss stays the same, and w_t = +-1 for ever.",
                 Refutation{"L(w) = w^2/2, eps = 2, from 1",
                            "L(w_{t+1}) <= L(w_t) makes gradient descent converge",
                            {along("the loss never increases", next / Term(2) <= here / Term(2)),
                             along("w_t^2 = 1 for all t", here == Term(1)),
                             along("neighbours are 2 apart",
                                   square(position(t + Term(1)) - position(t)) == Term(4))}},
                 {{"the loss falls", along("the loss falls", next < here)},
                  {"the steps shrink",
                   along("the steps shrink", square(position(t + Term(2)) - position(t + Term(1))) <
                                                 square(position(t + Term(1)) - position(t)))}});
}

Claim bound_is_necessary() {
  const auto statement = [](std::string label, Rational cubic, Rational least) {
    const auto loss = [&](Term x) { return square(x) / Term(2) - x - Term(cubic) * pow(x, 3); };
    const Term g = derivative(loss(w), w), h = derivative(g, w);
    Statement s{std::move(label), {}, loss(w - eps * g) > loss(w)};
    s.domain.variables = {real(w), positive(eps)};
    s.domain.hypotheses = {h > Term(0), g != Term(0), eps * h > Term(std::move(least))};
    return s;
  };
  return printed(
      "step-bound/printed-necessary", "A step beyond the bound need not raise the loss",
      "S1:127-133", "step-bound/positive-curvature-need",
      "As one reads it: eps must not exceed 2 g'g / g'Hg. The loss w^2/2 - w - w^3 falls "
      "again far beyond: only the model must rise.",
      statement("L = w^2/2 - w - w^3", 1, 2),
      {{"beyond twice the bound", statement("twice the bound", 1, 4)},
       {"L = w^2/2 - w - w^3/2", statement("w^3/2", Rational(1, 2), 2)}});
}

}  // namespace

std::vector<Claim> step_bound_printed() {
  return {model_sign(),
          model_quarter(),
          update_without_step(),
          curvature_means_concave(),
          nonpositive_curvature_no_issue(),
          spectral_radius(),
          chain_without_sign(),
          guarantee_convergence(),
          no_increase_is_not_convergence(),
          bound_is_necessary()};
}

}  // namespace gradus
