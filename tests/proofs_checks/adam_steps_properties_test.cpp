// Adam's steps on random gradients, run here from the algorithm, without the engines.

#include <gtest/gtest.h>

#include <cmath>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

struct Moments {
  Rational first, second;
  void take(const Rational& g, const Rational& rho1, const Rational& rho2) {
    first = rho1 * first + (Rational(1) - rho1) * g;
    second = rho2 * second + (Rational(1) - rho2) * g * g;
  }
};

Rational decay() { return Rational(drawn(1, 12), 12); }

TEST(AdamSteps, no_moments_exceed_the_bound_of_cauchy_and_schwarz) {
  for_all(300, [] {
    const Rational rho1 = decay(), rho2 = decay(), one = 1, q = rho1 * rho1 / rho2;
    Moments m;
    Rational total;
    for (const Rational& g : vector_of(12)) {
      m.take(g, rho1, rho2);
      total = one + q * total;
      const Rational scale = (one - rho1) * (one - rho1) / (one - rho2);
      RC_ASSERT(m.first * m.first <= scale * total * m.second);
      if (q < one) RC_ASSERT(m.first * m.first <= scale / (one - q) * m.second);
    }
  });
}

TEST(AdamSteps, growing_gradients_attain_it) {
  for_all(200, [] {
    const Rational rho1 = decay(), rho2 = decay(), one = 1, q = rho1 * rho1 / rho2;
    Moments m;
    Rational total, g = 1;
    for (int k = 0; k < 8; ++k) {
      g *= rho2 / rho1;
      m.take(g, rho1, rho2);
      total = one + q * total;
      const Rational scale = (one - rho1) * (one - rho1) / (one - rho2);
      RC_ASSERT(m.first * m.first == scale * total * m.second);
    }
  });
}

TEST(AdamSteps, a_constant_gradient_is_recovered_and_a_start_remembered) {
  for_all(300, [] {
    const Rational rho1 = decay(), rho2 = decay(), c = small(), start = small();
    Moments m, from{start, 0};
    const int t = drawn(1, 20);
    for (int k = 0; k < t; ++k) {
      m.take(c, rho1, rho2);
      from.take(c, rho1, rho2);
    }
    RC_ASSERT(m.first / (Rational(1) - pow(rho1, t)) == c);
    RC_ASSERT(m.second / (Rational(1) - pow(rho2, t)) == c * c);
    RC_ASSERT(from.first == pow(rho1, t) * start + (Rational(1) - pow(rho1, t)) * c);
  });
}

TEST(AdamSteps, zeros_and_then_twelve_ones_exceed_the_papers_bound_from_252_zeros_on) {
  const Rational rho1(9, 10), rho2(999, 1000), one = 1;
  for (const int zeros : {251, 252}) {
    Moments m;
    for (int k = 0; k < zeros + 12; ++k) m.take(k < zeros ? 0 : 1, rho1, rho2);
    const Rational first = m.first / (one - pow(rho1, zeros + 12)),
                   second = m.second / (one - pow(rho2, zeros + 12));
    EXPECT_EQ(first * first > Rational(10) * second, zeros == 252);
  }
}

TEST(AdamSteps, on_the_example_of_reddi_adam_returns_to_the_worst_point) {
  for (const double alpha : {0.01, 0.5, 1.0}) {
    double x = 1, v = 0, regret = 0;
    for (int t = 1; t <= 3'000; ++t) {
      const double g = t % 3 == 1 ? 3 : -1;
      regret += g * x + g;
      v = v / 10 + 0.9 * g * g;
      x = std::clamp(x - alpha / std::sqrt(t) * g / std::sqrt(v), -1.0, 1.0);
      if (t % 3 == 0) {
        ASSERT_EQ(x, 1.0) << t;
      }
    }
    EXPECT_GE(regret, 2'000 - 1e-6);
  }
}

}  // namespace
}  // namespace gradus::test
