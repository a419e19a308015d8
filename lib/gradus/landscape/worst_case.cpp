#include "gradus/landscape/worst_case.hpp"

#include <stdexcept>
#include <utility>

namespace gradus {

ExactDescent descend_exactly(const PiecewiseQuadratic& f, const Rational& start,
                             const Rational& step, unsigned steps) {
  const auto minimum = f.minimum();
  if (!minimum) throw std::invalid_argument("the function is not bounded below");
  ExactDescent run;
  run.gap = f.value(start) - minimum->value;
  Rational x = start;
  for (unsigned k = 0; k <= steps; ++k) {
    Rational slope = f.slope(x);
    const Rational square = slope * slope;
    if (k == 0 || square < run.least_square) run.least_square = square;
    Rational next = x - step * slope;
    run.points.push_back(std::exchange(x, std::move(next)));
    run.slopes.push_back(std::move(slope));
  }
  return run;
}

PiecewiseQuadratic worst_case_of_descent(unsigned steps) {
  std::vector<Rational> breakpoints;
  std::vector<Rational> curvatures{1};
  for (unsigned k = steps; k > 0; --k) {
    const Rational end = -Rational(k);
    breakpoints.push_back(end);
    curvatures.push_back(-1);
    breakpoints.push_back(end + Rational(1, 2));
    curvatures.push_back(1);
  }
  breakpoints.push_back(0);
  curvatures.push_back(1);
  return PiecewiseQuadratic(std::move(breakpoints), std::move(curvatures), 0, 1);
}

PiecewiseQuadratic one_sided_counterexample() {
  return PiecewiseQuadratic({-1, Rational(-3, 4), 0}, {1, -3, 1, 1}, 0, 1);
}

}  // namespace gradus
