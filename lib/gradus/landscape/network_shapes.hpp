#pragma once

#include <string>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Back-propagation against exact differentiation at one rational point: both sides along one
/// direction over all weights.
struct GradientCheck {
  unsigned weights;
  Rational derivative, change;  ///< of the loss along the direction; what back-propagation says
};

/// What the units of a network do.
enum class Unit : std::uint8_t { linear, relu, tanh, logistic };
inline constexpr Unit units[]{Unit::linear, Unit::relu, Unit::tanh, Unit::logistic};
const char* name(Unit u);

/// On the network of these sizes (inputs first), at weights, inputs, targets and a direction drawn
/// from `seed`: the derivative of the loss by the rules of calculus, and the sum of the changes of
/// back-propagation along the direction. In rationals; the tanh of each net input, which is in
/// neither, stands for a number in (-1, 1) of its own. No net input of a relu unit is 0.
GradientCheck check_gradient(const std::vector<unsigned>& sizes, Unit unit, std::uint64_t seed);

/// All sizes of 1 to `widest` in `layers` + 1 places, inputs and outputs included.
std::vector<std::vector<unsigned>> network_shapes(unsigned layers, unsigned widest);

/// derivative == factor change for every shape of up to `layers` layers of weights and all units of
/// a kind. The cases are complete: every shape.
Trial::Outcome check_shapes(unsigned layers, unsigned widest, const Rational& factor);

}  // namespace gradus
