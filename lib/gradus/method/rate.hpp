#pragma once

#include <cmath>

// Learning-rate schedules, as templates over any number: the rate of step t, counted from 0.

namespace gradus {

/// 1/t decay (taught in the lectures, also under the name of linear decay with k = 1; PyTorch's
/// lr_decay of Adagrad): first/(1 + k t).
template <class T>
T hyperbolic_decay(const T& first, const T& k, const T& t) {
  return first / (T(1) + k * t);
}

/// Quadratic decay as the lectures name it: first/(t + 1)^2.
template <class T>
T inverse_square_decay(const T& first, const T& t) {
  using std::pow;
  return first / pow(t + T(1), 2);
}

/// Exponential decay (taught in the lectures with ratio = e^-beta; PyTorch's ExponentialLR), and
/// step decay where t counts whole periods (PyTorch's StepLR): first ratio^t.
template <class T>
T geometric_decay(const T& first, const T& ratio, const T& t) {
  using std::pow;
  return first * pow(ratio, t);
}

/// Linear decay to zero at step `end` (PyTorch's PolynomialLR of power 1): first (1 - t/end).
template <class T>
T linear_decay(const T& first, const T& end, const T& t) {
  return first * (T(1) - t / end);
}

/// Its square (PolynomialLR of power 2): first (1 - t/end)^2.
template <class T>
T quadratic_decay(const T& first, const T& end, const T& t) {
  using std::pow;
  return first * pow(T(1) - t / end, 2);
}

}  // namespace gradus
