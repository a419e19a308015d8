// Convexity and the quiz at random parameters, by plain loops, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(Convex, the_gap_of_the_chord_in_every_dimension) {
  for_all(400, [] {
    const std::size_t d = dimension();
    const Matrix h = symmetric_in(d, -6, 6);
    const Vector x = vector_of(d), y = vector_of(d);
    const Rational lambda = between(0, 1), other = Rational(1) - lambda;
    const auto form = [&](const Vector& v) { return dot(v, times(h, v)); };
    Vector middle;
    for (std::size_t i = 0; i < d; ++i) middle.push_back(lambda * x[i] + other * y[i]);
    RC_ASSERT(lambda * form(x) + other * form(y) - form(middle) ==
              lambda * other * form(plus(x, -1, y)));
  });
}

/// Functions from {0, 1, 2} to {0, ..., 3}, as their three values.
std::vector<std::vector<int>> all_functions() {
  std::vector<std::vector<int>> all;
  for (int code = 0; code < 64; ++code) all.push_back({code / 16, code / 4 % 4, code % 4});
  return all;
}

TEST(Convex, as_printed_only_constants_are_convex_and_nothing_is_concave) {
  int convex = 0, concave = 0;
  for (const std::vector<int>& f : all_functions()) {
    bool below = true, above = true;
    for (std::size_t a = 0; a < 3; ++a) {
      for (std::size_t b = a; b < 3; ++b) {
        for (std::size_t u = a; u <= b; ++u) {
          for (const std::size_t end : {a, b}) {  // lambda = 1 and 0
            below = below && f[u] <= f[end];
            above = above && f[u] > f[end];
          }
        }
      }
    }
    convex += below ? 1 : 0;
    concave += above ? 1 : 0;
    EXPECT_EQ(below, f[0] == f[1] && f[1] == f[2]);
  }
  EXPECT_EQ(convex, 4);
  EXPECT_EQ(concave, 0);
}

TEST(Convex, contours_and_the_direction_of_the_gradient) {
  for_all(400, [] {
    const Rational l1 = abs(small()) + Rational(1, 5), l2 = l1 + abs(small());
    const Rational x = small(), y = small(), eta = abs(small()) + Rational(1, 7);
    const bool parallel = (x * (l2 * y) - y * (l1 * x)).is_zero();
    RC_ASSERT(parallel == ((l2 - l1).is_zero() || x.is_zero() || y.is_zero()));
    const Rational steep = y - eta * l2 * y;
    if (!y.is_zero()) RC_ASSERT((steep.sign() == -y.sign()) == (eta * l2 > Rational(1)));
  });
}

TEST(Quiz, ascent_on_f_is_descent_on_minus_f) {
  for_all(240, [] {
    const Rational a = abs(small()) + Rational(1, 6), b = small(), eta = abs(small());
    Rational up = small(), down = up;
    for (int t = 0; t < 6; ++t) {
      const Rational before = abs(up - b / a);
      up += eta * (b - a * up);
      down -= eta * (a * down - b);
      RC_ASSERT(up == down);
      if (eta * a <= Rational(2)) RC_ASSERT(abs(up - b / a) <= before);
    }
  });
}

TEST(Quiz, convex_least_squares_keeps_the_difference_of_the_weights) {
  for_all(240, [] {
    Rational a = small(), b = small();
    const Rational kept = a - b, eta = small();
    for (int t = 0; t < 6; ++t) {
      const Rational slope = Rational(2) * (a + b - Rational(1));
      a -= eta * slope;
      b -= eta * slope;
      RC_ASSERT(a - b == kept);
    }
  });
}

TEST(Quiz, the_quartic_diverges_from_two_on_and_comes_nearer_below_one) {
  for_all(240, [] {
    const Rational far = Rational(2) + abs(small()), near = between(-1, 1);
    Rational w = far;
    for (int t = 0; t < 4; ++t) {
      const Rational next = w - w * w * w;
      RC_ASSERT(abs(next) >= Rational(3) * abs(w));
      w = next;
    }
    RC_ASSERT(abs(near - near * near * near) <= abs(near));
  });
}

TEST(Quiz, the_only_critical_point_of_the_unbounded_surface) {
  for_all(600, [] {
    const Rational x = small(), y = small(), s = Rational(1) + x;
    const Rational fx = Rational(2) * x + Rational(3) * y * y * s * s,
                   fy = Rational(2) * y * s * s * s;
    RC_ASSERT((fx.is_zero() && fy.is_zero()) == (x.is_zero() && y.is_zero()));
  });
}

TEST(Quiz, strongly_convex_quadratics_forget_their_start) {
  for_all(300, [] {
    const std::size_t d = dimension();
    const Rational mu = abs(small()) + Rational(1, 5), top = mu + abs(small());
    Vector eigenvalues;
    for (std::size_t i = 0; i < d; ++i) eigenvalues.push_back(between(mu, top));
    const Matrix h = symmetric_with(eigenvalues);
    const Vector e = vector_of(d);
    const Rational eta = between(Rational(0), Rational(2) / (mu + top));
    const Vector next = plus(e, -eta, times(h, e));
    RC_ASSERT(dot(next, next) <=
              (Rational(1) - Rational(2) * eta * mu * top / (mu + top)) * dot(e, e));
  });
}

TEST(Quiz, errors_passed_backwards_are_the_derivative_by_exact_differences) {
  // The loss of a chain with a cubic activation has degree 6 in u and 2 in v: seven values give the
  // derivative by u exactly.
  for_all(200, [] {
    const Vector c = vector_of(4);
    const Rational x = small(), y = small(), u = small(), v = small();
    const auto activation = [&](const Rational& n) {
      return c[0] + n * (c[1] + n * (c[2] + n * c[3]));
    };
    const auto loss = [&](const Rational& at_u, const Rational& at_v) {
      const Rational error = at_v * activation(at_u * x) - y;
      return error * error / Rational(2);
    };
    const auto by_u = [&](long k) { return loss(u + Rational(k), v) - loss(u - Rational(k), v); };
    const Rational du = (Rational(45) * by_u(1) - Rational(9) * by_u(2) + by_u(3)) / Rational(60);
    const Rational dv = (loss(u, v + 1) - loss(u, v - 1)) / Rational(2);
    const Rational n = u * x, output = v * activation(n) - y;
    const Rational slope = c[1] + n * (Rational(2) * c[2] + Rational(3) * n * c[3]);
    RC_ASSERT(dv == output * activation(n));
    RC_ASSERT(du == output * v * slope * x);
  });
}

}  // namespace
}  // namespace gradus::test
