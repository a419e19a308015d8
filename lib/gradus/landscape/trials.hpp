#pragma once

#include "gradus/statement/claim.hpp"

namespace gradus {

/// A bound on the least squared gradient after t steps: factor lambda (f(x_0) - f*) / (slope t +
/// offset).
struct RateBound {
  Rational factor, slope, offset;
};

/// For each t = 1..last, in rationals: on worst_case_of_descent(t) the curvature lies in [-1, 1]
/// and min |g_k|^2 over k = 0..t equals the bound. The cases are complete.
Trial::Outcome check_worst_cases(unsigned last, const RateBound& bound);

/// Gradient descent with step 1/L on Huber's loss for `steps` steps, in rationals: after each step
/// t, min |g_k|^2 is at most `before` over k < t and at most `through` over k <= t. The cases are
/// complete.
Trial::Outcome check_huber(unsigned steps, const RateBound& before, const RateBound& through);

/// Gradient descent with step 1/L on every test function for `steps` steps at 50 digits: both
/// bounds of DescentRecord after each step.
Trial::Outcome check_trajectories(unsigned steps);

}  // namespace gradus
