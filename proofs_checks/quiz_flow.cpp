// Infinitely small steps: the gradient flow w' = -grad E, exactly (S2:29, quiz statement 9).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term a = Term::symbol("a"), b = Term::symbol("b"), start = Term::symbol("w_0"),
           time = Term::symbol("t"), eta = Term::symbol("eta"), one(1), two(2);

Claim flow_of_a_parabola() {
  const Term centre = -b / a;
  const auto path = [&](Rational speed) {
    return centre + (start - centre) * exp(-Term(speed) * a * time);
  };
  const auto flows = [&](std::string label, Rational speed) {
    const Term w = path(speed);
    return for_all(std::move(label), {positive(a), real(b), real(start), real(time)},
                   derivative(w, time) == -(a * w + b));
  };
  // Of the error 1 the flow leaves e^-x after the time x/a, a step of that length 1 - x.
  const Term x = Term::symbol("x");
  const auto behind = [&](std::string label, Relation relation, Term bound) {
    return for_all(std::move(label), {nonnegative(x)}, {exp(-x) - (one - x), relation, bound});
  };
  return {
      "quiz/flow-parabola",
      "Gradient flow on a parabola: every start leads to the minimum",
      "S2:29",
      {"quiz/9-unique-minimum"},
      "quiz/9-true",
      "For E(w) = a w^2/2 + b w, w(t) = -b/a + (w_0 + b/a) e^(-at) solves w' = -E'(w) from "
      "w_0: the error at time t is below 1/(1 + a t) of the first, whatever the start. A step "
      "of gradient descent falls short of the flow by at most (eta a)^2 of the error, so it "
      "is the step that can do harm, not the start.",
      Grade::proved,
      {flows("it solves w' = -(a w + b)", 1),
       for_all("it starts at w_0", {positive(a), real(b), real(start)},
               substitute(path(1), {{time, Term(0)}}) == start),
       for_all("what is left of the error", {positive(a), nonnegative(time)},
               exp(-a * time) * (one + a * time) <= one),
       behind("a step is not ahead of it", Relation::greater_equal, Term(0)),
       behind("and behind by x^2/(1 + x) at most", Relation::less_equal, square(x) / (one + x))},
      {{"twice the speed", flows("2 a", 2)},
       {"behind by x^2/4", behind("1/4", Relation::less_equal, square(x) / Term(4))},
       {"the step is ahead", behind("ahead", Relation::less_equal, Term(0))}}};
}

Claim flow_from_the_valley() {
  const Term x = Term::symbol("x"), y = Term::symbol("y");
  const auto f = [](Term u, Term v) { return square(u) + square(v) * pow(one + u, 3); };
  const Term fx = derivative(f(x, y), x), fy = derivative(f(x, y), y);
  const auto there = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {real(x), real(y), nonnegative(eta)},
                   {x <= Term(-3), y >= two}, std::move(c));
  };
  return {
      "quiz/9-flow",
      "One critical point, and not even infinitely small steps lead to it",
      "S2:29",
      {"quiz/9-unique-minimum"},
      "quiz/9-unique-critical-point",
      "On x^2 + y^2 (1 + x)^3 the region x <= -3, y >= 2 is left neither by the flow, which runs "
      "to smaller x and larger y there, nor by a step of any length eta >= 0: so from (-3, 2) all "
      "iterates stay where f <= -23. The minimum lies where x >= -1 and f >= 0.",
      Grade::proved,
      {there("the flow runs to smaller x", fx > Term(0)), there("and to larger y", fy < Term(0)),
       there("a step keeps x <= -3", x - eta * fx <= Term(-3)),
       there("and y >= 2", y - eta * fy >= two), there("f <= -23 there", f(x, y) <= Term(-23)),
       there("and falls along the flow", fx * (-fx) + fy * (-fy) < Term(0)),
       for_all("f >= 0 where the minimum lies", {real(x), real(y)}, {x >= Term(-1)},
               f(x, y) >= Term(0))},
      {{"f <= -24 there", there("-24", f(x, y) <= Term(-24))},
       {"it leads back", there("back", fx < Term(0))},
       {"from everywhere", for_all("everywhere", {real(x), real(y)}, {y >= two}, fx > Term(0))}}};
}

}  // namespace

std::vector<Claim> quiz_flow() { return {flow_of_a_parabola(), flow_from_the_valley()}; }

}  // namespace gradus
