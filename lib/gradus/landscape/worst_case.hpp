#pragma once

#include <vector>

#include "gradus/landscape/piecewise_quadratic.hpp"

namespace gradus {

/// Gradient descent on a function of one variable, in exact arithmetic.
struct ExactDescent {
  std::vector<Rational> points;  ///< x_0, ..., x_N
  std::vector<Rational> slopes;  ///< at these points
  Rational gap;                  ///< f(x_0) minus the least value of f
  Rational least_square;         ///< the least squared slope, over k = 0, ..., N
};
/// `steps` steps x - step f'(x). Throws std::invalid_argument where f is not bounded below.
ExactDescent descend_exactly(const PiecewiseQuadratic& f, const Rational& start,
                             const Rational& step, unsigned steps);

/// A function with curvature in [-1, 1] that keeps every slope of gradient descent with step 1 from
/// x = 0 as large as it can for `steps` steps: 4 gap / (3 steps + 2) is attained
/// (Abbaszadehpeivasti, de Klerk and Zamani 2022). Between x_k and x_k - 1 the slope falls from 1
/// to 1/2 and rises again.
PiecewiseQuadratic worst_case_of_descent(unsigned steps);

/// One step of length 1 from x = 0 on this function keeps the slope 1 with gap 9/8. Its curvature
/// is at most 1 but as low as -3, so it meets the upper curvature bound only.
PiecewiseQuadratic one_sided_counterexample();

}  // namespace gradus
