// Momentum at random parameters, step by step, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(Momentum, both_printed_forms_are_weighted_sums_of_the_gradients) {
  for_all(300, [] {
    const Rational gamma(drawn(1, 12), 12), eta = small();
    const int t = drawn(1, 12);
    const Vector g = vector_of(static_cast<std::size_t>(t));
    for (const auto& [rate, keep] :
         {std::pair{gamma * eta, Rational(1) - gamma}, std::pair{eta, Rational(1) - eta}}) {
      Rational w = small(), before = w, velocity;
      for (const Rational& gradient : g) {
        const Rational next = w - rate * gradient + keep * (w - before);
        velocity = keep * velocity - rate * gradient;
        before = w;
        w = next;
        RC_ASSERT(w - before == velocity);
      }
      Rational weighted;
      for (int k = 0; k < t; ++k) {
        weighted += pow(keep, k) * g[static_cast<std::size_t>(t - 1 - k)];
      }
      RC_ASSERT(w - before == -rate * weighted);
    }
  });
}

/// w_0, ..., w_steps of the heavy ball on a parabola, s = eps lambda, at rest in 1.
Vector on_a_parabola(const Rational& alpha, const Rational& s, int steps) {
  Vector w{1};
  Rational before = 1;
  for (int k = 0; k < steps; ++k) {
    const Rational here = w.back(), next = here - s * here + alpha * (here - before);
    before = here;
    w.push_back(next);
  }
  return w;
}

TEST(Momentum, it_stays_on_its_side_exactly_when_the_roots_are_real_and_positive) {
  for_all(300, [] {
    const Rational q(drawn(1, 12), 12);
    const Rational low = (Rational(1) - q) * (Rational(1) - q);
    const Rational quiet = low * Rational(drawn(1, 13), 12);
    for (const Rational& w : on_a_parabola(q * q, quiet, 40)) RC_ASSERT(w > 0);
    // Distinct complex roots q e^(+-i phi), 2 cos(phi) = 2 - (s - low)/q: a zero within pi/phi.
    const Rational loud = low + q * Rational(drawn(1, 12), 12);
    const Vector run = on_a_parabola(q * q, loud, 60);
    RC_ASSERT(std::ranges::any_of(run, [](const Rational& w) { return w <= 0; }));
  });
}

TEST(Momentum, it_is_stable_up_to_two_plus_two_alpha) {
  for_all(200, [] {
    const Rational alpha(drawn(0, 10), 12), limit = Rational(2) * (Rational(1) + alpha);
    const Vector inside = on_a_parabola(alpha, limit * Rational(drawn(1, 11), 12), 150);
    RC_ASSERT(abs(inside.back()) < Rational(1, 1000));
    const Vector beyond = on_a_parabola(alpha, limit * Rational(drawn(14, 30), 12), 60);
    RC_ASSERT(abs(beyond.back()) > 100);
  });
}

TEST(Momentum, no_step_beats_the_best_on_two_axes) {
  for_all(300, [] {
    const Rational mu = abs(small()) + Rational(1, 9), lambda = mu + abs(small()) + Rational(1, 9);
    const auto worst = [&](const Rational& eps) {
      return max(abs(Rational(1) - eps * mu), abs(Rational(1) - eps * lambda));
    };
    const Rational best = worst(Rational(2) / (lambda + mu));
    RC_ASSERT(best == (lambda - mu) / (lambda + mu));
    RC_ASSERT(worst(between(Rational(1, 50), Rational(3) / lambda)) >= best);
    RC_ASSERT(worst(between(Rational(1, 50), Rational(1)) / lambda) >= Rational(1) - mu / lambda);
  });
}

TEST(Momentum, polyaks_parameters_cycle_on_a_strongly_convex_function) {
  const auto slope = [](const Rational& x) {
    if (x < 1) return Rational(25) * x;
    return x < 2 ? x + Rational(24) : Rational(25) * x - Rational(24);
  };
  Rational before(792, 1225), here(-2208, 1225);
  const Rational first = here, second = before;
  for (int k = 0; k < 300; ++k) {
    const Rational next = here - slope(here) / 9 + Rational(4, 9) * (here - before);
    before = here;
    here = next;
  }
  EXPECT_EQ(here, first);
  EXPECT_EQ(before, second);
}

}  // namespace
}  // namespace gradus::test
