// Schedules run step by step at random parameters, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(Schedule, sums_of_the_decays_stay_within_what_is_claimed) {
  for_all(160, [] {
    const Rational first = abs(small()) + Rational(1, 3), r = between(0, 1);
    const int steps = drawn(1, 40);
    Rational squares, geometric, power = 1;
    for (long t = 0; t < steps; ++t) {
      squares += first / (Rational(t + 1) * Rational(t + 1));
      geometric += first * power;
      power *= r;
    }
    RC_ASSERT(squares <= first * (Rational(2) - Rational(1, steps)));
    if (r < Rational(1)) RC_ASSERT(geometric == first * (Rational(1) - power) / (Rational(1) - r));
    Rational block;
    for (long t = steps; t < 2 * steps; ++t) block += first / Rational(t + 1);
    RC_ASSERT(block >= first / Rational(2));
  });
}

TEST(Schedule, what_is_left_of_the_error_under_each_decay) {
  for_all(160, [] {
    const Rational c = between(0, 1);
    Rational hyperbolic = 1, square = 1, harmonic, error = small(), run = error;
    for (long t = 0; t < 24; ++t) {
      hyperbolic *= Rational(1) - c / Rational(t + 1);
      run -= c / Rational(t + 1) * run;  // gradient descent on w^2/2 itself
      square *= Rational(1) - c / (Rational(t + 1) * Rational(t + 1));
      harmonic += Rational(1, t + 1);
      RC_ASSERT(run == hyperbolic * error);
      RC_ASSERT(hyperbolic.sign() >= 0 && square.sign() >= 0);
      RC_ASSERT(hyperbolic * (Rational(1) + c * harmonic) <= Rational(1));
      RC_ASSERT(square >= (Rational(1) - c) * (Rational(1) + Rational(1, t + 1)) / Rational(2));
    }
  });
}

TEST(Schedule, halved_rates_leave_more_than_a_quarter) {
  Rational left = 1, rate(1, 2);
  for (int t = 1; t <= 60; ++t) {
    left *= Rational(1) - rate;
    rate = rate / Rational(2);
    if (t < 7) continue;
    const Rational q = rate * Rational(2);  // 2^-t
    EXPECT_GE(left, Rational::parse("0.28878") * (Rational(1) + q + q * q));
    EXPECT_LE(left, Rational::parse("0.28881") * (Rational(1) + q));
  }
}

TEST(Schedule, step_decay_never_reaches_the_bend_of_huber_from_too_far) {
  for_all(160, [] {
    const Rational first = abs(small()) + Rational(1, 3), d(drawn(0, 12), 12);
    const int n = drawn(1, 5);
    const Rational start = Rational(1) + Rational(n) * first / (Rational(1) - d) + abs(small());
    Rational w = start, rate = first;
    for (int epoch = 0; epoch < 12; ++epoch) {
      for (int step = 0; step < n; ++step) {
        const Rational slope = w >= Rational(1) ? Rational(1) : max(w, Rational(-1));
        w -= rate * slope;
        RC_ASSERT(w >= Rational(1));
      }
      rate *= d;
    }
  });
}

TEST(Schedule, reducing_on_increase_locks_from_powers_of_two_and_not_when_equal_counts) {
  for (int k = 2; k <= 6; ++k) {
    for (const bool strict : {true, false}) {
      Rational w = 1, rate = pow(Rational(2), k);
      for (int t = 0; t < 40; ++t) {
        const Rational next = w - rate * w;
        if (abs(next) > abs(w) || (!strict && abs(next) == abs(w))) rate = rate / Rational(2);
        w = next;
      }
      EXPECT_EQ(w.is_zero(), !strict) << k;
      if (strict) {
        EXPECT_EQ(rate, Rational(2)) << k;
      }
    }
  }
}

TEST(Schedule, noise_and_a_rate_of_one_over_t_give_the_variance_of_a_mean) {
  for_all(160, [] {
    const Rational a = abs(small()) + Rational(1, 4), s = small();
    Rational variance = abs(small());
    for (long t = 0; t < 20; ++t) {
      const Rational rate = Rational(1) / (a * Rational(t + 1));
      const Rational factor = Rational(1) - a * rate;
      variance = factor * factor * variance + rate * rate * s * s;
      RC_ASSERT(variance == s * s / (a * a * Rational(t + 1)));
    }
  });
}

TEST(Schedule, on_huber_large_rates_stay_within_their_size) {
  for_all(240, [] {
    const Rational eta = Rational(2) + abs(small());
    Rational w = between(-eta, eta);
    for (int t = 0; t < 30; ++t) {
      w -= eta * min(max(w, Rational(-1)), Rational(1));
      RC_ASSERT(abs(w) <= eta);
    }
  });
}

}  // namespace
}  // namespace gradus::test
