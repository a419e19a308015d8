#include "gradus/landscape/trials.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/landscape/descent.hpp"
#include "gradus/landscape/worst_case.hpp"

namespace gradus {

namespace {

/// `least` times the bound's divisor, and what the bound allows it to be.
std::pair<Rational, Rational> cleared(const Rational& least, unsigned t, const Rational& gap,
                                      const RateBound& b) {
  return {least * (b.slope * Rational(long{t}) + b.offset), b.factor * gap};
}

std::string violation(unsigned t, const Rational& least, const Rational& gap) {
  return "t = " + std::to_string(t) + ": min |g|^2 = " + least.to_string() +
         ", lambda gap = " + gap.to_string();
}

}  // namespace

Trial::Outcome check_worst_cases(unsigned last, const RateBound& bound) {
  Trial::Outcome outcome;
  outcome.cases = {last, true, "equality for every t", "exact rationals"};
  for (unsigned t = 1; t <= last && outcome.violation.empty(); ++t) {
    const PiecewiseQuadratic f = worst_case_of_descent(t);
    const ExactDescent run = descend_exactly(f, 0, 1, t);
    const bool smooth =
        f.least_curvature() >= Rational(-1) && f.greatest_curvature() <= Rational(1);
    const auto [found, allowed] = cleared(run.least_square, t, run.gap, bound);
    if (!smooth || found != allowed) outcome.violation = violation(t, run.least_square, run.gap);
  }
  return outcome;
}

Trial::Outcome check_huber(unsigned steps, const RateBound& before, const RateBound& through) {
  const auto all = test_functions<Rational>();
  const auto huber = std::ranges::find(all, "Huber", &TestFunction<Rational>::name);
  if (huber == all.end()) throw std::logic_error("there is no Huber among the test functions");
  Trial::Outcome outcome;
  outcome.cases = {steps, true, "", "exact rationals"};
  std::vector<Rational> x = huber->start;
  const Rational gap = huber->smoothness * (huber->value(x) - huber->infimum);
  Rational least;
  for (unsigned t = 0; t <= steps; ++t) {
    const std::vector<Rational> gradient = huber->gradient(x);
    const Rational square = gradient[0] * gradient[0];
    if (t > 0) {
      const auto [found, allowed] = cleared(least, t, gap, before);
      if (found > allowed) outcome.violation = violation(t, least, gap);
    }
    least = t == 0 ? square : min(least, square);
    const auto [found, allowed] = cleared(least, t, gap, through);
    if (found > allowed) outcome.violation = violation(t, least, gap);
    if (!outcome.violation.empty()) break;
    x[0] -= gradient[0] / huber->smoothness;
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
