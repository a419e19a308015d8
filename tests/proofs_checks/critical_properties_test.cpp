// The 3^-d heuristic by enumeration, and every measured claim under other seeds.

#include <gtest/gtest.h>

#include "gradus/evidence/judge/judge.hpp"
#include "gradus/landscape/trigonometric.hpp"
#include "proofs_checks/catalogue.hpp"
#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(Critical, the_model_by_enumeration_of_all_types_in_dimensions_1_to_8) {
  for (int d = 1; d <= 8; ++d) {
    int all = 1, minima = 0;
    for (int k = 0; k < d; ++k) all *= 3;
    for (int type = 0; type < all; ++type) {
      bool every = true;
      for (int rest = type, k = 0; k < d; ++k, rest /= 3) every = every && rest % 3 == 0;
      minima += every ? 1 : 0;
    }
    EXPECT_EQ(Rational(minima, all), pow(Rational(1, 3), long{d}));
  }
}

TEST(Critical, expected_minima_need_no_independence) {
  for_all(240, [] {
    // Points 1..K, minima with chance p each, drawn jointly: with chance q all share one coin.
    const long points = drawn(1L, 7L);
    const Rational p = between(0, 1), q = between(0, 1);
    Rational expected;
    for (long outcome = 0; outcome < (1L << points); ++outcome) {
      Rational alone = 1;
      long minima = 0;
      for (long k = 0; k < points; ++k) {
        const bool minimum = ((outcome >> k) & 1) != 0;
        alone *= minimum ? p : Rational(1) - p;
        minima += minimum ? 1 : 0;
      }
      Rational together = 0;
      if (minima == points) together = p;
      if (minima == 0) together = Rational(1) - p;
      expected += (q * together + (Rational(1) - q) * alone) * Rational(minima);
    }
    RC_ASSERT(expected == Rational(points) * p);
  });
}

TEST(Critical, of_three_critical_points_on_a_line_the_outer_ones_are_minima) {
  for_all(320, [] {
    // f' = (x - p)(x - q)(x - r), integrated.
    const Rational p = small(), q = p + Rational(drawn(1, 9), 4), r = q + Rational(drawn(1, 9), 3);
    const auto f = [&](const Rational& x) {
      const Rational pairs = p * q + q * r + r * p;
      return pow(x, 4L) / 4 - (p + q + r) * pow(x, 3L) / 3 + pairs * x * x / 2 - p * q * r * x;
    };
    const Rational step = min(q - p, r - q) / drawn(2, 9);
    for (const Rational& x : {p, r}) RC_ASSERT(f(x) < min(f(x - step), f(x + step)));
    RC_ASSERT(f(q) > max(f(q - step), f(q + step)));
  });
}

TEST(Critical, any_chance_below_one_falls_below_every_tolerance_where_it_is_said_to) {
  for_all(320, [] {
    const Rational h(drawn(1, 13), 6), tol(drawn(1, 13), 12);
    const long d = *ceil(Rational(1) / (h * tol)).to_long() + drawn(0, 20);
    RC_ASSERT(pow(Rational(1) / (Rational(1) + h), d) <= tol);
    RC_ASSERT(pow(Rational(1) + h, d) >= Rational(1) + Rational(d) * h);
  });
}

TEST(Critical, on_the_circle_minima_and_maxima_are_equally_many_for_every_degree_and_seed) {
  for_all(25, [] {
    const auto degree = drawn(1U, 7U);
    const auto seed = drawn<std::uint64_t>(0, 1'000'000);
    const CriticalCount count = count_critical_points(degree, 4, seed);
    RC_ASSERT(count.minima == count.maxima);
    RC_ASSERT(count.minima >= count.polynomials - count.degenerate);
  });
}

TEST(Critical, measured_claims_are_as_expected_under_every_seed) {
  for (const Claim& claim : catalogue()) {
    if (claim.expected != Grade::estimated) continue;
    for (std::uint64_t seed = 2; seed < 2 + static_cast<std::uint64_t>(scaled(4)); ++seed) {
      Budget budget;
      budget.seed = seed;
      EXPECT_TRUE(as_expected(claim, judge(claim, budget))) << claim.id << ", seed " << seed;
    }
  }
}

}  // namespace
}  // namespace gradus::test
