// Steps of other lengths under the inequality of Polyak and Lojasiewicz, |g|^2 >= 2 mu (L - L*):
// what each of them leaves of the error (Karimi, Nutini, Schmidt 2016).

#include "gradus/landscape/function_class.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), mu = Term::symbol("mu"), gamma = Term::symbol("gamma"),
           kappa = mu / lambda, value = Term::symbol("L"), next = Term::symbol("L_next");
const AbstractVector g = AbstractVector::named("g"), h = AbstractVector::named("h");
const Term gg = g.squared_norm(), hh = h.squared_norm();

Premise lojasiewicz(const std::string& at, Term squared, Term loss) {
  return {"|g|^2 >= 2 mu (L - L*) at " + at,
          "the inequality of Polyak and Lojasiewicz (Karimi, Nutini, Schmidt 2016)", "",
          squared >= Term(2) * mu * loss};
}

/// L(w) = c w^2/2 with mu <= c <= lambda, after a step of gamma/lambda.
Model parabola() {
  const Term c = Term::symbol("c"), w = Term::symbol("w"), there = w - gamma / lambda * c * w;
  Model m;
  m.name = "L(w) = c w^2/2, mu <= c <= lambda";
  m.variables = {real(c), real(w)};
  m.hypotheses = {c >= mu, c <= lambda};
  m.bindings = {{value, c * square(w) / Term(2)},
                {next, c * square(there) / Term(2)},
                {gg, square(c * w)},
                {hh, square(c * there)}};
  return m;
}

/// L_next <= factor L, L* = 0, after a step that pays value - next >= decrease; `attained`: the
/// factor that is true.
Statement shrinks(std::string label, Term factor, Term attained, Variable size,
                  std::vector<Comparison> hypotheses, const std::string& step, Term decrease) {
  Statement s{std::move(label), {}, next <= factor * value};
  s.domain.variables = {real(value), real(next), positive(lambda), positive(mu), std::move(size)};
  s.domain.hypotheses = {mu <= lambda};
  s.domain.hypotheses.insert(s.domain.hypotheses.end(), hypotheses.begin(), hypotheses.end());
  s.domain.vectors = {"g", "h"};
  s.domain.premises = {{"one step", "", step, value - next >= decrease},
                       lojasiewicz("w", gg, value),
                       lojasiewicz("w+", hh, next)};
  // Both inequalities and what the step pays with equality.
  Model sharp;
  sharp.name = "|g|^2 = 2 mu L at both ends (piecewise quadratic)";
  sharp.bindings = {
      {value, Term(1)}, {next, attained}, {gg, Term(2) * mu}, {hh, Term(2) * mu * attained}};
  s.domain.models = {parabola(), sharp};
  return s;
}

/// gamma in (0, 1], or in [1, sqrt 3], with the factor (2 - share kappa)/(2 + gamma kappa).
Statement sharper(std::string label, bool is_short, Term more) {
  const Term first = is_short ? Term(3) * gamma - square(gamma) : gamma * (Term(3) - square(gamma));
  const auto factor = [&](Term share) {
    return (Term(2) - share * kappa) / (Term(2) + gamma * kappa);
  };
  const Term decrease = (first * gg + gamma * hh) / (Term(4) * lambda);
  const Term claimed = factor(same(more, Term(0)) ? first : first + more);
  return is_short ? shrinks(std::move(label), claimed, factor(first),
                            {gamma, Rational(0), Rational(1), true, false}, {},
                            "rate/step-up-to-one", decrease)
                  : shrinks(std::move(label), claimed, factor(first), {gamma, Rational(1), {}},
                            {square(gamma) <= Term(3)}, "rate/step-up-to-root-three", decrease);
}

Claim other_steps() {
  return {"rate/pl-other-steps",
          "Shorter and longer steps under the inequality of Polyak and Lojasiewicz",
          "S2:183-194",
          {"rate/ratio-definition"},
          "rate/pl-step",
          "For eps = gamma/lambda with a lambda-Lipschitz gradient the error shrinks by (2 - (3 "
          "gamma - gamma^2) kappa)/(2 + gamma kappa) if gamma <= 1, by (2 - (3 gamma - gamma^3) "
          "kappa)/(2 + gamma kappa) for gamma up to sqrt 3, kappa = mu/lambda.",
          Grade::proved,
          {sharper("gamma <= 1", true, Term(0)), sharper("1 <= gamma <= sqrt 3", false, Term(0))},
          {{"4 gamma - gamma^2 up to 1", sharper("4 gamma - gamma^2", true, gamma)},
           {"5 gamma - gamma^3 beyond", sharper("5 gamma - gamma^3", false, Term(2) * gamma)}}};
}

Claim every_step() {
  const auto statement = [](std::string label, Term share) {
    const Term eps = gamma / lambda;
    Statement s =
        shrinks(std::move(label), Term(1) - share * kappa,
                Term(1) - gamma * (Term(2) - gamma) * kappa, positive(gamma), {gamma < Term(2)},
                "step-bound/smooth-decrease", eps * (Term(1) - lambda * eps / Term(2)) * gg);
    s.domain.premises[0].reading = {{Term::symbol("eps"), eps}};
    return s;
  };
  return {
      "rate/pl-every-step",
      "Every step below 2/lambda has a linear rate there",
      "S2:183-194",
      {"rate/ratio-definition"},
      "rate/pl-step",
      "With |g|^2 >= 2 mu (L - L*), v'Hv <= lambda v'v and eps = gamma/lambda < 2/lambda a step "
      "shrinks the error by 1 - gamma (2 - gamma) kappa: 1 - kappa at eps = 1/lambda.",
      Grade::proved,
      {statement("0 < gamma < 2", gamma * (Term(2) - gamma))},
      {{"1 - 2 gamma kappa", statement("2 gamma", Term(2) * gamma)},
       {"1 - gamma (3 - gamma) kappa", statement("gamma (3 - gamma)", gamma * (Term(3) - gamma))}}};
}

}  // namespace

std::vector<Claim> rate_pl() { return {other_steps(), every_step()}; }

}  // namespace gradus
