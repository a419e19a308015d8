#include "gradus/landscape/trials.hpp"

#include "gradus/landscape/descent.hpp"
#include "gradus/landscape/worst_case.hpp"

namespace gradus {

Trial::Outcome check_worst_cases(unsigned last) {
  Trial::Outcome outcome;
  outcome.cases = {last, true, "equality for every t", "exact rationals"};
  for (unsigned t = 1; t <= last && outcome.violation.empty(); ++t) {
    const PiecewiseQuadratic f = worst_case_of_descent(t);
    const ExactDescent run = descend_exactly(f, 0, 1, t);
    const bool smooth =
        f.least_curvature() >= Rational(-1) && f.greatest_curvature() <= Rational(1);
    if (!smooth || !(run.least_square * Rational(3 * t + 2) == Rational(4) * run.gap)) {
      outcome.violation = "t = " + std::to_string(t) +
                          ": min |g|^2 = " + run.least_square.to_string() +
                          ", gap = " + run.gap.to_string();
    }
  }
  return outcome;
}

Trial::Outcome check_trajectories(unsigned steps) {
  Trial::Outcome outcome;
  outcome.cases.digits = "50 digits";
  Rational tightest;
  for (const DescentReport& r : descend_test_functions(steps, {})) {
    outcome.cases.count += steps;
    if (r.violated) outcome.violation = r.function + " exceeds a bound";
    if (tightest < r.largest_ratio) {
      tightest = r.largest_ratio;
      outcome.cases.tightest = r.function + " at t = " + std::to_string(r.largest_ratio_at);
    }
  }
  return outcome;
}

}  // namespace gradus
