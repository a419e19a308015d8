#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// A function whose curvature bounds and infimum are known in closed form, computed in T.
template <class T>
struct TestFunction {
  std::string name, formula;
  unsigned dimension = 1;
  Rational least_curvature;     ///< the eigenvalues of the Hessian lie between these two, ...
  Rational smoothness;          ///< ... and this, L, is also at least minus the first
  T infimum;                    ///< exact, enclosed or rounded, as T does
  std::vector<Rational> start;  ///< where a descent is worth watching
  std::function<T(std::span<const T> x)> value;
  std::function<std::vector<T>(std::span<const T> x)> gradient;
};

/// log-cosh, the logistic loss, x^2/(1+x^2), McCormick (made constant beyond its minimum, so that
/// it is bounded below), pseudo-Huber, Huber and a quadratic chain of four variables; for Rational,
/// only those with rational values. T is one of Rational, Interval, FixedReal<50> and double.
template <class T>
std::vector<TestFunction<T>> test_functions();

}  // namespace gradus
