// The slips of the lecture on the way to the rate, as printed.

#include "gradus/landscape/double_well.hpp"
#include "gradus/landscape/function_class.hpp"
#include "proofs_checks/for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda");

Claim mixed_ranges() {
  const QuadraticModel q;
  const auto statement = [&](std::string label, Term allowed) {
    const Term next = q.gradient(q.w - q.gradient(q.w) / lambda);
    Statement s{std::move(label), {}, square(next) <= allowed};
    s.domain.variables = {real(q.h), real(q.w), positive(lambda)};
    s.domain.hypotheses = {q.h <= lambda};
    return s;
  };
  const Term first = square(q.gradient(q.w));
  return {"rate/printed-ranges",
          "The minimum and the sum run over different steps",
          "S1:175-178",
          {"rate/min-le-average"},
          "",
          "As printed the minimum is over k = 1..t, the sum over k = 0..t-1. At t = 1 that says "
          "|g_1|^2 <= |g_0|^2, but along nonpositive curvature gradients grow.",
          Grade::refuted,
          {statement("at t = 1, for L = h w^2/2", first)},
          {{"twice the sum", statement("|g_1|^2 <= 2 |g_0|^2", Term(2) * first)},
           {"half the sum", statement("|g_1|^2 <= |g_0|^2 / 2", first / Term(2))}}};
}

Claim lipschitz_of_what() {
  const QuadraticModel q;
  const Term v = Term::symbol("v");
  const auto statement = [&](std::string label, Term change, Comparison curvature, Term constant) {
    Statement s{std::move(label), {}, abs(change) <= constant * abs(q.w - v)};
    s.domain.variables = {real(q.h), real(q.w), real(v), positive(lambda)};
    s.domain.hypotheses = {std::move(curvature)};
    return s;
  };
  const Term loss = q.value(q.w) - q.value(v), gradient = q.gradient(q.w) - q.gradient(v);
  const Comparison upper = q.h <= lambda, both = abs(q.h) <= lambda;
  return {"rate/printed-lipschitz",
          "L is not a Lipschitz constant of the loss",
          "S1:171",
          {"rate/lipschitz-constant-name"},
          "",
          "As printed: L (Lipschitz constant). A curvature within L bounds how fast the gradient "
          "changes, not the loss. w^2 has bounded curvature, and no Lipschitz constant at all.",
          Grade::refuted,
          {statement("of the loss h w^2/2, |h| <= lambda", loss, both, lambda)},
          {{"twice lambda",
            statement("|L(w) - L(v)| <= 2 lambda |w - v|", loss, both, Term(2) * lambda)},
           {"of the gradient, from the upper bound alone",
            statement("|g(w) - g(v)| <= lambda |w - v|, h <= lambda", gradient, upper, lambda)}}};
}

Claim any_minimiser() {
  const Term v = Term::symbol("v"), w = Term::symbol("w");
  const auto statement = [&](std::string label, Term bound) {
    return for_all(std::move(label), {real(v), real(w)}, double_well(v) - double_well(w) <= bound);
  };
  const Term from_local = double_well(v) - double_well(Term(1));
  return {"rate/printed-any-minimiser",
          "L* must be the least value of all",
          "S1:185",
          {"rate/optimal-value-bound"},
          "rate/gap-bounds-gradient",
          "As one may read it: w* is any minimiser. On the double well w^4/4 + w^3/3 - w^2 the "
          "loss can fall by more than it is above its local minimum at 1.",
          Grade::refuted,
          {statement("no fall exceeds E(v) - E(1)", from_local)},
          {{"nor by 2 more", statement("E(v) - E(1) + 2", from_local + Term(2))},
           {"it never falls", statement("at most 0", Term(0))}}};
}

}  // namespace

std::vector<Claim> rate_printed() { return {mixed_ranges(), lipschitz_of_what(), any_minimiser()}; }

}  // namespace gradus
