// RMSProp at random gradients, run here from its recursion, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

Rational decay() { return Rational(drawn(0, 12), 12); }

TEST(RMSProp, the_average_stays_between_the_squares_and_no_step_exceeds_its_bound) {
  for_all(300, [] {
    const Rational rho = decay();
    const Vector gradients = vector_of(15);
    const Rational start = small();
    Rational r = start * start, least = r, largest = r;
    for (const Rational& g : gradients) {
      r = rho * r + (Rational(1) - rho) * g * g;
      least = min(least, g * g);
      largest = max(largest, g * g);
      RC_ASSERT(least <= r && r <= largest);
      if (!g.is_zero()) RC_ASSERT(g * g / r <= Rational(1) / (Rational(1) - rho));
    }
  });
}

TEST(RMSProp, linearly_growing_gradients_make_it_explode) {
  for_all(100, [] {
    const Rational rho = decay();
    Rational r;
    for (long t = 1; t <= 40; ++t) {
      r = rho * r + (Rational(1) - rho) * Rational(t * t);
      RC_ASSERT(r >= (Rational(1) - rho) * Rational(t * t));
    }
  });
}

TEST(RMSProp, the_weights_and_the_mean_age_of_the_last_n_squares) {
  for_all(200, [] {
    const Rational rho = decay(), one = 1;
    const long n = drawn(1L, 30L);
    Rational weight, age;
    for (long j = 0; j < n; ++j) {
      weight += (one - rho) * pow(rho, j);
      age += (one - rho) * Rational(j) * pow(rho, j);
    }
    RC_ASSERT(weight == one - pow(rho, n));
    RC_ASSERT(age == (rho - pow(rho, n)) / (one - rho) - Rational(n - 1) * pow(rho, n));
  });
}

}  // namespace
}  // namespace gradus::test
