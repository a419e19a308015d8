// The slips of the lecture in the derivation of the step bound, as printed.

#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term eps = Term::symbol("eps"), lambda = Term::symbol("lambda"), w = Term::symbol("w");

Claim printed(std::string id, std::string title, std::string source, std::string row,
              std::string sharpens, std::string sentence, Part part) {
  return {std::move(id),    std::move(title),    std::move(source),
          {std::move(row)}, std::move(sharpens), std::move(sentence),
          Grade::refuted,   {std::move(part)},   {}};
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
                 "step-bound/model-substitution", "",
                 "As printed: the quadratic term is -1/4 (eps g)'H(eps g). True: +1/2.",
                 quadratic_model("-1/4", Rational(-1, 4)));
}

Claim model_quarter() {
  return printed("step-bound/printed-model-quarter", "The model with the term +1/4 eps^2 g'Hg",
                 "S1:103", "step-bound/model-substitution", "",
                 "As printed: the quadratic term is 1/4 eps^2 g'Hg. True: 1/2.",
                 quadratic_model("1/4", Rational(1, 4)));
}

Claim update_without_step() {
  const Term a = Term::symbol("a");
  const auto loss = [&](Term x) { return a * square(x) / Term(2); };
  Statement s{"w - g does not increase a convex quadratic", {}, loss(w - a * w) <= loss(w)};
  s.domain.variables = {positive(a), real(w)};
  return printed("step-bound/printed-update", "The update without eps", "S1:85, S1:88",
                 "step-bound/gd-update", "",
                 "As printed the step size is lost: w - g. A convex quadratic can rise.", s);
}

Claim curvature_means_concave() {
  const AbstractVector g = AbstractVector::named("g"), v = AbstractVector::named("v");
  const SymmetricOperator H("H");
  Statement s{"g'Hg <= 0 makes v'Hv <= 0 for all v", {}, v.dot(H * v) <= Term(0)};
  s.domain.hypotheses = {g.squared_norm() > Term(0), g.dot(H * g) <= Term(0)};
  s.domain.vectors = {"g", "v"};
  s.domain.operators = {"H"};
  return printed(
      "step-bound/printed-concave", "g'Hg <= 0 is not concavity", "S1:137",
      "step-bound/nonpositive-curvature", "",
      "As printed: g'Hg <= 0, i.e. L is concave. One direction says nothing of the others.", s);
}

Claim nonpositive_curvature_no_issue() {
  const auto loss = [](Term x) { return pow(x, 4) - x; };
  const Term g = derivative(loss(w), w), h = derivative(g, w);
  Statement s{"L = w^4 - w", {}, loss(w - eps * g) <= loss(w)};
  s.domain.variables = {real(w), positive(eps)};
  s.domain.hypotheses = {h <= Term(0)};
  return printed("step-bound/printed-no-issue", "\"No issue\" when g'Hg <= 0", "S1:135-137",
                 "step-bound/nonpositive-curvature", "",
                 "As printed: when g'Hg <= 0 we have no issue. The loss itself can rise.", s);
}

Claim spectral_radius() {
  const Term h = Term::symbol("h");
  Statement s{"one dimension", {}, abs(h) <= lambda};
  s.domain.variables = {real(h), positive(lambda)};
  s.domain.hypotheses = {h <= lambda};
  return printed(
      "step-bound/printed-spectral-radius", "v'Hv <= lambda v'v does not bound the spectral radius",
      "S1:143-145", "step-bound/spectral-radius-assumption", "",
      "As printed: spectral radius at most L, i.e. v'Hv <= L v'v. The second is weaker.", s);
}

Claim chain_without_sign() {
  const Term h = Term::symbol("h"), g = Term::symbol("g");
  Statement s{"one dimension", {}, Term(2) / lambda <= Term(2) * square(g) / (h * square(g))};
  s.domain.variables = {real(h), real(g), positive(lambda)};
  s.domain.hypotheses = {h <= lambda, g != Term(0), h != Term(0)};
  return printed("step-bound/printed-chain", "2/L <= 2 g'g / g'Hg without g'Hg > 0", "S1:147",
                 "step-bound/two-over-L-chain", "", "As printed, without the sign of g'Hg.", s);
}

Claim guarantee_convergence() {
  const Term k = Term::natural("k"), t = Term::natural("t"), bound = Term::natural("M");
  const Sequence position("w");
  const Recursion descent{"w", k, Term(0), position(k) - eps * Term(-1)};
  Statement closed{"on L(w) = -w, from 0: w_t = eps t", {}, position(t) == eps * t};
  closed.domain.variables = {positive(eps), natural_from(t, 0)};
  closed.domain.recursions = {descent};
  Statement far{"so w_t exceeds every M eps", {}, eps * (bound + Term(1)) > eps * bound};
  far.domain.variables = {positive(eps), natural_from(bound, 0)};
  return printed("step-bound/printed-convergence", "eps < 2/L does not guarantee convergence",
                 "S1:147", "step-bound/guarantee-convergence", "",
                 "As printed: eps < 2/L guarantees convergence. L(w) = -w has curvature 0 <= L for "
                 "every L > 0 and gradient -1 for ever.",
                 Refutation{"L(w) = -w", "eps < 2/L guarantees convergence", {closed, far}});
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
          guarantee_convergence()};
}

}  // namespace gradus
