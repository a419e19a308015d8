// What training may miss, and what is guaranteed (S3:713-742).

#include "for_all.hpp"
#include "gradus/landscape/double_well.hpp"
#include "gradus/landscape/function_class.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), eta = Term::symbol("eta"), a = Term::symbol("a"), one(1), two(2),
           zero(0);
const Term t = Term::natural("t"), k = Term::natural("k");

Claim zero_gradient() {
  const auto never = [](std::string label, Term rate, std::vector<Comparison> where) {
    where.push_back(w != zero);
    return for_all(std::move(label), {positive(a), in_open(eta, 0, 2), real(w)}, std::move(where),
                   a * (w - rate * a * w) != zero);
  };
  return {
      "challenges/zero-gradient-unattainable",
      "A gradient of exactly 0 can be reached",
      "S3:713-716",
      {"challenges/zero-gradient-unattainable"},
      "",
      "As printed: attaining a gradient of 0 while training is not possible. On a w^2/2 the step "
      "1/a reaches it at once; to test |g| < theta is right for other reasons.",
      Grade::refuted,
      {never("after one step on a w^2/2", eta, {})},
      {{"with a <= 1", never("a <= 1", eta, {a <= one})},
       {"half the rate", never("eta/2", eta / two, {})}}};
}

Claim zero_gradient_typical() {
  const Sequence at("w");
  const auto run = [&](std::string label, Rational rate, Comparison conclusion) {
    Statement s =
        for_all(std::move(label), {positive(w), natural_from(t, 0)}, {}, std::move(conclusion));
    s.domain.recursions = {{"w", k, w, at(k) - Term(rate) * at(k)}};
    return s;
  };
  return {
      "challenges/zero-gradient-typical",
      "For other steps it is never 0",
      "S3:713-716",
      {"challenges/zero-gradient-unattainable"},
      "challenges/zero-gradient-unattainable",
      "On w^2/2 with eta = 1/2 w_t = 2^-t w_0: positive for all t, below every theta in the end. "
      "In floating point it sticks at the least positive number.",
      Grade::proved,
      {run("never 0", Rational(1, 2), at(t) > zero),
       run("w_t = 2^-t w_0", Rational(1, 2), at(t) == pow(Term(Rational(1, 2)), t) * w)},
      {{"eta = 3/2: positive", run("3/2", Rational(3, 2), at(t) > zero)},
       {"eta = 1/2: above w_0/8", run("w_0/8", Rational(1, 2), at(t) >= w / Term(8))}}};
}

Claim local_global() {
  const auto trapped = [](std::string label, Rational low) {
    // (w - low)(1 - w) >= 0 is low <= w <= 1.
    const auto inside = [&](Term x) { return (x - Term(low)) * (one - x) >= zero; };
    return for_all(std::move(label), {real(w)}, {inside(w)}, inside(double_well_step(w)));
  };
  const auto worse = [](std::string label, Rational low, Rational than) {
    return for_all(std::move(label), {in(w, low, 1)}, {}, double_well(w) >= Term(than));
  };
  const Rational half(1, 2);
  return {
      "challenges/local-global",
      "The local descent may lead away from the global minimum",
      "S3:696, S3:718-722, S2:61-64",
      {"challenges/local-global", "backprop/so-far"},
      "",
      "As printed in S2: gradient descent minimises the loss. On the double well a step of 1/10 "
      "from [1/2, 1] stays in [1/2, 1], for ever, where the loss is at least -5/12; the minimum, "
      "at "
      "-2, is -8/3.",
      Grade::refuted,
      {Refutation{
          "the double well, eta = 1/10, from 1/2",
          "gradient descent finds the least loss",
          {trapped("a step from [1/2, 1] stays there", half),
           worse("where the loss is at least -5/12", half, Rational(-5, 12)),
           for_all("and -2 has -8/3", {}, {}, double_well(Term(-2)) == Term(Rational(-8, 3)))}}},
      {{"a step from [-1/2, 1] stays there", trapped("[-1/2, 1]", Rational(-1, 2))},
       {"the loss is at least -1/4", worse("-1/4", half, Rational(-1, 4))}}};
}

Claim cost_surface() {
  const Term u = Term::symbol("u"), v = Term::symbol("v"), s = Term::symbol("s"),
             x = Term::symbol("x");
  const auto loss = [](Term p, Term q) { return square(p * q - one); };
  const auto on_curve = [&](std::string label, Term first, Term second, Term claimed) {
    return for_all(std::move(label), {real(s)}, {s != zero}, loss(first, second) == claimed);
  };
  const auto mirrored = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {real(u), real(v), real(x)}, {}, v * tanh(u * x) == claimed);
  };
  const Term middle = (s + -s) / two, other = (one / s + -one / s) / two;
  return {
      "challenges/cost-surface",
      "Minima come in families",
      "S3:725-728, S3:736-737",
      {"challenges/cost-surface"},
      "",
      "(u v - 1)^2 is 0 on the whole curve v = 1/u, and 1 midway between (s, 1/s) and (-s, "
      "-1/s): minima are not isolated, and it is not convex. Flipping both signs of a tanh unit "
      "changes nothing, so minima of networks come in mirrored copies.",
      Grade::proved,
      {on_curve("0 at (s, 1/s)", s, one / s, zero), on_curve("1 midway", middle, other, one),
       mirrored("(-u, -v) is the same network", -v * tanh(-u * x))},
      {{"0 at (s, 1/s^2)", on_curve("(s, 1/s^2)", s, one / square(s), zero)},
       {"flipping one sign only", mirrored("(-u, v)", v * tanh(-u * x))}}};
}

const Sequence L("L"), G("G");
const Term lambda = Term::symbol("lambda"), eps = Term::symbol("eps"),
           infimum = Term::symbol("L_inf"), i = Term::natural("i");

/// eps (1 - lambda eps/2) (|g_0|^2 + ... + |g_{t-1}|^2)
Term spent(Term factor) {
  return factor * eps * (one - lambda * eps / two) * sum(i, zero, t - one, G(i));
}

Statement descending(std::string label, std::vector<Variable> more, Comparison conclusion) {
  std::vector<Variable> variables{positive(lambda), positive(eps), natural_from(t, 0)};
  variables.insert(variables.end(), more.begin(), more.end());
  return for_all(std::move(label), variables, {lambda * eps < two}, std::move(conclusion));
}

Claim summed_decrease() {
  const auto statement = [](std::string label, Rational factor) {
    Statement s = descending(std::move(label), {}, spent(Term(factor)) <= L(zero) - L(t));
    s.domain.premises = {{"one step", "", "step-bound/smooth-decrease",
                          L(k + one) <= L(k) - eps * (one - lambda * eps / two) * G(k), k, 0,
                          step_reading(L(k), L(k + one), G(k))}};
    s.domain.models = {quadratic_trajectory(lambda, "L", "G", "", false, false, eps)};
    return s;
  };
  return {
      "step-bound/summed-decrease",
      "What a constant step below 2/lambda spends on gradients",
      "S1:147",
      {"step-bound/guarantee-convergence"},
      "step-bound/smooth-decrease",
      "If v'H(w)v <= lambda v'v everywhere and eps < 2/lambda, for all t: eps (1 - lambda eps/2) "
      "(|g_0|^2 + ... + |g_{t-1}|^2) <= L(w_0) - L(w_t).",
      Grade::proved,
      {statement("by induction over t", 1)},
      {{"twice the sum", statement("2", 2)}, {"4/3 of it", statement("4/3", Rational(4, 3))}}};
}

Claim no_guarantees() {
  const auto statement = [](std::string label, Rational factor) {
    Statement s =
        descending(std::move(label), {real(infimum)}, spent(Term(factor)) <= L(zero) - infimum);
    s.domain.premises = {
        {"the summed decrease", "", "step-bound/summed-decrease", spent(one) <= L(zero) - L(t)},
        {"L* is a lower bound", "definition of the infimum", "", infimum <= L(t)}};
    Model m = quadratic_trajectory(lambda, "L", "G", "", false, false, eps);
    m.hypotheses.push_back(QuadraticModel().h >= zero);
    m.bindings.emplace(infimum, zero);
    s.domain.models = {m};
    return s;
  };
  const auto edge = [](std::string label, Rational step, Term claimed) {
    return for_all(std::move(label), {positive(a), real(w)}, {},
                   w - Term(step) / a * (a * w) == claimed);
  };
  return {
      "challenges/no-guarantees",
      "What is guaranteed, and what is not",
      "S3:729-742",
      {"challenges/no-guarantees", "step-bound/guarantee-convergence"},
      "step-bound/summed-decrease",
      "Under v'Hv <= lambda v'v, with 0 < eps < 2/lambda and L bounded below the squared "
      "gradients have a finite sum, so |g_t| goes to 0. Nothing more: not the iterates, nor a "
      "good minimum; at eps = 2/lambda w and -w may alternate for ever.",
      Grade::proved,
      {statement("the sum is bounded", 1), edge("eps = 2/a on a w^2/2: w goes to -w", 2, -w)},
      {{"half the bound", statement("2", 2)}, {"eps = 2/a shrinks w", edge("w/2", 2, w / two)}}};
}

}  // namespace

std::vector<Claim> challenges_guarantees() {
  return {zero_gradient(), zero_gradient_typical(), local_global(),
          cost_surface(),  summed_decrease(),       no_guarantees()};
}

}  // namespace gradus
