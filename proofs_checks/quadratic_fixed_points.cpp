// What it means to converge, and to stay (S2:165-169).

#include "bernoulli.hpp"
#include "for_all.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/landscape/machine_descent.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term eta = Term::symbol("eta"), tol = Term::symbol("tol");
const Term k = Term::natural("k"), t = Term::natural("t");
const Sequence at("w");

Claim fixed_point() {
  const AbstractVector x = AbstractVector::named("w"), g = AbstractVector::named("g");
  const AbstractVector next = x - eta * g;
  const Term moved = next.dot(next) - Term(2) * next.dot(x) + x.dot(x), gg = g.squared_norm();
  const auto statement = [&](std::string label, std::vector<Comparison> hypotheses,
                             Comparison conclusion) {
    Statement s =
        for_all(std::move(label), {real(eta)}, std::move(conclusion), std::move(hypotheses));
    s.domain.vectors = {"w", "g"};
    return s;
  };
  return {
      "quadratic/fixed-point",
      "Fixed points are critical points",
      "S2:165-169",
      {"quadratic/fixed-point-convergence"},
      "",
      "The step w - eta g, eta != 0, leaves w where it is if and only if g = 0, in every "
      "dimension: it is |eta| |g| long. A fixed point may be a minimum, a maximum or a saddle.",
      Grade::proved,
      {statement("any other point moves", {gg > Term(0), eta != Term(0)}, moved > Term(0)),
       statement("by |eta| |g|, so not at all where g = 0", {}, moved == square(eta) * g.dot(g))},
      {{"eta = 0 moves too", statement("eta = 0", {gg > Term(0)}, moved > Term(0))},
       {"the length without the square", statement("eta g'g", {}, moved == eta * gg)}}};
}

Claim convergence_printed() {
  const auto halving = [](std::string label, Comparison conclusion) {
    return along(std::move(label), {natural_from(t, 0)},
                 {{"w", k, Term(1), at(k) - at(k) / Term(2)}}, std::move(conclusion));
  };
  Statement small = for_all("so w_t <= tol from t = 1/tol on", {positive(tol), natural_from(t, 0)},
                            tol * pow(Term(2), t) >= Term(1), {t >= Term(1) / tol});
  small.domain.premises = {bernoulli_premise(Term(2), Term(1), t)};
  return {
      "quadratic/fixed-point-convergence",
      "To converge is not to arrive",
      "S2:165-169",
      {"quadratic/fixed-point-convergence"},
      "quadratic/fixed-point",
      "As printed: an algorithm converges if its updates arrive at a fixed point. On w^2/2 with "
      "eta = 1/2 the iterates 2^-t tend to the minimum and never arrive.",
      Grade::refuted,
      {Refutation{"E = w^2/2, eta = 1/2, from 1",
                  "an iteration that converges arrives at a fixed point",
                  {halving("w_t = 2^-t", at(t) * pow(Term(2), t) == Term(1)),
                   halving("w_t is never 0", at(t) > Term(0)), small}}},
      {{"w_t = 0 from some t on", halving("w_t = 0 at t = 8", at(t + Term(8)) == Term(0))},
       {"further updates change nothing",
        halving("further updates change nothing", at(t + Term(1)) == at(t))}}};
}

Claim in_doubles() {
  const auto halving = [](std::string label, int lowest) {
    return Trial{std::move(label), "w - w/2 from 1 in binary64: 2^-t, but never below 2^-lowest",
                 [=](const Budget&) { return check_halving_in_doubles(1'200, lowest); }};
  };
  return {
      "quadratic/halving-in-doubles",
      "On a machine it does arrive, and not at the minimum",
      "S2:165-169",
      {"quadratic/fixed-point-convergence"},
      "quadratic/fixed-point-convergence",
      "In binary64 the same iteration stops at 2^-1074, the smallest number above 0, after 1074 "
      "steps: half of it rounds to 0, so w - w/2 = w although the gradient is not zero.",
      Grade::certified,
      {halving("1,200 steps, each run", 1'074)},
      {{"it stops at 2^-1022", halving("it stops at 2^-1022", 1'022)},
       {"it stops at 2^-1075", halving("it stops at 2^-1075", 1'075)}},
      "About the machine's numbers, so it is run on them, to the end."};
}

}  // namespace

std::vector<Claim> quadratic_fixed_points() {
  return {fixed_point(), convergence_printed(), in_doubles()};
}

}  // namespace gradus
