// The printed forms of the heavy ball against each other (S4:141-152).

#include "for_all.hpp"
#include "gradus/method/momentum.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), previous = Term::symbol("p"), g = Term::symbol("g");
const Term eta = Term::symbol("eta"), gamma = Term::symbol("gamma"), a = Term::symbol("a");
const Term alpha = Term::symbol("alpha"), s = Term::symbol("s"), z = Term::symbol("z");
const std::vector<Variable> one_step{real(w), real(previous), real(g), real(eta), real(gamma)};

Term first_form(Term rate, Term share) {
  return heavy_ball_step(w, previous, g, share * rate, Term(1) - share);
}
Term second_form() { return heavy_ball_step(w, previous, g, eta, Term(1) - eta); }

Claim stability() {
  // The characteristic polynomial of w_{t+1} = (1 + alpha - s) w_t - alpha w_{t-1}, s = eps lambda.
  const auto polynomial = [](Term x) { return square(x) - (Term(1) + alpha - s) * x + alpha; };
  const Term limit = Term(2) * (Term(1) + alpha);
  const auto outside = [&](std::string label, Term at, Comparison range) {
    return for_all(std::move(label), {half_open(alpha, 0, 1), real(s), real(z)},
                   polynomial(at) > Term(0), {s > Term(0), std::move(range), z >= Term(1)});
  };
  const auto swing = [&](std::string label, Term least) {
    return for_all(std::move(label), {half_open(alpha, 0, 1), real(s), real(w), real(previous)},
                   heavy_ball_step(w, previous, w, s, alpha) * w <= -square(w),
                   {s >= least, w * previous <= Term(0), w * previous >= -square(w)});
  };
  return {"momentum/stability",
          "Where the heavy ball is stable on a parabola",
          "S4:141-147",
          {"momentum/heavy-ball-gamma", "momentum/mimic-second-order"},
          "",
          "On lambda w^2/2 with s = eps lambda: for 0 < s < 2(1 + alpha) no real root of z^2 - (1 "
          "+ alpha - s) z + alpha lies outside (-1, 1), and complex ones have modulus sqrt(alpha); "
          "from s = 2(1 + alpha) on, iterates that swing to the other side keep doing so and "
          "never come closer.",
          Grade::proved,
          {outside("no root at z >= 1", z, s < limit), outside("none at -z", -z, s < limit),
           swing("beyond: each swing is no shorter", limit)},
          {{"stable up to 2(1 + alpha) + 1/4",
            outside("2(1 + alpha) + 1/4", -z, s < limit + Term(Rational(1, 4)))},
           {"stable up to 4", outside("stable up to 4", -z, s < Term(4))},
           {"swings from s = 2 on", swing("swings from s = 2 on", Term(2))}}};
}

Claim heavy_ball_eta() {
  const Term limit = Term(4) - Term(2) * eta;
  const auto difference = [&](std::string label, Term claimed) {
    return for_all(std::move(label), one_step, second_form() - first_form(eta, gamma) == claimed);
  };
  // s = 2(1 + alpha) in the letters of each form.
  const auto edge = for_all("the limit of stability is eta a = 4 - 2 eta", {real(eta)},
                            Term(2) * (Term(1) + (Term(1) - eta)) == limit);
  const auto at = [](std::string label, Rational curvature, Rational share, Rational rate) {
    return for_all(std::move(label), {in(a, 0, curvature)},
                   Term(share) * Term(rate) * a < Term(4) - Term(2) * Term(share));
  };
  const auto not_stable =
      for_all("the second form at eta = 1/10, a >= 50 is beyond its limit", {real(a)},
              Term(Rational(1, 10)) * a >= Term(Rational(19, 5)), {a >= Term(50)});
  return {
      "momentum/heavy-ball-eta",
      "The second printed form is the first with rate 1",
      "S4:147",
      {"momentum/heavy-ball-eta"},
      "",
      "w - eta g + (1 - eta)(w - w_prev) is the first form with learning rate 1 and gamma = "
      "eta. With the same eta it is another algorithm, stable for eta a < 4 - 2 eta instead of "
      "gamma eta a < 4 - 2 gamma: at a = 50, eta = 1/10, gamma = 1/2 the first is stable, the "
      "second is not.",
      Grade::proved,
      {for_all("rate 1, gamma = eta", one_step, second_form() == first_form(Term(1), eta)),
       difference("the difference", -eta * g * (Term(1) - gamma) + (gamma - eta) * (w - previous)),
       edge, at("the first form at a <= 50 is stable", 50, Rational(1, 2), Rational(1, 10)),
       not_stable},
      {{"the difference is -eta g (1 - gamma)",
        difference("-eta g (1 - gamma)", -eta * g * (Term(1) - gamma))},
       {"the second form at a <= 50 is stable", at("second, a <= 50", 50, Rational(1, 10), 1)},
       {"learning rate eta, gamma = eta",
        for_all("learning rate eta", one_step, second_form() == first_form(eta, eta))}}};
}

Claim second_form_printed() {
  const auto statement = [](std::string label, std::vector<Comparison> hypotheses) {
    return for_all(std::move(label), one_step, second_form() == first_form(eta, gamma),
                   std::move(hypotheses));
  };
  return {"momentum/printed-heavy-ball-eta",
          "Two lines, two algorithms",
          "S4:145-147",
          {"momentum/heavy-ball-eta"},
          "momentum/heavy-ball-eta",
          "As printed: the line with eta and 1 - eta follows from the one with gamma eta and 1 - "
          "gamma. gamma is lost on the way: the momentum is tied to the learning rate, and a "
          "small eta means a momentum near 1.",
          Grade::refuted,
          {statement("for all gamma", {gamma > Term(0), gamma < Term(1)})},
          {{"when gamma = eta", statement("gamma = eta", {gamma == eta, eta > Term(0)})},
           {"without a previous step", statement("w = w_prev", {w == previous})}}};
}

Statement previous_step(std::string label, Term rate, bool current) {
  const Term t = Term::natural("t"), start = Term::symbol("w0");
  const Sequence x("w"), before("p"), gradient("g");
  return along(
      std::move(label), {real(eta), real(start), natural_from(t, 2)},
      heavy_ball(x, before, start, eta, Term(1) - eta, [&](Term index) { return gradient(index); }),
      x(t) - x(t - Term(1)) == rate * gradient(current ? t : t - Term(1)) +
                                   (Term(1) - eta) * (x(t - Term(1)) - x(t - Term(2))));
}

Claim previous_step_recursion() {
  return {"momentum/previous-step-recursion",
          "The previous step, step by step",
          "S4:150-152",
          {"momentum/previous-step-recursion"},
          "",
          "w^t - w^{t-1} = -eta g^{t-1} + (1 - eta)(w^{t-1} - w^{t-2}), for all t. Each step "
          "carries on a share 1 - eta of the one before: that is all that momentum is. It says "
          "nothing of where it leads.",
          Grade::proved,
          {previous_step("for all t", -eta, false)},
          {{"g^t for g^{t-1}", previous_step("g^t", -eta, true)},
           {"plus", previous_step("plus", eta, false)}}};
}

Claim previous_step_printed() {
  return {"momentum/printed-previous-step",
          "The previous step with the wrong sign",
          "S4:150-152",
          {"momentum/previous-step-recursion"},
          "momentum/previous-step-recursion",
          "As printed, twice: w^t - w^{t-1} = +eta g^{t-1} + (1 - eta)(...). That climbs; the "
          "unrolled line below it has the right sign.",
          Grade::refuted,
          {previous_step("+eta g", eta, false)},
          {{"+eta g^t", previous_step("+eta g^t", eta, true)},
           {"-eta g^t", previous_step("-eta g^t", -eta, true)}}};
}

}  // namespace

std::vector<Claim> momentum_printed() {
  return {stability(), heavy_ball_eta(), second_form_printed(), previous_step_recursion(),
          previous_step_printed()};
}

}  // namespace gradus
