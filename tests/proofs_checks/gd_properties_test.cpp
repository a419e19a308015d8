// Full-batch descent, the count of parameters and the start at random, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(Gd, one_coordinate_after_the_other_differs_by_eta_squared_h12_g1) {
  for_all(300, [] {
    const Quadratic f{symmetric_in(2, -3, 3), vector_of(2)};
    const Vector w = vector_of(2);
    const Rational eta = small();
    const Vector g = f.gradient(w), together = plus(w, -eta, g);
    Vector in_turn = w;
    for (std::size_t i = 0; i < 2; ++i) in_turn[i] -= eta * f.gradient(in_turn)[i];
    RC_ASSERT(in_turn[0] == together[0]);
    RC_ASSERT(in_turn[1] - together[1] == eta * eta * f.h[0][1] * g[0]);
  });
}

TEST(Gd, conjugate_gradients_have_orthogonal_residuals_and_end_in_time) {
  for_all(120, [] {
    const std::size_t d = drawn<std::size_t>(1, 6);
    Vector eigenvalues;
    for (std::size_t i = 0; i < d; ++i) eigenvalues.push_back(abs(small()) + Rational(1, 5));
    const Matrix h = symmetric_with(eigenvalues);
    std::vector<Vector> residuals{vector_of(d)};
    Vector direction = residuals.back();
    while (dot(residuals.back(), residuals.back()) != 0) {
      RC_ASSERT(residuals.size() <= d);
      const Vector r = residuals.back(), image = times(h, direction);
      Vector next = plus(r, -dot(r, r) / dot(direction, image), image);
      for (const Vector& earlier : residuals) RC_ASSERT(dot(next, earlier) == 0);
      direction = plus(next, dot(next, next) / dot(r, r), direction);
      residuals.push_back(std::move(next));
    }
  });
}

TEST(Setup, the_number_of_parameters_entry_by_entry) {
  for_all(200, [] {
    const int depth = drawn(1, 6);
    std::vector<int> width;
    for (int l = 0; l <= depth; ++l) width.push_back(drawn(1, 6));
    long counted = 0, formula = 0;
    for (int l = 1; l <= depth; ++l) {
      const int out = width[static_cast<std::size_t>(l)],
                in = width[static_cast<std::size_t>(l - 1)];
      for (int i = 0; i < out; ++i) {
        ++counted;
        for (int j = 0; j < in; ++j) ++counted;
      }
      formula += long{out} * in + out;
    }
    RC_ASSERT(counted == formula);
  });
}

TEST(Init, the_second_moment_over_all_signs_of_the_weights) {
  for_all(160, [] {
    const std::size_t m = drawn<std::size_t>(1, 8);
    const Vector x = vector_of(m);
    const Rational size = abs(small());  // each weight is +size or -size, tau = size^2
    Rational total;
    for (unsigned signs = 0; signs < (1U << m); ++signs) {
      Rational unit;
      for (std::size_t j = 0; j < m; ++j)
        unit += ((signs >> j) & 1U) != 0 ? size * x[j] : -size * x[j];
      total += unit * unit;
    }
    RC_ASSERT(total / Rational(1L << m) == size * size * dot(x, x));
  });
}

TEST(Init, equal_hidden_units_stay_equal_along_a_run) {
  for_all(100, [] {
    // f(x) = sum of v_i (u_i x)^3, loss (f - y)^2/2.
    Vector u(3, small()), v(3, small());
    const Rational x = small(), y = small(), eta(1, 100);
    for (int step = 0; step < 3; ++step) {
      Rational error = -y;
      for (std::size_t i = 0; i < 3; ++i) error += v[i] * pow(u[i] * x, 3);
      for (std::size_t i = 0; i < 3; ++i) {
        const Rational du = error * v[i] * Rational(3) * u[i] * u[i] * x * x * x;
        const Rational dv = error * pow(u[i] * x, 3);
        u[i] -= eta * du;
        v[i] -= eta * dv;
      }
      RC_ASSERT(u[0] == u[1] && u[1] == u[2] && v[0] == v[1] && v[1] == v[2]);
    }
  });
}

}  // namespace
}  // namespace gradus::test
