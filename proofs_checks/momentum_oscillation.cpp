// When gradient descent and the heavy ball oscillate (S0:13-15, S3:136-140, S4:158-160).

#include "for_all.hpp"
#include "gradus/method/momentum.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term alpha = Term::symbol("alpha"), eps = Term::symbol("eps"), c = Term::symbol("c"),
           s = Term::symbol("s"), q = Term::symbol("q"), start = Term::symbol("w0");
const Term lambda = Term::symbol("lambda"), mu = Term::symbol("mu"), x = Term::symbol("w");
const Term t = Term::natural("t"), i = Term::natural("i"), k = Term::natural("k");
const Sequence g("g"), v("v"), w("w"), previous("p");

Claim curvature_oscillation() {
  const Term product = (x - eps * (lambda * x)) * x;
  const auto flips = [&](std::string label, Comparison when) {
    return for_all(std::move(label), {positive(lambda), positive(eps), real(x)}, product < Term(0),
                   {x != Term(0), std::move(when)});
  };
  const auto keeps = [&](std::string label, Comparison when) {
    return for_all(std::move(label), {positive(lambda), positive(eps), real(x)}, product >= Term(0),
                   {std::move(when)});
  };
  return {"momentum/curvature-oscillation",
          "Gradient descent oscillates where eps lambda > 1",
          "S0:13",
          {"momentum/curvature-oscillation"},
          "",
          "Along curvature lambda > 0 a step crosses the minimum exactly when eps lambda > 1: "
          "what counts is the curvature relative to 1/eps, with or without noise.",
          Grade::proved,
          {flips("if eps lambda > 1", eps * lambda > Term(1)),
           keeps("only if eps lambda > 1", eps * lambda <= Term(1))},
          {{"only if eps lambda > 2", keeps("only if > 2", eps * lambda <= Term(2))},
           {"high curvature alone", flips("high curvature alone", lambda >= Term(4))},
           {"low curvature never", keeps("low curvature never", lambda <= Term(1))}}};
}

/// The worst factor of one step over the axes of curvature low and high.
Term worst_factor(Term step, Term low, Term high) {
  return max(abs(Term(1) - step * low), abs(Term(1) - step * high));
}

Claim best_step_oscillates() {
  const Term best = (lambda - mu) / (lambda + mu), step = Term(2) / (lambda + mu),
             r = Term::symbol("r");
  // |1 - eps mu| <= r and |1 - eps lambda| <= r, as far as they are needed.
  const auto at_least = [&](std::string label, Term bound, Comparison when) {
    return for_all(
        std::move(label), {positive(mu), real(lambda), positive(eps), real(r)}, r >= bound,
        {lambda > mu, Term(1) - eps * mu <= r, eps * lambda - Term(1) <= r, std::move(when)});
  };
  const auto ends = [&](std::string label, Comparison claimed) {
    return for_all(std::move(label), {positive(mu), real(lambda)}, std::move(claimed),
                   {lambda > mu});
  };
  return {"momentum/slower-convergence",
          "The best step oscillates",
          "S0:13",
          {"momentum/slower-convergence"},
          "",
          "With curvatures 0 < mu < lambda no step has a worst factor below r = (lambda - "
          "mu)/(lambda + "
          "mu), which eps = 2/(lambda + mu) attains, and that step oscillates; one that does not "
          "has 1 - mu/lambda or worse. On diag(1, 9): 4/5 against 8/9.",
          Grade::proved,
          {at_least("no step is better", best, eps > Term(0)),
           ends("attained on the flat axis", Term(1) - step * mu == best),
           ends("and on the steep one", Term(1) - step * lambda == -best),
           ends("by a step that oscillates", step * lambda > Term(1)),
           at_least("without oscillation", Term(1) - mu / lambda, eps * lambda <= Term(1)),
           ends("which is worse", Term(1) - mu / lambda > best)},
          {{"1 - mu/lambda for every step",
            at_least("1 - mu/lambda", Term(1) - mu / lambda, eps > Term(0))},
           {"attained at 1/lambda", ends("at 1/lambda", Term(1) - mu / lambda == best)}}};
}

Claim slower_printed() {
  const Term quiet = Term::symbol("eps1"), swinging = Term::symbol("eps2");
  const auto statement = [&](std::string label, long high, Comparison more) {
    return for_all(
        std::move(label), {positive(quiet), positive(swinging)},
        worst_factor(quiet, Term(1), Term(high)) <= worst_factor(swinging, Term(1), Term(high)),
        {quiet * Term(high) <= Term(1), swinging * Term(high) > Term(1),
         swinging * Term(high) < Term(2), std::move(more)});
  };
  return {"momentum/printed-slower",
          "\"The oscillatory nature leads to a slower convergence\"",
          "S0:13",
          {"momentum/slower-convergence"},
          "momentum/slower-convergence",
          "As printed: oscillation makes it slower. On diag(1, 9) a step that oscillates can beat "
          "every one that does not; what is slow is the cap eps < 2/lambda_max on the flat axis.",
          Grade::refuted,
          {statement("on diag(1, 9)", 9, quiet > Term(0))},
          {{"on diag(1, 4)", statement("on diag(1, 4)", 4, quiet > Term(0))},
           {"at the best quiet step", statement("eps1 = 1/9", 9, quiet == Term(Rational(1, 9)))}}};
}

Claim damps() {
  const Recursion alternating{"g", k, c, -g(k)}, same{"g", k, c, g(k)};
  const auto statement = [&](std::string label, const Recursion& gradient, Term claimed) {
    return along(std::move(label), {half_open(alpha, 0, 1), real(eps), real(c), natural_from(t, 0)},
                 {gradient, velocity(v, alpha, eps, [](Term n) { return g(n); })}, v(t) == claimed);
  };
  const Term damped = -eps * g(t) * (Term(1) - pow(-alpha, t)) / (Term(1) + alpha);
  return {"momentum/damps-oscillation",
          "Alternating gradients are damped, constant ones amplified",
          "S0:15, S4:158-160",
          {"momentum/damps-oscillation", "momentum/valley-plateau"},
          "",
          "For gradients that alternate between c and -c the velocity is -eps g_t (1 - "
          "(-alpha)^t)/(1 + alpha), for constant ones -eps g_t (1 - alpha^t)/(1 - alpha): across "
          "the valley damped, along its floor amplified.",
          Grade::proved,
          {statement("alternating", alternating, damped),
           statement("constant", same, -eps * g(t) * (Term(1) - pow(alpha, t)) / (Term(1) - alpha)),
           for_all("the ratio of both", {half_open(alpha, 0, 1)},
                   (Term(1) / (Term(1) - alpha)) / (Term(1) / (Term(1) + alpha)) ==
                       (Term(1) + alpha) / (Term(1) - alpha))},
          {{"damped by 1 - alpha",
            statement("1 - alpha", alternating,
                      -eps * g(t) * (Term(1) - pow(-alpha, t)) * (Term(1) - alpha))},
           {"constant gradients too",
            statement("constant too", same,
                      -eps * g(t) * (Term(1) - pow(alpha, t)) / (Term(1) + alpha))}}};
}

/// On lambda w^2/2 from w_0 = w_{-1}: s = eps lambda.
std::vector<Recursion> on_a_parabola(Term from, Term curvature, Term keep) {
  return heavy_ball(w, previous, from, curvature, keep, [](Term n) { return w(n); });
}

Claim damps_printed() {
  const auto statement = [](std::string label, Variable momentum, Rational largest) {
    return along(std::move(label), {std::move(momentum), in(s, 0, largest), natural_from(t, 0)},
                 on_a_parabola(Term(1), s, alpha), w(t) >= Term(0));
  };
  return {"momentum/printed-damps",
          "\"In order to dampen the oscillations\"",
          "S0:15, S3:136-140",
          {"momentum/damps-oscillation", "momentum/overshoot"},
          "momentum/damps-oscillation",
          "As printed: momentum damps oscillations. Where gradient descent does not oscillate (s "
          "= eps lambda <= 1) momentum can bring them in; the other lecture says so.",
          Grade::refuted,
          {statement("no new oscillation", half_open(alpha, 0, 1), 1)},
          {{"for s <= 1/2", statement("s <= 1/2", half_open(alpha, 0, 1), Rational(1, 2))},
           {"for alpha <= 1/2", statement("alpha <= 1/2", in(alpha, 0, Rational(1, 2)), 1)}}};
}

Claim discriminant() {
  const Term d = square(Term(1) + square(q) - s) - Term(4) * square(q);
  const auto complex = [&](std::string label, Comparison low, Comparison high) {
    return for_all(std::move(label), {positive(q), real(s)}, d < Term(0),
                   {std::move(low), std::move(high)});
  };
  const Term low = square(Term(1) - q), high = square(Term(1) + q);
  return {"momentum/overshoot",
          "Complex roots: between (1 - sqrt(alpha))^2 and (1 + sqrt(alpha))^2",
          "S3:136-140",
          {"momentum/overshoot", "momentum/damps-oscillation"},
          "",
          "With alpha = q^2 and s = eps lambda the discriminant (1 + alpha - s)^2 - 4 alpha is (s "
          "- (1 - q)^2)(s - (1 + q)^2): negative exactly strictly between these two.",
          Grade::proved,
          {for_all("the discriminant factors", {real(q), real(s)}, d == (s - low) * (s - high)),
           complex("if", s > low, s < high),
           for_all("only if, below", {positive(q), real(s)}, d >= Term(0), {s <= low}),
           for_all("only if, above", {positive(q), real(s)}, d >= Term(0), {s >= high})},
          {{"from (1 - q)^2/2 on", complex("(1 - q)^2/2", s > low / Term(2), s < high)},
           {"up to 4", complex("up to 4", s > low, s < Term(4))},
           {"for every s > 0", complex("s > 0", s > Term(0), s < high)}}};
}

Claim split() {
  // Real roots r1, r2: alpha = r1 r2 and s = (1 - r1)(1 - r2).
  const Term r1 = Term::symbol("r1"), r2 = Term::symbol("r2");
  const auto statement = [&](std::string label, Term factor) {
    return along(std::move(label), {real(r1), real(r2), real(start), natural_from(t, 0)},
                 on_a_parabola(start, (Term(1) - r1) * (Term(1) - r2), r1 * r2),
                 w(t + Term(1)) == r2 * w(t) + factor * pow(r1, t + Term(1)) * start);
  };
  return {"momentum/real-roots-step",
          "The heavy ball with real roots is two decays in a row",
          "S3:136-140",
          {"momentum/overshoot"},
          "momentum/overshoot",
          "If z^2 - (1 + alpha - s) z + alpha has the real roots r1 and r2, then w_{t+1} = r2 w_t "
          "+ (1 - r2) r1^(t+1) w_0, for all t. So with positive real roots nothing swings; "
          "negative and complex ones are another matter.",
          Grade::proved,
          {statement("by induction over t", Term(1) - r2)},
          {{"1 - r1", statement("1 - r1", Term(1) - r1)}, {"r2", statement("r2", r2)}}};
}

Claim no_overshoot() {
  const Term r1 = Term::symbol("r1"), r2 = Term::symbol("r2");
  const auto statement = [&](std::string label, Term bound, Variable second) {
    return along(std::move(label),
                 {in_open(r1, 0, 1), std::move(second), positive(start), natural_from(t, 0)},
                 {{"w", k, start, r2 * w(k) + (Term(1) - r2) * pow(r1, k + Term(1)) * start}},
                 w(t) > bound);
  };
  return {"momentum/no-overshoot",
          "Positive real roots: no overshoot, ever",
          "S3:136-140",
          {"momentum/overshoot"},
          "momentum/real-roots-step",
          "With real roots in (0, 1), that is for 0 < s <= (1 - sqrt(alpha))^2, the heavy ball "
          "started at rest, as its two decays in a row show, stays on its side of the minimum for "
          "all t. alpha = 1/100, s = 1/2 is such a case.",
          Grade::proved,
          {statement("w_t > 0", Term(0), in_open(r2, 0, 1))},
          {{"w_t > w_0/2", statement("w_t > w_0/2", start / Term(2), in_open(r2, 0, 1))},
           {"with r2 in (-1, 1)", statement("r2 in (-1, 1)", Term(0), in_open(r2, -1, 1))}}};
}

Claim plateau() {
  const auto travel = [&](std::string label, Term bound) {
    return for_all(std::move(label), {half_open(alpha, 0, 1), positive(c), natural_from(t, 0)},
                   sum(i, Term(1), t, pow(alpha, i) * c) <= bound);
  };
  const Term all = alpha * c / (Term(1) - alpha);
  return {"momentum/valley-plateau",
          "How far momentum carries across a plateau",
          "S4:158-160",
          {"momentum/valley-plateau"},
          "",
          "The figures are lost. Where the gradient is zero, a velocity c still travels c alpha (1 "
          "- alpha^t)/(1 - alpha) in t steps, never more than c alpha/(1 - alpha): a wider plateau "
          "is not crossed.",
          Grade::proved,
          {for_all("the way travelled", {half_open(alpha, 0, 1), real(c), natural_from(t, 0)},
                   sum(i, Term(1), t, pow(alpha, i) * c) == all * (Term(1) - pow(alpha, t))),
           for_all("its bound", {half_open(alpha, 0, 1), positive(c), natural_from(t, 0)},
                   all * (Term(1) - pow(alpha, t)) <= all)},
          {{"at most c", travel("at most c", c)},
           {"at most alpha c", travel("at most alpha c", alpha * c)},
           {"every plateau is crossed",
            for_all("crossed", {half_open(alpha, 0, 1), positive(c), positive(x)}, all >= x)}}};
}

}  // namespace

std::vector<Claim> momentum_oscillation() {
  return {curvature_oscillation(),
          best_step_oscillates(),
          slower_printed(),
          damps(),
          damps_printed(),
          discriminant(),
          split(),
          no_overshoot(),
          plateau()};
}

}  // namespace gradus
