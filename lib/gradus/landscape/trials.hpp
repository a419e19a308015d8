#pragma once

#include "gradus/statement/claim.hpp"

namespace gradus {

/// For each t = 1..last, in rationals: on worst_case_of_descent(t) the curvature lies in [-1, 1]
/// and min |g_k|^2 (3t + 2) = 4 (f(x_0) - f*) over k = 0..t. The cases are complete.
Trial::Outcome check_worst_cases(unsigned last);

/// Gradient descent with step 1/L on every test function for `steps` steps at 50 digits: both
/// bounds of DescentRecord after each step.
Trial::Outcome check_trajectories(unsigned steps);

}  // namespace gradus
