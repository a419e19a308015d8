// Taylor polynomials, Hessians and least squares at random parameters, by synthetic division and
// exact differences, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

/// p(x), coefficients ascending.
Rational value(const Vector& p, const Rational& x) {
  Rational total;
  for (std::size_t k = p.size(); k-- > 0;) total = total * x + p[k];
  return total;
}

/// The coefficients of p in powers of x - z, by repeated synthetic division: p^(k)(z)/k!.
Vector shifted(Vector p, const Rational& z) {
  for (std::size_t from = 0; from + 1 < p.size(); ++from) {
    for (std::size_t k = p.size() - 1; k-- > from;) p[k] += z * p[k + 1];
  }
  return p;
}

TEST(Taylor, a_polynomial_is_its_series_and_a_cubic_misses_its_last_term) {
  for_all(400, [] {
    const Vector p = vector_of(drawn<std::size_t>(1, 10));
    const Rational x = small(), z = small();
    const Vector around = shifted(p, z);
    RC_ASSERT(value(around, x - z) == value(p, x));
    if (p.size() == 4) {
      const Vector second(around.begin(), around.begin() + 3);
      RC_ASSERT(value(p, x) - value(second, x - z) == p[3] * pow(x - z, 3));
    }
  });
}

TEST(Taylor, the_partial_sums_of_the_geometric_series) {
  for_all(400, [] {
    const Rational x = small();
    RC_PRE(x != Rational(1));
    Rational total, power = 1;
    for (int n = 1; n <= 12; ++n) {
      total += power;
      power *= x;
      RC_ASSERT(Rational(1) / (Rational(1) - x) - total == power / (Rational(1) - x));
    }
  });
}

TEST(Taylor, the_second_order_model_of_a_quadratic_loss_is_the_loss) {
  for_all(400, [] {
    const std::size_t d = dimension();
    const Quadratic loss{symmetric_in(d, -6, 6), vector_of(d)};
    const Vector x = vector_of(d), y = vector_of(d), step = plus(y, -1, x);
    RC_ASSERT(loss.value(y) - loss.value(x) ==
              dot(loss.gradient(x), step) + dot(step, times(loss.h, step)) / Rational(2));
  });
}

TEST(Hessian, entries_of_the_two_worked_examples_by_exact_differences) {
  // The mixed difference of a cubic over a square of side 2s around (x, y) is exact for f_xy; the
  // second difference for f_xx and f_yy.
  for_all(400, [] {
    const auto g = [](const Rational& x, const Rational& y) {
      return x * x * x + Rational(2) * y * y + Rational(3) * x * y * y;
    };
    const Rational x = small(), y = small(), s = abs(small()) + Rational(1, 3);
    const Rational xx = (g(x + s, y) - Rational(2) * g(x, y) + g(x - s, y)) / (s * s);
    const Rational yy = (g(x, y + s) - Rational(2) * g(x, y) + g(x, y - s)) / (s * s);
    const Rational xy = (g(x + s, y + s) - g(x + s, y - s) - g(x - s, y + s) + g(x - s, y - s)) /
                        (Rational(4) * s * s);
    RC_ASSERT(xx == Rational(6) * x);
    RC_ASSERT(xy == Rational(6) * y);
    RC_ASSERT(yy == Rational(4) + Rational(6) * x);
    // x^2 y^3: f_y from the slope of the cubic in y, whose third-order part s^2 x^2 is known.
    const auto f = [](const Rational& u, const Rational& v) { return u * u * v * v * v; };
    const Rational slope = (f(x, y + s) - f(x, y - s)) / (Rational(2) * s) - s * s * x * x;
    RC_ASSERT(slope == Rational(3) * x * x * y * y);
  });
}

TEST(LeastSquares, the_gradient_by_exact_differences_in_any_shape) {
  for_all(300, [] {
    const std::size_t m = dimension(), n = dimension();
    Matrix phi;
    for (std::size_t r = 0; r < m; ++r) phi.push_back(vector_of(n));
    const Vector y = vector_of(m), w = vector_of(n);
    const auto loss = [&](const Vector& at) {
      const Vector r = plus(times(phi, at), -1, y);
      return dot(r, r);
    };
    const Vector residual = plus(times(phi, w), -1, y);
    for (std::size_t j = 0; j < n; ++j) {
      Vector up = w, down = w;
      up[j] += 1;
      down[j] -= 1;
      Rational normal;
      for (std::size_t r = 0; r < m; ++r) normal += phi[r][j] * residual[r];
      RC_ASSERT((loss(up) - loss(down)) / Rational(2) == Rational(2) * normal);
    }
  });
}

}  // namespace
}  // namespace gradus::test
