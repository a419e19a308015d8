// The difficulties of training at random parameters, run here step by step, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(Challenges, on_a_plateau_the_inverse_square_rises_by_two_to_eight_rates) {
  for_all(300, [] {
    Rational w = Rational(drawn(1, 9), drawn(1, 5));
    const Rational eta = Rational(drawn(1, 7), 12) / (w * w);  // eta w^2 <= 1/2
    const Rational next = w - eta * w * w * w,
                   rise = Rational(1) / (next * next) - Rational(1) / (w * w);
    RC_ASSERT(rise >= Rational(2) * eta && rise <= Rational(8) * eta);
  });
}

TEST(Challenges, a_constant_gradient_error_leads_to_its_own_limit) {
  for_all(300, [] {
    const Rational a = abs(small()) + Rational(1, 3), d = small(), eta = small(), start = small();
    Rational z = start;
    const int t = drawn(1, 12);
    for (int k = 0; k < t; ++k) z -= eta * (a * z + d);
    RC_ASSERT(z + d / a == pow(Rational(1) - eta * a, t) * (start + d / a));
  });
}

TEST(Challenges, the_double_well_keeps_what_starts_right_of_one_half) {
  for_all(60, [] {
    double w = 0.5 + drawn(0, 51) / 100.0;
    for (int k = 0; k < 2'000; ++k) {
      w -= 0.1 * w * (w - 1) * (w + 2);
      RC_ASSERT(w >= 0.5 - 1e-12 && w <= 1 + 1e-12);
    }
    RC_ASSERT(w > 0.999);
  });
}

TEST(Challenges, squared_gradients_of_descent_on_a_quadratic_stay_within_what_the_loss_can_pay) {
  for_all(300, [] {
    const Rational lambda = abs(small()) + Rational(1, 4), h = lambda * Rational(drawn(0, 13), 12),
                   eps = Rational(drawn(1, 24), 12) / lambda;
    Rational w = small(), spent;
    const Rational start = h * w * w / Rational(2);
    for (int k = 0; k < 10; ++k) {
      spent += h * w * h * w;
      w -= eps * h * w;
    }
    RC_ASSERT(eps * (Rational(1) - lambda * eps / Rational(2)) * spent <= start);
  });
}

TEST(Challenges, beyond_the_edge_momentum_swings_farther_every_step) {
  for_all(200, [] {
    const Rational alpha(drawn(0, 10), 10), beyond(drawn(1, 9), 8);
    const Rational s = Rational(2) * (Rational(1) + alpha) + beyond;
    Rational before = -1, w = 1;
    for (int k = 0; k < 8; ++k) {
      const Rational next = w - s * w + alpha * (w - before);
      RC_ASSERT(next * next > w * w);
      before = w;
      w = next;
    }
  });
}

TEST(Challenges, peano_is_a_minimum_on_lines_only) {
  for_all(300, [] {
    const auto f = [](const Rational& x, const Rational& y) {
      return (y - x * x) * (y - Rational(3) * x * x);
    };
    const Rational m = small(), x = between(-abs(m) / Rational(3), abs(m) / Rational(3)),
                   t = small();
    RC_ASSERT(f(x, m * x) >= Rational(0));
    RC_ASSERT(f(t, Rational(2) * t * t) == -pow(t, 4));
  });
}

}  // namespace
}  // namespace gradus::test
