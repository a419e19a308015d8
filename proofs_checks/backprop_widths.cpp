// Back-propagation for any number of units: what one weight changes, the other units and inputs
// standing for arbitrary numbers (S2:48).

#include "gradus/algebra/rewrite.hpp"
#include "gradus/method/network.hpp"
#include "proofs_checks/for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

/// The unit with the input x over the weight u; `b` comes over its other weights. It feeds n units
/// over the weights v_k, which get c_k from the other units of its layer.
struct Unit {
  Activation f;
  Term u = Term::symbol("u"), x = Term::symbol("x"), b = Term::symbol("b"),
       eta = Term::symbol("eta"), n = Term::natural("n"), k = Term::natural("k");
  Sequence v{"v"}, c{"c"}, t{"t"}, d{"d"};
  Term own = b + u * x, out = f.value(own), above = c(k) + v(k) * out;

  Term over_outputs(Term body) const { return sum(k, Term(1), n, body); }
  /// delta_k at the outputs.
  Term output_delta() const { return (t(k) - f.value(above)) * f.slope(above); }
  Term loss() const { return over_outputs(square(t(k) - f.value(above))) / Term(2); }
  /// An error of which the net inputs above have the derivatives -d_k, to first order.
  Term first_order_error() const { return -over_outputs(d(k) * above); }

  Statement about(std::string label, Term error, Term change) const {
    return for_all(f.name + ": " + std::move(label),
                   {real(u), real(x), real(b), natural_from(n, 1)},
                   derivative(error, u) == -change);
  }
};

/// The weight v from the unit's output y to an output; the other outputs add r to the loss.
Statement top(const Activation& f, std::string label, bool from_input = false) {
  const Term v = Term::symbol("v"), y = Term::symbol("y"), c = Term::symbol("c"),
             t = Term::symbol("t"), r = Term::symbol("r"), x = Term::symbol("x");
  const Term net = c + v * y, loss = r + square(t - f.value(net)) / Term(2);
  return for_all(
      f.name + ": " + std::move(label), {real(v), real(y), real(c), real(t), real(r), real(x)},
      derivative(loss, v) == -((t - f.value(net)) * f.slope(net) * (from_input ? x : y)));
}

Claim every_width() {
  std::vector<Part> parts;
  for (const Activation& f : {tanh_activation(), logistic_activation()}) {
    const Unit unit{f};
    parts.push_back(top(f, "a weight to an output"));
    parts.push_back(unit.about(
        "a weight below n outputs", unit.loss(),
        unit.f.slope(unit.own) * unit.x * unit.over_outputs(unit.v(unit.k) * unit.output_delta())));
    parts.push_back(unit.about(
        "a weight below n units of any deltas", unit.first_order_error(),
        unit.f.slope(unit.own) * unit.x * unit.over_outputs(unit.v(unit.k) * unit.d(unit.k))));
  }
  const Unit unit{tanh_activation()};
  const auto below = [&](std::string label, Term change) {
    return unit.about(std::move(label), unit.first_order_error(), change);
  };
  const Term slope = unit.f.slope(unit.own), delta = unit.d(unit.k), weight = unit.v(unit.k);
  Statement moved =
      below("updated weights",
            slope * unit.x * unit.over_outputs((weight + unit.eta * delta * unit.out) * delta));
  moved.domain.variables.push_back(positive(unit.eta));
  return {
      "backprop/every-width",
      "The rules hold for any number of units, layer by layer",
      "S2:48",
      {"backprop/delta-hidden-to-output", "backprop/delta-input-to-hidden"},
      "backprop/delta-input-to-hidden",
      "delta_j x_i with delta_j = f'(net_j) sum_k w_jk delta_k is minus the derivative of the loss "
      "over n outputs, for every n and any other units beside; and over n units of a layer with "
      "any deltas, to first order in their net inputs: by the chain rule that is every depth.",
      Grade::proved,
      std::move(parts),
      {{"delta_k x_i at the outputs", top(tanh_activation(), "x for y", true)},
       {"only the first unit above",
        below("no sum", slope * unit.x * unit.v(Term(1)) * unit.d(Term(1)))},
       {"without f'", below("no slope", unit.x * unit.over_outputs(weight * delta))},
       {"the weights after the update", moved}},
      "The chain rule, which joins the layers, is taken as known; the networks of small shapes in "
      "backprop/delta-input-to-hidden are differentiated as a whole."};
}

}  // namespace

std::vector<Claim> backprop_widths() { return {every_width()}; }

}  // namespace gradus
