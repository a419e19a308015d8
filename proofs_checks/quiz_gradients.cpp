// The quiz statements 6, 7 and 9 (S2:23-29): what back-propagation computes, and when the start
// does not matter.

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term u = Term::symbol("u"), v = Term::symbol("v"), x = Term::symbol("x"),
           target = Term::symbol("y");
const Term k = Term::natural("k"), t = Term::natural("t");

/// Two weights, any cubic activation, the loss (v s(u x) - y)^2/2, backwards from the output.
struct Chain {
  std::vector<Variable> variables{real(u), real(v), real(x), real(target)};
  Term net = u * x, slope = Term(0), activation = Term::symbol("c0");

  Chain() {
    variables.push_back(real(activation));
    for (int power = 1; power <= 3; ++power) {
      const Term c = Term::symbol("c" + std::to_string(power));
      variables.push_back(real(c));
      activation = activation + c * pow(net, power);
      slope = slope + Term(power) * c * pow(net, power - 1);
    }
  }
  Term loss() const { return square(v * activation - target) / Term(2); }
  Term output_error() const { return v * activation - target; }
  Term hidden_error() const { return output_error() * v * slope; }
};

Claim derivative_claim() {
  const Chain net;
  const auto gradient = [&](std::string label, Term weight, Term claimed) {
    return for_all(std::move(label), net.variables, claimed == derivative(net.loss(), weight));
  };
  const Term w = Term::symbol("w");
  const auto finite = for_all("the forward difference with h = 1", {real(w)},
                              pow(w + Term(1), 3) - pow(w, 3) == derivative(pow(w, 3), w));
  return {
      "quiz/7-backprop-derivative",
      "Q7: back-propagation computes the derivative of the error surface",
      "S2:24, S2:63-64",
      {"quiz/7-backprop-derivative"},
      "",
      "True: the errors passed backwards give exactly dL/dv and dL/du, for every cubic "
      "activation. It is the derivative itself, not a difference quotient, and not the Hessian.",
      Grade::proved,
      {gradient("dL/dv", v, net.output_error() * net.activation),
       gradient("dL/du", u, net.hidden_error() * x)},
      {{"the loss", gradient("the loss", v, net.loss())},
       {"without the slope of the activation",
        gradient("without the slope", u, net.output_error() * v * x)},
       {"the Hessian", gradient("the Hessian", v, derivative(derivative(net.loss(), v), v))},
       {"a forward difference", finite}}};
}

Claim two_ways_printed() {
  const Sequence at("w"), trained("z");
  const Term start = Term::symbol("w_0"), eta = Term::symbol("eta");
  const auto alone = [&](std::string label, Comparison c) {
    return along(std::move(label), {real(start), natural_from(t, 0)}, {{"w", k, start, at(k)}},
                 std::move(c));
  };
  Statement descent = along("gradient descent with the same gradients lowers it",
                            {real(start), in_open(eta, 0, 2), natural_from(t, 0)},
                            {{"z", k, start, trained(k) - eta * trained(k)}},
                            square(trained(t + Term(1))) <= square(trained(t)));
  return {
      "quiz/6-two-ways",
      "Q6: back-propagation and gradient descent are two ways to optimise",
      "S2:23",
      {"quiz/6-two-ways", "landscape/backprop-finds-saddles"},
      "quiz/7-backprop-derivative",
      "False: back-propagation returns dL/dw and changes no weight, so the loss w^2/2 stays as "
      "it is for ever. Gradient descent is what uses that derivative.",
      Grade::refuted,
      {Refutation{"L = w^2/2",
                  "back-propagation alone optimises a network",
                  {alone("the weights stay", at(t) == start),
                   alone("so does the loss", square(at(t)) / Term(2) == square(start) / Term(2)),
                   descent}}},
      {{"the loss falls", alone("the loss falls", square(at(t + Term(1))) < square(at(t)))},
       {"the weights tend to 0", alone("the weights tend to 0", square(at(t)) <= Term(1))}}};
}

}  // namespace

std::vector<Claim> quiz_gradients() { return {derivative_claim(), two_ways_printed()}; }

}  // namespace gradus
