// How fast the heavy ball is, and where it is not (S4:124-160, S3:2-3).

#include "for_all.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/method/momentum.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term b = Term::symbol("b"), c = Term::symbol("c"), alpha = Term::symbol("alpha"),
           eps = Term::symbol("eps"), s = Term::symbol("s");
const Term m = Term::symbol("m"), big = Term::symbol("M"), lambda = Term::symbol("lambda");
const Term x = Term::symbol("w"), y = Term::symbol("p");
const Term t = Term::natural("t"), k = Term::natural("k");
const Sequence w("w"), previous("p");

Claim energy() {
  const Term x0 = Term::symbol("x"), y0 = Term::symbol("y");
  const auto form = [](Term here, Term before) {
    return square(here) - b * here * before + c * square(before);
  };
  const auto statement = [&](std::string label, Term factor) {
    return along(std::move(label), {real(b), real(c), real(x0), real(y0), natural_from(t, 0)},
                 {{"w", k, x0, b * w(k) - c * previous(k)}, {"p", k, y0, w(k)}},
                 form(w(t), previous(t)) == factor * form(x0, y0));
  };
  return {"momentum/energy",
          "What a recursion over two steps contracts by",
          "S4:124-147",
          {"momentum/mimic-second-order"},
          "",
          "Along w_{t+1} = b w_t - c w_{t-1} the form w_t^2 - b w_t w_{t-1} + c w_{t-1}^2 shrinks "
          "by exactly c a step, for all t. Where the roots are complex (b^2 < 4 c) it is positive: "
          "the error shrinks by sqrt(c) a step, but not in every single step.",
          Grade::proved,
          {statement("by induction over t", pow(c, t)),
           for_all("positive where the roots are complex", {real(b), real(c), real(x), real(y)},
                   form(x, y) > Term(0), {square(b) < Term(4) * c, y != Term(0)})},
          {{"c^(2t)", statement("c^(2t)", pow(c, Term(2) * t))},
           {"b^t", statement("b^t", pow(b, t))},
           {"positive for b^2 <= 8 c",
            for_all("b^2 <= 8 c", {real(b), real(c), real(x), real(y)}, form(x, y) > Term(0),
                    {square(b) <= Term(8) * c, y != Term(0)})}}};
}

Claim mimic_second_order() {
  // Curvatures from m^2 to M^2.
  const Term step = Term(4) / square(big + m), q = (big - m) / (big + m);
  const std::vector<Variable> ends{positive(m), real(big)};
  const auto complex = [&](std::string label, Term momentum) {
    return for_all(std::move(label), {positive(m), real(big), real(lambda)},
                   square(Term(1) + momentum - step * lambda) <= Term(4) * momentum,
                   {big > m, lambda >= square(m), lambda <= square(big)});
  };
  return {
      "momentum/mimic-second-order",
      "Polyak's parameters",
      "S4:124-127",
      {"momentum/mimic-second-order"},
      "",
      "On quadratics with curvature from mu = m^2 to L = M^2, eps = 4/(M + m)^2 and "
      "sqrt(alpha) = (M - m)/(M + m) give every axis the factor (sqrt(kappa) - 1)/(sqrt(kappa) "
      "+ 1) in the long run, against (kappa - 1)/(kappa + 1) for gradient descent and 0 for "
      "Newton's step: first order, cheap, and in between.",
      Grade::proved,
      {for_all("eps mu = (1 - q)^2", ends, step * square(m) == square(Term(1) - q), {big > m}),
       for_all("eps L = (1 + q)^2", ends, step * square(big) == square(Term(1) + q), {big > m}),
       complex("no axis has distinct real roots", square(q)),
       for_all("better than gradient descent", ends,
               q < (square(big) - square(m)) / (square(big) + square(m)), {big > m}),
       for_all("Newton's step ends at the minimum", {positive(lambda), real(x)},
               x - (lambda * x) / lambda == Term(0))},
      {{"q = (M - m)/M", for_all("(M - m)/M", ends,
                                 step * square(m) == square(Term(1) - (big - m) / big), {big > m})},
       {"alpha = q^2/2", complex("alpha = q^2/2", square(q) / Term(2))},
       {"the error shrinks by q in every step",
        for_all("every step", {positive(m), real(big), real(x)},
                abs(heavy_ball_step(x, x, square(big) * x, step, square(q))) <= q * abs(x),
                {big > m})}}};
}

Claim cycle() {
  // f' = 25 x below 1, x + 24 from 1 to 2, 25 x - 24 from 2 on; mu = 1, L = 25.
  const Rational step(1, 9), keep(4, 9), first(2592, 1225), second(792, 1225), third(-2208, 1225);
  const auto slope = [](Term at) {
    return Term(25) * at - Term(24) * min(max(at - Term(1), Term(0)), Term(1));
  };
  const auto leads = [&](std::string label, Rational before, Rational here, Rational next) {
    return for_all(std::move(label), {},
                   heavy_ball_step(Term(here), Term(before), slope(Term(here)), Term(step),
                                   Term(keep)) == Term(next));
  };
  // The clipped part rises by 0 to x - y between y and x.
  const Term rise = Term::symbol("u"), gap = Term(25) * (x - y) - Term(24) * rise;
  const auto slopes = [&](std::string label, Comparison bound) {
    return for_all(std::move(label), {real(x), real(y), nonnegative(rise)}, std::move(bound),
                   {x >= y, rise <= x - y});
  };
  const auto mutant = [&](std::string label, Rational factor) {
    return for_all(std::move(label), {real(x)},
                   square(heavy_ball_step(x, x, slope(x), Term(step), Term(keep))) <=
                       Term(factor) * square(x));
  };
  return {"momentum/polyak-cycle",
          "Polyak's parameters can cycle for ever",
          "S4:124",
          {"momentum/mimic-second-order"},
          "momentum/mimic-second-order",
          "As one would read it: the rate holds on every strongly convex smooth function. On this "
          "one of Lessard, Recht and Packard (2016) three iterates repeat, far from the minimum "
          "at 0.",
          Grade::refuted,
          {Refutation{"mu = 1, L = 25, eps = 1/9, alpha = 4/9",
                      "the heavy ball with Polyak's parameters converges on every strongly convex "
                      "smooth function",
                      {slopes("the slope rises by at least 1 per unit", gap >= x - y),
                       slopes("and by at most 25", gap <= Term(25) * (x - y)),
                       leads("from the second to the third", first, second, third),
                       leads("from the third to the first", second, third, first),
                       leads("from the first to the second", third, first, second)}}},
          {{"the first step shrinks the error", mutant("the first step", 1)},
           {"it shrinks to 3/4", mutant("3/4", Rational(9, 16))}}};
}

Claim nesterov() {
  const AbstractVector at = AbstractVector::named("w"), before = AbstractVector::named("p");
  const SymmetricOperator H("H");
  const AbstractVector ahead = at + alpha * (at - before);
  const AbstractVector difference = (ahead - eps * (H * ahead)) - (ahead - eps * (H * at));
  const auto vectors = [&](std::string label, Term factor) {
    const AbstractVector rest = difference + factor * (H * (at - before));
    Statement result =
        for_all(std::move(label), {real(alpha), real(eps)}, rest.squared_norm() == Term(0));
    result.domain.vectors = {"w", "p"};
    result.domain.operators = {"H"};
    return result;
  };
  const auto step = [&](Term here, Term last) {
    const Term y_ = here + alpha * (here - last);
    return y_ - s * y_;
  };
  const auto coefficients = [&](std::string label, Term last) {
    return for_all(std::move(label), {real(alpha), real(s), real(x), real(y)},
                   step(x, y) == (Term(1) + alpha) * (Term(1) - s) * x - last * y);
  };
  const auto modulus =
      for_all("so complex roots have a smaller modulus", {in_open(alpha, 0, 1), in_open(s, 0, 1)},
              alpha * (Term(1) - s) < alpha);
  return {"momentum/nesterov-mention",
          "Nesterov's momentum looks ahead",
          "S3:2-3",
          {"momentum/nesterov-mention"},
          "momentum/energy",
          "The lecture only names it. With the gradient taken at w + alpha (w - w_prev), on a "
          "quadratic in any dimension it is the heavy ball with one more term, -eps alpha H (w - "
          "w_prev), which brakes along high curvature: c falls from alpha to alpha (1 - s).",
          Grade::proved,
          {vectors("the difference to the heavy ball", eps * alpha),
           coefficients("on an axis", alpha * (Term(1) - s)), modulus},
          {{"without alpha", vectors("without alpha", eps)},
           {"no difference", vectors("no difference", Term(0))},
           {"c = alpha", coefficients("c = alpha", alpha)}}};
}

}  // namespace

std::vector<Claim> momentum_rates() {
  return {energy(), mimic_second_order(), cycle(), nesterov()};
}

}  // namespace gradus
