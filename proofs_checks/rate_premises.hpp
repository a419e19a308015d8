#pragma once

#include <string>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Both ends of one step w+ = w - (gamma/lambda) g of a loss with a lambda-Lipschitz gradient: the
/// values, and <g, g>, <g, h>, <h, h> for the gradients g at w and h at w+.
struct DescentStep {
  Term value, next;
  Term gg, gh, hh;
  Term gamma, lambda;
};

/// rate/interpolation from w+ to w: L(w) is above what w+ says of it.
Premise interpolated_forward(const DescentStep& step);
/// rate/interpolation from w to w+: L(w+) is above what w says of it.
Premise interpolated_backward(const DescentStep& step);

}  // namespace gradus
