// Back-propagation on every small shape of network, differentiated as a whole (S2:48).

#include "gradus/landscape/network_shapes.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

constexpr unsigned layers = 3, widest = 3;

Claim every_shape() {
  const auto agrees = [](std::string label, Rational factor) {
    return Trial{std::move(label),
                 "the derivative of the loss along a direction against back-propagation's changes",
                 [factor](const Budget&) { return check_shapes(layers, widest, factor); }};
  };
  return {"backprop/every-shape",
          "Back-propagation is exact on every small network",
          "S2:48",
          {"backprop/delta-hidden-to-output", "backprop/delta-input-to-hidden"},
          "backprop/every-width",
          "Every shape of one to three layers of weights with one to three units or inputs in each "
          "place, of linear, relu, tanh and logistic units: the derivative of the loss by the "
          "rules of calculus is minus what back-propagation adds, to the last digit. For relu, "
          "away from the bend.",
          Grade::certified,
          {agrees("117 shapes, 4 kinds of unit", -1)},
          {{"plus the changes", agrees("plus", 1)}, {"twice the changes", agrees("twice", -2)}},
          "One rational point and one direction a network, an independent look at what "
          "backprop/every-width proves for all; with tanh and logistic units every tanh stands "
          "for a number of its own."};
}

}  // namespace

std::vector<Claim> backprop_shapes() { return {every_shape()}; }

}  // namespace gradus
