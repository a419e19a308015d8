#pragma once

#include <cstdint>

#include "gradus/evidence/experiment/estimate.hpp"

namespace gradus {

/// Independent gradients of one law: mean + deviation * X, where X has mean 0 and variance 1.
struct GradientLaw {
  enum class Shape {
    normal,
    two_point,  ///< X = 2 with chance 1/5, -1/2 with chance 4/5
    skewed,     ///< X = 1 - E, E exponential: gradients have a long tail below their mean
  };
  Shape shape = Shape::normal;
  Rational mean, deviation;
  friend auto operator<=>(const GradientLaw&, const GradientLaw&) = default;
};

/// `runs` values of the first moment v_t = beta v_{t-1} + (1 - beta) g_t, v_0 = 0, divided by
/// 1 - beta^t: `sum` and `sum_of_squares` of them. The result depends on the seed, not on the
/// threads. Throws std::invalid_argument unless 0 <= beta < 1 and t >= 1.
Tally sample_first_moment(const GradientLaw& law, const Rational& beta, unsigned t,
                          std::uint64_t runs, std::uint64_t seed, unsigned threads);

/// Exactly, the variance of v_t / (1 - beta^t), from the sum of squared weights.
Rational first_moment_variance(const GradientLaw& law, const Rational& beta, unsigned t);

}  // namespace gradus
