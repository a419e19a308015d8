// Adagrad at random gradients, computed here from its algorithm, without the engines. Squares are
// compared: roots are irrational.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(Adagrad, no_squared_step_exceeds_alpha_squared_and_the_accumulator_never_falls) {
  for_all(300, [] {
    const Rational alpha = abs(small());
    Rational r;
    for (const Rational& g : vector_of(20)) {
      const Rational before = r;
      r += g * g;
      RC_ASSERT(r >= before && r >= g * g);
      if (!r.is_zero()) RC_ASSERT(alpha * alpha * g * g / r <= alpha * alpha);
    }
  });
}

TEST(Adagrad, scaling_all_gradients_changes_no_step_without_delta) {
  for_all(300, [] {
    const Rational m = abs(small()) + Rational(1, 3);
    Rational r, scaled;
    for (const Rational& g : vector_of(15)) {
      r += g * g;
      scaled += m * g * m * g;
      if (!r.is_zero()) RC_ASSERT(m * g * m * g / scaled == g * g / r);
    }
  });
}

TEST(Adagrad, a_rare_gradient_of_root_m_is_worth_a_dense_one) {
  for_all(200, [] {
    const long root = drawn(1L, 6L), m = root * root, rounds = drawn(1L, 8L);
    Rational dense, rare, rare_and_large;
    for (long step = 1; step <= m * rounds; ++step) {
      dense += 1;
      if (step % m == 0) {
        rare += 1;
        rare_and_large += root * root;
      }
    }
    RC_ASSERT(dense == Rational(m) * rare);
    RC_ASSERT(dense == rare_and_large);
  });
}

/// A rational lower and upper end of 1/sqrt i, to one part in 10^6.
std::pair<Rational, Rational> inverse_root(long i) {
  Rational low = 0, high = 1;
  for (int k = 0; k < 20; ++k) {
    const Rational middle = (low + high) / Rational(2);
    (middle * middle * Rational(i) <= Rational(1) ? low : high) = middle;
  }
  return {low, high};
}

TEST(Adagrad, under_a_constant_gradient_the_displacement_lies_between_the_two_roots) {
  Rational low, high;
  for (long t = 1; t <= 120; ++t) {
    const auto [below, above] = inverse_root(t);
    low += below;
    high += above;
    // 2 sqrt(t + 1) - 2 <= sum and sum <= 2 sqrt t, squared.
    EXPECT_GE((high + Rational(2)) * (high + Rational(2)), Rational(4 * (t + 1))) << t;
    EXPECT_LE(low * low, Rational(4 * t)) << t;
  }
}

TEST(Adagrad, the_sum_of_squares_over_roots_telescopes) {
  // With accumulators r_t = s_t^2 that are squares: g_t^2 = s_t^2 - s_{t-1}^2.
  for_all(300, [] {
    Rational s = 1, total;
    for (int k = 0; k < 12; ++k) {
      const Rational next = s + abs(small());
      total += (next * next - s * s) / next;
      s = next;
      RC_ASSERT(total <= Rational(2) * (s - Rational(1)));
    }
  });
}

TEST(Adagrad, halving_gradients_keep_the_accumulator_below_four_thirds) {
  Rational r, g = 1;
  for (int t = 0; t < 200; ++t) {
    r += g * g;
    g /= Rational(2);
    ASSERT_LT(r, Rational(4, 3));
  }
  EXPECT_GT(r, Rational(133, 100));
}

}  // namespace
}  // namespace gradus::test
