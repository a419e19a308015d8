// The printed forms against each other, and what was added to the schedules, by loops over numbers
// without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(ScheduleConditions, what_is_left_lies_between_the_bounds_of_the_sum) {
  for_all(160, [] {
    const Rational a = abs(small()) + Rational(1, 3);
    Rational left = 1, total;
    for (int k = 0; k < 12; ++k) {
      const Rational rate = between(0, Rational(1) / a);
      left *= Rational(1) - a * rate;
      total += rate;
      RC_ASSERT(left.sign() >= 0 && left <= Rational(1));
      RC_ASSERT(left >= Rational(1) - a * total);
      RC_ASSERT(left * (Rational(1) + a * total) <= Rational(1));
    }
  });
}

TEST(ScheduleConditions, squares_stay_below_their_bounds) {
  for_all(160, [] {
    const Rational speed = abs(small()) + Rational(1, 4), d = between(0, Rational(11, 12));
    const int n = drawn(1, 5);
    Rational hyperbolic, quartic, periods, power = 1;
    for (long k = 0; k < 30; ++k) {
      const Rational rate = Rational(1) / (Rational(1) + speed * Rational(k)),
                     square = Rational(1) / (Rational(k + 1) * Rational(k + 1));
      hyperbolic += rate * rate;
      quartic += square * square;
      periods += Rational(n) * power * power;
      power *= d;
    }
    RC_ASSERT(hyperbolic < Rational(1) + Rational(1) / speed);
    RC_ASSERT(quartic < Rational(4, 3));
    RC_ASSERT(periods <= Rational(n) / (Rational(1) - d * d));
  });
}

TEST(PrintedForms, delta_in_two_places_and_with_two_values) {
  for_all(160, [] {
    const Rational s = abs(small()), delta = abs(small()) + Rational(1, 5),
                   more = delta + abs(small()), g = abs(small()) + Rational(1, 7);
    const Rational outside = (delta + s) * (delta + s), inside = s * s + delta * delta;
    RC_ASSERT((outside == inside) == s.is_zero());
    const Rational apart = g / (delta + g) - g / (more + g);
    RC_ASSERT(apart.sign() >= 0 && apart <= (more - delta) / g);
  });
}

TEST(PrintedForms, gradients_averaged_along_a_run) {
  for_all(160, [] {
    const Vector w = vector_of(dimension());
    const Rational a = small(), b = small();
    Rational gradients, iterates;
    for (const Rational& x : w) gradients += a * x + b, iterates += x;
    const Rational n(static_cast<long>(w.size()));
    RC_ASSERT(gradients / n == a * (iterates / n) + b);
  });
}

TEST(QuizFlow, no_step_leaves_the_valley) {
  for_all(160, [] {
    Rational x = Rational(-3) - abs(small()), y = Rational(2) + abs(small());
    for (int k = 0; k < 3; ++k) {
      const Rational u = Rational(1) + x, eta = abs(small());
      const Rational fx = Rational(2) * x + Rational(3) * u * u * y * y,
                     fy = Rational(2) * y * u * u * u;
      x -= eta * fx;
      y -= eta * fy;
      RC_ASSERT(x <= Rational(-3) && y >= Rational(2));
      const Rational v = Rational(1) + x;
      RC_ASSERT(x * x + y * y * v * v * v <= Rational(-23));
    }
  });
}

TEST(AdagradRegret, stays_below_its_bound_on_exact_runs) {
  // Squared gradients s_{k+1}^2 - s_k^2 of rational roots; the gradient's sign is free, so only
  // their squares enter: g (w - w*) is taken from the update of |w - w*|^2.
  for_all(160, [] {
    const Rational alpha = abs(small()) + Rational(1, 4), start = abs(small()) + Rational(1, 3);
    Rational root = start, error = abs(small()), most = error, regret;
    for (int k = 0; k < 10; ++k) {
      const Rational next = root + abs(small()), square = next * next - root * root,
                     after = abs(small());
      regret +=
          next / (Rational(2) * alpha) * (error - after) + alpha * square / (Rational(2) * next);
      root = next;
      error = after;
      most = max(most, error);
      const Rational bound = most / (Rational(2) * alpha) * root + alpha * (root - start);
      RC_ASSERT(regret + root * error / (Rational(2) * alpha) <= bound);
    }
  });
}

TEST(AdamDrift, the_average_lags_behind_a_line) {
  for_all(160, [] {
    const Rational beta = between(Rational(1, 12), Rational(11, 12)), a = small(), b = small();
    Rational average, power = 1;
    for (long t = 1; t <= 8; ++t) {
      average = beta * average + (Rational(1) - beta) * (a + b * Rational(t));
      power *= beta;
      const Rational lag = (beta - power) / (Rational(1) - beta) - Rational(t - 1) * power;
      RC_ASSERT(average == (Rational(1) - power) * (a + b * Rational(t)) - b * lag);
    }
  });
}

TEST(TaylorEveryDegree, coefficients_of_x_g_from_those_of_g) {
  for_all(160, [] {
    const std::size_t n = dimension();
    const Vector b = vector_of(n + 1);
    const Rational z = small(), h = small();
    Rational g, shifted, power = 1;
    for (std::size_t k = 0; k <= n; ++k) {
      g += b[k] * power;
      shifted += (z * b[k] + (k > 0 ? b[k - 1] : Rational(0))) * power;
      power *= h;
    }
    RC_ASSERT(shifted + b[n] * power == (z + h) * g);
  });
}

}  // namespace
}  // namespace gradus::test
