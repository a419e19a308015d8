// Landscapes at random points and by enumeration, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(Landscape, critical_points_of_a_sum_of_cosines_by_enumeration) {
  for (unsigned d = 1; d <= 12; ++d) {
    std::vector<long> with_index(d + 1, 0);
    for (unsigned point = 0; point < (1U << d); ++point) {
      unsigned falling = 0;  // at 0 the curvature -cos is negative, at pi positive
      for (unsigned i = 0; i < d; ++i) falling += (point >> i) & 1U;
      ++with_index[falling];
    }
    long saddles = 0, binomial = 1;
    for (unsigned k = 0; k <= d; ++k) {
      EXPECT_EQ(with_index[k], binomial);
      binomial = binomial * long(d - k) / long(k + 1);
      if (k > 0 && k < d) saddles += with_index[k];
    }
    EXPECT_EQ(with_index.front(), 1);
    EXPECT_EQ(with_index.back(), 1);
    EXPECT_EQ(saddles, (1L << d) - 2);
    EXPECT_GE(saddles, long(d) - 1);
  }
}

TEST(Landscape, every_start_off_the_axis_leaves_the_saddle) {
  for_all(200, [] {
    const Rational e = between(Rational(1, 12), 1), x0 = small(), y0 = small();
    Rational x = x0, y = y0;
    for (int t = 1; t <= 10; ++t) {
      x -= e * x;
      y -= e * -y;
      RC_ASSERT(abs(x) <= abs(x0));
      RC_ASSERT(y.sign() == y0.sign() && abs(y) >= (Rational(1) + e * Rational(t)) * abs(y0));
    }
  });
}

TEST(Landscape, the_exit_from_a_millionth_is_at_step_145) {
  Rational y = Rational::parse("1e-6");
  int steps = 0;
  while (y < Rational(1)) {
    y *= Rational(11, 10);
    ++steps;
  }
  EXPECT_EQ(steps, 145);
}

TEST(Landscape, peano_rises_along_every_line_and_falls_on_a_parabola) {
  for_all(400, [] {
    const Rational a = small(), b = small();
    RC_PRE(!a.is_zero() || !b.is_zero());
    const auto f = [](const Rational& x, const Rational& y) {
      return (y - x * x) * (y - Rational(3) * x * x);
    };
    // Before the line crosses y = 3 x^2.
    const Rational s = b.sign() > 0 ? b / (Rational(3) * a * a + Rational(1)) / Rational(2)
                                    : Rational(1, drawn(1, 20));
    RC_ASSERT(f(s * a, s * b).sign() > 0);
    const Rational r = abs(small()) + Rational(1, 5);
    RC_ASSERT(f(r, Rational(2) * r * r) == -r * r * r * r);
  });
}

TEST(Landscape, no_convexity_next_to_any_solution_of_two_linear_layers) {
  for_all(300, [] {
    const Rational u = small();
    RC_PRE(!u.is_zero());
    const Rational delta(1, drawn(1, 1000)), a = u * (Rational(1) + delta), b = Rational(1) / u;
    // L_uu = 2 v^2, L_vv = 2 u^2, L_uv = 4 u v - 2, here by exact differences of the quartic.
    const auto loss = [](const Rational& x, const Rational& y) {
      return (x * y - Rational(1)) * (x * y - Rational(1));
    };
    const Rational uu = loss(a + 1, b) - Rational(2) * loss(a, b) + loss(a - 1, b);
    const Rational vv = loss(a, b + 1) - Rational(2) * loss(a, b) + loss(a, b - 1);
    const Rational uv =
        (loss(a + 1, b + 1) - loss(a + 1, b - 1) - loss(a - 1, b + 1) + loss(a - 1, b - 1)) /
        Rational(4);
    RC_ASSERT(loss(u, b).is_zero());
    RC_ASSERT((uu * vv - uv * uv).sign() < 0);
    RC_ASSERT(uu * vv - uv * uv ==
              Rational(4) * (Rational(1) - a * b) * (Rational(3) * a * b - Rational(1)));
  });
}

TEST(Landscape, descent_on_one_over_w_never_settles) {
  Rational w = 1;
  for (long t = 1; t <= 12; ++t) {
    w += Rational(1) / (Rational(2) * w * w);
    if (t > 6) w = floor(w * Rational(1'000'000)) / Rational(1'000'000);  // keeps the digits few
    EXPECT_GE(w * w * w, Rational(1) + Rational(3 * t, 2) - Rational(1, 1000));
  }
}

TEST(Homework, a_positive_definite_hessian_makes_a_minimum_with_a_radius) {
  // mu s^2/2 + c s^3 has third derivative M = 6 |c|.
  for_all(300, [] {
    const Rational mu = abs(small()) + Rational(1, 5), c = small(), bound = Rational(6) * abs(c);
    const Rational radius = c.is_zero() ? Rational(5) : Rational(3) * mu / bound;
    const Rational s = radius * Rational(drawn(-11, 12), 12);
    RC_PRE(!s.is_zero());
    RC_ASSERT((mu * s * s / Rational(2) + c * s * s * s).sign() > 0);
  });
}

TEST(SecondOrder, entries_operations_and_products_by_counting) {
  for (long p = 1; p <= 25; ++p) {
    long entries = 0, operations = 0;
    for (long i = 0; i < p; ++i) {
      for (long j = i; j < p; ++j) ++entries;
      // Cholesky, pivot i: divide the column below, update the triangle to its right.
      for (long row = i + 1; row < p; ++row) {
        ++operations;
        for (long column = i + 1; column <= row; ++column) ++operations;
      }
    }
    EXPECT_EQ(entries, p * (p + 1) / 2);
    EXPECT_EQ(operations, p * (p - 1) * (p + 4) / 6);
  }
  for_all(160, [] {
    const std::size_t d = dimension();
    const Quadratic loss{symmetric_in(d, -6, 6), vector_of(d)};
    const Vector w = vector_of(d), v = vector_of(d);
    const Rational s(1, drawn(1, 9));
    const Vector difference = plus(loss.gradient(plus(w, s, v)), -1, loss.gradient(w));
    const Vector product = times(loss.h, v);
    for (std::size_t i = 0; i < d; ++i) RC_ASSERT(difference[i] == s * product[i]);
  });
}

}  // namespace
}  // namespace gradus::test
