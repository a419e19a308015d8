#include "gradus/landscape/convex_certificate.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace gradus {
namespace {

Rational q(long p, long r) { return Rational(p, r); }

ConvexCertificate exact(unsigned steps) {
  return convex_certificate(steps, q(1, 4L * steps + 2),
                            [=](unsigned k) { return Rational(k) / Rational(2 * steps + 1 - k); });
}

TEST(ConvexCertificate, of_one_step_is_what_one_finds_by_hand) {
  const ConvexCertificate c = exact(1);
  EXPECT_EQ(c.of_steps, (std::vector<Rational>{q(1, 2)}));
  EXPECT_EQ(c.of_minimiser, (std::vector<Rational>{q(1, 2), q(1, 2)}));
  const RationalMatrix by_hand{
      {q(1, 6), q(-1, 4), q(-1, 4)}, {q(-1, 4), q(1, 2), q(1, 4)}, {q(-1, 4), q(1, 4), q(1, 2)}};
  EXPECT_EQ(c.slack, by_hand);
}

TEST(ConvexCertificate, is_positive_semidefinite_for_the_exact_bound_and_for_no_smaller_one) {
  for (unsigned steps : {1U, 2U, 5U, 9U}) {
    EXPECT_TRUE(squares_of(exact(steps).slack).has_value()) << steps;
    const auto smaller =
        convex_certificate(steps, q(1, 4L * steps + 2) - q(1, 1'000'000),
                           [=](unsigned k) { return Rational(k) / Rational(2 * steps + 1 - k); });
    EXPECT_FALSE(squares_of(smaller.slack).has_value()) << steps;
  }
}

TEST(ConvexCertificate, has_the_pivots_that_are_known_in_closed_form) {
  for (unsigned steps : {1U, 2U, 3U, 6U, 8U}) {
    const auto squares = squares_of(exact(steps).slack);
    ASSERT_TRUE(squares.has_value());
    ASSERT_EQ(squares->size(), steps + 1U);  // the last pivot is 0
    EXPECT_EQ(squares->front().pivot, q(1, 4L * steps + 2));
    const long n = steps;
    for (long k = 0; k < n; ++k) {
      const Rational pivot =
          q(k + 1, 2 * n - k) -
          q((2 * n + 1) * (2 * n + 1), 2 * (2 * n + 1 - 2 * k) * (2 * n - k) * (2 * n - k));
      EXPECT_EQ((*squares)[static_cast<std::size_t>(k) + 1].pivot, pivot);
    }
  }
}

// On x^2/2 every inequality is exact in numbers: the form must be what is left of the bound.
TEST(ConvexCertificate, slack_is_what_the_inequalities_leave_on_a_parabola) {
  constexpr unsigned steps = 4;
  const ConvexCertificate c = exact(steps);
  for (const Rational& curvature : {q(1, 1), q(1, 3), q(9, 10)}) {
    std::vector<Rational> x{3}, g, f, form{3};
    for (unsigned k = 0; k <= steps; ++k) {
      g.push_back(curvature * x[k]);
      f.push_back(curvature * x[k] * x[k] / 2);
      form.push_back(g[k]);
      x.push_back(x[k] - g[k]);
    }
    Rational left = q(1, 4L * steps + 2) * x[0] * x[0] - f[steps];
    for (unsigned k = 0; k <= steps; ++k) {
      left -= c.of_minimiser[k] * (-f[k] + g[k] * x[k] - g[k] * g[k] / 2);
      if (k == 0) continue;
      const Rational turn = g[k - 1] - g[k];
      left -= c.of_steps[k - 1] * (f[k - 1] - f[k] - g[k] * (x[k - 1] - x[k]) - turn * turn / 2);
    }
    Rational value = 0;
    for (unsigned i = 0; i < steps + 2; ++i) {
      for (unsigned j = 0; j < steps + 2; ++j) value += form[i] * c.slack[i][j] * form[j];
    }
    EXPECT_EQ(value, left);
  }
}

TEST(ConvexCertificate, of_no_step_is_rejected) {
  EXPECT_THROW(convex_certificate(0, 1, [](unsigned) { return Rational(1); }),
               std::invalid_argument);
}

}  // namespace
}  // namespace gradus
