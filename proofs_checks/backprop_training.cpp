// What training asks for and when it stops (S2:32-34, S2:51): an argmin that need not exist, a
// gradient without its norm.

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), theta = Term::symbol("theta");

Claim no_argmin() {
  // One logistic unit, input 1, target 1: the loss (1 - z)^2 with 1 - z = 1/(1 + e^w).
  const auto loss = [](Term at) { return Term(1) / square(Term(1) + exp(at)); };
  const auto about = [](std::string label, Comparison c) {
    return for_all(std::move(label), {real(w)}, {}, std::move(c));
  };
  const Term farther = w + log(Term(2));
  return {"backprop/training-problem",
          "The weights that training asks for need not exist",
          "S2:32-34",
          {"backprop/training-problem"},
          "",
          "As printed: W* = argmin. For one logistic unit with target 1 every weight has a better "
          "one, w + log 2: the infimum 0 is not attained. Training then only comes near, or stops.",
          Grade::refuted,
          {Refutation{"one logistic unit, target 1",
                      "some W* attains the least loss",
                      {about("the loss is positive", loss(w) > Term(0)),
                       about("w + log 2 is better than w", loss(farther) < loss(w))}}},
          {{"w + log 2 halves the loss", about("half", loss(farther) <= loss(w) / Term(2))},
           {"w = 0 is the least", about("w = 0", loss(w) >= loss(Term(0)))}}};
}

Claim not_unique() {
  const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c"),
             d = Term::symbol("d");
  const auto loss = [](Term x, Term y) { return square(x + y - Term(1)); };
  const auto about = [&](std::string label, Comparison first, Comparison second) {
    return for_all(std::move(label), {real(a), real(b), real(c), real(d)},
                   {std::move(first), std::move(second)}, a == c);
  };
  const Term zero(0), small(Rational(1, 100));
  return {
      "backprop/printed-the-argmin",
      "Nor are they unique",
      "S2:32-34",
      {"backprop/training-problem"},
      "backprop/training-problem",
      "As printed: the argmin. Two inputs that always agree leave the loss (a + b - 1)^2, whose "
      "minima are a whole line.",
      Grade::refuted,
      {about("two minima of (a + b - 1)^2 are the same", loss(a, b) <= zero, loss(c, d) <= zero)},
      {{"if the losses are small", about("small", loss(a, b) <= small, loss(c, d) <= small)},
       {"if both are 1", about("1", loss(a, b) <= Term(1), loss(c, d) <= Term(1))}}};
}

Claim stopping() {
  const auto stops = [](std::string label, Comparison test, Comparison conclusion) {
    return for_all(std::move(label), {real(w), positive(theta)}, {std::move(test)},
                   std::move(conclusion));
  };
  const Term gradient = derivative(square(w) / Term(2), w);
  return {
      "backprop/stopping-norm",
      "The stopping test without the norm",
      "S2:51",
      {"backprop/stopping-norm"},
      "",
      "As printed: until grad L(W) < theta. A negative gradient of any size passes: on w^2/2 it "
      "stops at once at every w < 0. The norm must stand there.",
      Grade::refuted,
      {stops("on w^2/2 it stops only where |grad| < theta", gradient < theta,
             square(gradient) < square(theta))},
      {{"within 10 theta",
        stops("10 theta", gradient < theta, square(gradient) < Term(100) * square(theta))},
       {"with grad <= 0", stops("grad <= 0", gradient <= Term(0), gradient > -theta)}}};
}

Claim stopping_right() {
  const Term a = Term::symbol("a");
  const auto stops = [&](std::string label, Comparison curvature, Rational factor) {
    const Term gradient = derivative(a * square(w) / Term(2), w);
    return for_all(std::move(label), {positive(a), real(w), positive(theta)},
                   {square(gradient) < square(theta), std::move(curvature)},
                   square(w) < Term(factor) * square(theta));
  };
  return {"backprop/stopping-distance",
          "With the norm: how near the minimum it stops",
          "S2:51",
          {"backprop/stopping-norm"},
          "backprop/stopping-norm",
          "On a w^2/2, |grad| < theta gives |w| < theta/a: near the minimum if the curvature a is "
          "not small. On a plateau, and at a saddle, it says nothing of a minimum.",
          Grade::proved,
          {stops("a >= 1: |w| < theta", a >= Term(1), 1),
           stops("a >= 1/2: |w| < 2 theta", a >= Term(Rational(1, 2)), 4)},
          {{"a >= 1/2: |w| < theta", stops("theta", a >= Term(Rational(1, 2)), 1)},
           {"any curvature", stops("any", a > Term(0), 4)}}};
}

}  // namespace

std::vector<Claim> backprop_training() {
  return {no_argmin(), not_unique(), stopping(), stopping_right()};
}

}  // namespace gradus
