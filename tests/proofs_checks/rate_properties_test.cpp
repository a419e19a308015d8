// The rate at random parameters, computed here from its definitions, without the engines.

#include <gtest/gtest.h>

#include "gradus/landscape/worst_case.hpp"
#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

/// Values and squared gradients along w - eps_k g.
struct Course {
  Vector values, squares;
};

template <class Schedule>
Course descend(const Quadratic& loss, Vector w, int steps, Schedule eps) {
  Course run;
  for (int k = 0; k <= steps; ++k) {
    const Vector g = loss.gradient(w);
    run.values.push_back(loss.value(w));
    run.squares.push_back(dot(g, g));
    w = plus(std::move(w), -eps(k), g);
  }
  return run;
}

TEST(Rate, the_sums_hold_for_quadratics_of_every_signature_in_dimensions_1_to_8) {
  for_all(320, [] {
    const std::size_t d = dimension();
    const Rational lambda = abs(small()) + Rational(1, 5);
    const bool two_sided = drawn(0, 2) == 0;
    const Rational low = two_sided ? -lambda : Rational(-4) * lambda;
    const Quadratic loss{symmetric_in(d, low, lambda), vector_of(d)};
    const Course run = descend(loss, vector_of(d), 7, [&](int) { return Rational(1) / lambda; });
    Rational sum, least = run.squares[0];
    for (std::size_t t = 1; t < run.values.size(); ++t) {
      const Rational before = least, fallen = run.values[0] - run.values[t];
      sum += run.squares[t - 1];
      least = min(least, run.squares[t]);
      const Rational count(static_cast<long>(t));
      RC_ASSERT(run.values[t] <= run.values[t - 1] - run.squares[t - 1] / (Rational(2) * lambda));
      RC_ASSERT(sum <= Rational(2) * lambda * fallen);
      RC_ASSERT(count * before <= Rational(2) * lambda * fallen);
      if (!two_sided) continue;
      RC_ASSERT(Rational(4) * lambda * (run.values[t - 1] - run.values[t]) >=
                Rational(2) * run.squares[t - 1] + run.squares[t]);
      RC_ASSERT(Rational(3) * count * least <= Rational(4) * lambda * fallen);
    }
  });
}

TEST(Rate, gradient_descent_on_convex_quadratics_stays_under_both_bounds) {
  for_all(320, [] {
    const std::size_t d = dimension();
    const Rational lambda = abs(small()) + Rational(1, 5);
    const Quadratic loss{symmetric_in(d, 0, lambda), Vector(d)};  // least value 0
    const Course run = descend(loss, vector_of(d), 8, [&](int) { return Rational(1) / lambda; });
    Rational least = run.squares[0];
    for (long t = 0; t <= 8; ++t) {
      if (t > 0) RC_ASSERT(least * Rational(t) <= Rational(2) * lambda * run.values[0]);
      least = min(least, run.squares[static_cast<std::size_t>(t)]);
      RC_ASSERT(least * Rational(3 * t + 2) <= Rational(4) * lambda * run.values[0]);
    }
  });
}

TEST(Rate, every_schedule_of_steps_pays_for_its_gradients) {
  for_all(320, [] {
    const std::size_t d = dimension();
    const Rational lambda = abs(small()) + Rational(1, 5);
    const Quadratic loss{symmetric_in(d, Rational(-2) * lambda, lambda), vector_of(d)};
    Vector schedule;
    for (int k = 0; k <= 6; ++k) schedule.push_back(between(0, Rational(2) / lambda));
    const Course run = descend(loss, vector_of(d), 6,
                               [&](int k) { return schedule[static_cast<std::size_t>(k)]; });
    Rational paid;
    for (std::size_t t = 1; t < run.values.size(); ++t) {
      const Rational& eps = schedule[t - 1];
      paid += eps * (Rational(1) - lambda * eps / Rational(2)) * run.squares[t - 1];
      RC_ASSERT(paid <= run.values[0] - run.values[t]);
    }
  });
}

TEST(Rate, interpolation_holds_for_quadratics_with_two_sided_curvature) {
  for_all(600, [] {
    const std::size_t d = dimension();
    const Rational lambda = abs(small()) + Rational(1, 5);
    const Quadratic f{symmetric_in(d, -lambda, lambda), vector_of(d)};
    const Vector x = vector_of(d), y = vector_of(d), gx = f.gradient(x), gy = f.gradient(y);
    const Vector apart = plus(x, -1, y), change = plus(gx, -1, gy);
    const Vector residual = plus(apart, Rational(-1) / lambda, change);
    RC_ASSERT(f.value(x) >= f.value(y) + dot(gy, apart) +
                                dot(change, change) / (Rational(2) * lambda) -
                                lambda / Rational(4) * dot(residual, residual));
  });
}

TEST(Rate, the_worst_case_of_any_number_of_steps_is_exact_and_falls_by_three_quarters) {
  for_all(20, [] {
    const auto steps = drawn(1U, 90U);
    const PiecewiseQuadratic f = worst_case_of_descent(steps);
    const ExactDescent run = descend_exactly(f, 0, 1, steps);
    RC_ASSERT(run.least_square * Rational(3 * long{steps} + 2) == Rational(4) * run.gap);
    for (unsigned k = 0; k < steps; ++k) {
      RC_ASSERT(f.value(run.points[k]) - f.value(run.points[k + 1]) == Rational(3, 4));
    }
  });
}

TEST(Rate, on_one_over_w_the_cube_grows_by_at_most_19_eighths_a_step) {
  Rational w = 1;
  for (long t = 0; t <= 9; ++t) {
    EXPECT_LE(pow(w, 3), Rational(1) + Rational(19, 8) * Rational(t));
    EXPECT_GE(w, Rational(1));
    w += Rational(1) / (Rational(2) * w * w);
  }
}

}  // namespace
}  // namespace gradus::test
