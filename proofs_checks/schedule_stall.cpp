// What a schedule leaves of the error on a w^2/2, for all t: 1/t decay removes everything, faster
// decay does not (S2:556-566, S3:270).

#include "for_all.hpp"
#include "gradus/method/schedule.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term c = Term::symbol("c");  // a eta_0
const Term t = Term::natural("t"), k = Term::natural("k");
const Sequence R("R"), H("H"), power("X");  // X_t = 2^t

Term hyperbolic(Term at) { return hyperbolic_decay(Term(1), Term(1), at); }
Term inverse_square(Term at) { return inverse_square_decay(Term(1), at); }

Statement left_over(std::string label, Variable parameter, Term (*rate)(Term),
                    Comparison conclusion) {
  return along(std::move(label), {std::move(parameter), natural_from(t, 0)}, {residual(R, c, rate)},
               std::move(conclusion));
}

Recursion powers_of_two() { return {"X", k, Term(1), Term(2) * power(k)}; }

Claim displacement() {
  // X_k = |w_k - w_0|, any rates e_k >= 0; G bounds every gradient.
  const Sequence distance("X"), rate("e");
  const Term bound = Term::symbol("G"), constant = Term::symbol("c_0"), share = Term::symbol("s"),
             i = Term::natural("i");
  const auto statement = [&](std::string label, Term factor) {
    Statement s = for_all(std::move(label), {nonnegative(bound), natural_from(t, 1)},
                          distance(t) <= factor * sum(i, Term(0), t - Term(1), rate(i)));
    s.domain.premises = {{"|w_{k+1} - w_0| <= |w_k - w_0| + e_k |g_k|",
                          "the triangle inequality, |g_k| <= G, e_k >= 0", "",
                          distance(k + Term(1)) <= distance(k) + bound * rate(k), k},
                         {"w_0 - w_0 = 0", "definition of X", "", distance(Term(0)) <= Term(0)}};
    Model m;
    m.name = "L(w) = -s G w, 0 <= s <= 1, with the rates c_0/((k + 1)(k + 2))";
    m.variables = {nonnegative(constant), in(share, 0, 1)};
    m.sequences = {{"e", k, constant / ((k + Term(1)) * (k + Term(2)))},
                   {"X", k, share * bound * constant * k / (k + Term(1))}};
    s.domain.models = {m};
    return s;
  };
  return {
      "schedule/displacement",
      "Bounded gradients move the weights by the sum of the rates at most",
      "S2:560-566, S3:263-264",
      {"schedule/quadratic", "schedule/exponential", "schedule/step-decay"},
      "",
      "If no gradient is longer than G, then |w_t - w_0| <= G (e_0 + ... + e_{t-1}) for all rates "
      "e_k >= 0, in every dimension. Where the rates have a bounded sum, a minimum farther away is "
      "out of reach.",
      Grade::proved,
      {statement("by induction over t", bound)},
      {{"G/2", statement("G/2", bound / Term(2))},
       {"2 G/3", statement("2 G/3", Term(Rational(2, 3)) * bound)}}};
}

Claim within() {
  return {
      "schedule/residual-within",
      "The share of the error that is left lies between 0 and 1",
      "S2:556-562",
      {"schedule/linear", "schedule/quadratic"},
      "",
      "For 0 <= a eta_0 <= 1 neither decay ever overshoots: what is left of the error keeps its "
      "sign and never grows. Overshooting needs a rate above 1/a at the start; whether anything is "
      "left in the end, it does not say.",
      Grade::proved,
      {left_over("1/(t + 1): not negative", in(c, 0, 1), hyperbolic, R(t) >= Term(0)),
       left_over("1/(t + 1)^2: not negative", in(c, 0, 1), inverse_square, R(t) >= Term(0)),
       along("the harmonic sum is not negative", {natural_from(t, 0)},
             {accumulated(H, Term(0), hyperbolic)}, H(t) >= Term(0)),
       along("2^t is at least 1", {natural_from(t, 0)}, {powers_of_two()}, power(t) >= Term(1))},
      {{"a eta_0 up to 2", left_over("a eta_0 up to 2", in(c, 0, 2), hyperbolic, R(t) >= Term(0))},
       {"at least 1/8",
        left_over("at least 1/8", in(c, 0, 1), inverse_square, R(t) >= Term(Rational(1, 8)))}}};
}

Premise not_negative(const Sequence& of) {
  return {of.name() + "_k >= 0", "", "schedule/residual-within", of(k) >= Term(0), k, 0, {{t, k}}};
}

Claim linear_residual() {
  const auto all = [](std::string label, Term growth) {
    Statement s =
        left_over(std::move(label), in(c, 0, 1), hyperbolic, R(t) * (Term(1) + growth) <= Term(1));
    s.domain.recursions.push_back(accumulated(H, Term(0), hyperbolic));
    s.domain.premises = {not_negative(R), not_negative(H)};
    return s;
  };
  const auto half = [](std::string label, Comparison conclusion, long from) {
    Statement s =
        left_over(std::move(label), natural_from(t, from), hyperbolic, std::move(conclusion));
    s.domain.variables = {natural_from(t, from)};
    s.domain.recursions = {residual(R, Term(Rational(1, 2)), hyperbolic)};
    return s;
  };
  const Sequence binomial("C");  // C_t = (2t)!/(t!)^2
  Statement closed = half("4^t R_t = C(2t, t)", pow(Term(4), t) * R(t) == binomial(t), 0);
  closed.domain.recursions.push_back(
      {"C", k, Term(1),
       binomial(k) * (Term(2) * k + Term(2)) * (Term(2) * k + Term(1)) / square(k + Term(1))});
  return {
      "schedule/linear-residual",
      "eta_0/(t + 1) removes the whole error, at a rate that depends on the curvature",
      "S2:556-558, S3:270",
      {"schedule/linear", "schedule/all-heuristic"},
      "schedule/linear",
      "R_t (1 + c H_t) <= 1 with the harmonic sum H_t, which has no bound: the error vanishes for "
      "every c = a eta_0 in (0, 1]. For c = 1/2 it is C(2t, t)/4^t, between (4t)^-1/2 and (2t + "
      "1)^-1/2: slower than 1/t.",
      Grade::proved,
      {all("every c", c * H(t)), closed,
       half("at most (2t + 1)^-1/2", square(R(t)) * (Term(2) * t + Term(1)) <= Term(1), 0),
       half("at least (4t)^-1/2", square(R(t)) * (Term(4) * t) >= Term(1), 1)},
      {{"like 1/t for c = 1/2", half("like 1/t", R(t) * (t + Term(1)) <= Term(1), 0)},
       {"2 c H_t", all("2 c H_t", Term(2) * c * H(t))},
       {"at least (3t)^-1/2",
        half("at least (3t)^-1/2", square(R(t)) * (Term(3) * t) >= Term(1), 1)}}};
}

Claim quadratic_residual() {
  const auto bound = [](std::string label, Term least, bool cited) {
    Statement s = along(std::move(label), {in(c, 0, 1), natural_from(t, 1)},
                        {residual(R, c, inverse_square)}, R(t) >= least);
    if (cited) s.domain.premises = {not_negative(R)};
    return s;
  };
  const Sequence P("P");  // without the first factor, which is 0 for c = 1
  const auto telescoped = [&](std::string label, Term closed) {
    Statement s = for_all(std::move(label), {natural_from(t, 1)}, P(t) == closed);
    s.domain.recursions = {{"P", k, Term(1), P(k) * (Term(1) - Term(1) / square(k + Term(1))), 1}};
    return s;
  };
  return {"schedule/quadratic-residual",
          "eta_0/(t + 1)^2 stalls",
          "S2:560-562, S3:270",
          {"schedule/quadratic", "schedule/all-heuristic"},
          "schedule/quadratic",
          "At least (1 - c)(1 + 1/t)/2 of the error is left after every number t of steps, c = a "
          "eta_0: for c < 1 gradient descent never reaches the minimum. Without the first step and "
          "for c = 1 exactly (t + 1)/(2t) is left.",
          Grade::proved,
          {bound("never less than", (Term(1) - c) * (Term(1) + Term(1) / t) / Term(2), true),
           telescoped("c = 1 without the first step", (t + Term(1)) / (Term(2) * t))},
          {{"it stalls at 1 - c/2", bound("1 - c/2", Term(1) - c / Term(2), false)},
           {"(t + 2)/(3t)", telescoped("(t + 2)/(3t)", (t + Term(2)) / (Term(3) * t))},
           {"(1 - c)(1 + 1/t)",
            bound("(1 - c)(1 + 1/t)", (Term(1) - c) * (Term(1) + Term(1) / t), false)}}};
}

Claim exponential_residual() {
  const auto after = [](std::string label, long from, Comparison conclusion, bool cited) {
    Statement s =
        along(std::move(label), {natural_from(t, from)},
              {powers_of_two(),
               residual(R, Term(Rational(1, 2)), [](Term step) { return Term(1) / power(step); })},
              std::move(conclusion));
    if (cited) {
      s.domain.premises = {
          {"2^k >= 1", "", "schedule/residual-within", power(k) >= Term(1), k, 0, {{t, k}}}};
    }
    return s;
  };
  const Term x = power(t);
  const auto at_least = [&](std::string label, Rational limit, bool cited = false) {
    return after(std::move(label), 7, R(t) * square(x) >= Term(limit) * (square(x) + x + Term(1)),
                 cited);
  };
  const auto at_most = [&](std::string label, Rational limit, bool cited = false) {
    return after(std::move(label), 7, R(t) * x <= Term(limit) * (x + Term(1)), cited);
  };
  return {
      "schedule/exponential-residual",
      "eta_0 e^(-beta t) stalls",
      "S2:564-566, S3:270",
      {"schedule/exponential", "schedule/all-heuristic"},
      "schedule/exponential",
      "With a eta_0 = 1/2 and e^-beta = 1/2 between 0.28878 and 0.28881 of the error is left in "
      "the end: R_t is between 0.28878 (1 + 2^-t + 4^-t) and 0.28881 (1 + 2^-t) for all t >= 7. "
      "Decay that is too fast stops short of the minimum.",
      Grade::proved,
      {at_least("from below", Rational::parse("0.28878"), true),
       at_most("from above", Rational::parse("0.28881"), true)},
      {{"0.2888 from below", at_least("0.2888 from below", Rational::parse("0.2888"))},
       {"0.2887 from above", at_most("0.2887 from above", Rational::parse("0.2887"))},
       {"it converges to the minimum",
        after("below 1/4", 0, R(t) <= Term(1) / (t + Term(1)), false)}}};
}

Claim noise() {
  // E e_{k+1}^2 = (1 - a eta)^2 E e_k^2 + eta^2 s^2, for gradients with independent noise.
  const Term a = Term::symbol("a"), noise = Term::symbol("s"), start = Term::symbol("v_0"),
             eta = Term::symbol("eta");
  const Sequence V("V");
  const auto run = [&](std::string label, Term scale, Term closed) {
    const Term rate = scale / (a * (k + Term(1)));
    Statement s =
        for_all(std::move(label),
                {positive(a), real(noise), nonnegative(start), natural_from(t, 1)}, V(t) == closed);
    s.domain.recursions = {
        {"V", k, start, square(Term(1) - a * rate) * V(k) + square(rate) * square(noise)}};
    return s;
  };
  const auto floor = [&](std::string label, Term level) {
    return for_all(std::move(label), {positive(a), real(noise), positive(eta)},
                   square(Term(1) - eta * a) * level + square(eta) * square(noise) == level,
                   {eta * a < Term(2)});
  };
  const Term level = eta * square(noise) / (a * (Term(2) - eta * a));
  const Term smaller = Term::symbol("delta");
  const auto monotone =
      for_all("a smaller rate has a lower floor", {positive(a), positive(eta), positive(smaller)},
              smaller / (a * (Term(2) - smaller * a)) < eta / (a * (Term(2) - eta * a)),
              {smaller < eta, eta * a < Term(2)});
  return {
      "schedule/noise",
      "Why rates decay: the noise floor",
      "S3:270, S3:304-309, S3:320-324",
      {"schedule/all-heuristic", "schedule/step-decay-rationale"},
      "schedule/linear-residual",
      "With noisy gradients of variance s^2 a constant rate ends at E e^2 = eta s^2/(a (2 - eta "
      "a)), "
      "lower for a smaller rate; the rate 1/(a (t + 1)) gives exactly s^2/(a^2 t), for all t: a "
      "theorem, not a heuristic.",
      Grade::proved,
      {run("rate 1/(a (t + 1))", Term(1), square(noise) / (square(a) * t)),
       floor("a constant rate", level), monotone},
      {{"without 1/t", run("without 1/t", Term(1), square(noise) / square(a))},
       {"rate 2/(a (t + 1))", run("rate 2/(a (t + 1))", Term(2), square(noise) / (square(a) * t))},
       {"floor eta s^2/a", floor("floor eta s^2/a", eta * square(noise) / a)}}};
}

}  // namespace

std::vector<Claim> schedule_stall() {
  return {displacement(),         within(), linear_residual(), quadratic_residual(),
          exponential_residual(), noise()};
}

}  // namespace gradus
