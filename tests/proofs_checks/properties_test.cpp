// The five results at random parameters, computed here from their definitions, without the engines.

#include <gtest/gtest.h>

#include <vector>

#include "gradus/number/rational.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using Vector = std::vector<Rational>;
using Matrix = std::vector<Vector>;

Rational dot(const Vector& a, const Vector& b) {
  Rational total;
  for (std::size_t i = 0; i < a.size(); ++i) total += a[i] * b[i];
  return total;
}

Vector times(const Matrix& m, const Vector& v) {
  Vector result;
  for (const Vector& row : m) result.push_back(dot(row, v));
  return result;
}

Rational small() { return Rational(*rc::gen::inRange(-6, 7), *rc::gen::inRange(1, 5)); }

Vector vector_of(std::size_t d) {
  Vector v;
  for (std::size_t i = 0; i < d; ++i) v.push_back(small());
  return v;
}

/// Symmetric, of any signature.
Matrix symmetric(std::size_t d) {
  Matrix m(d, Vector(d));
  for (std::size_t i = 0; i < d; ++i) {
    for (std::size_t j = 0; j <= i; ++j) m[i][j] = m[j][i] = small();
  }
  return m;
}

std::size_t dimension() { return *rc::gen::inRange<std::size_t>(1, 9); }

TEST(StepBound, the_model_does_not_increase_exactly_up_to_the_bound_in_dimensions_1_to_8) {
  test::for_all(200, [] {
    const std::size_t d = dimension();
    const Vector g = vector_of(d);
    const Matrix h = symmetric(d);
    const Rational gg = dot(g, g), ghg = dot(g, times(h, g)), eps = abs(small()) + Rational(1, 7);
    RC_PRE(!gg.is_zero());
    const Rational change = -eps * gg + eps * eps * ghg / Rational(2);
    if (ghg.sign() <= 0) {
      RC_ASSERT(change.sign() < 0);
    } else {
      const Rational bound = Rational(2) * gg / ghg;
      RC_ASSERT((change.sign() <= 0) == (eps <= bound));
      RC_ASSERT(change >= -gg * gg / (Rational(2) * ghg));
    }
  });
}

TEST(StepBound, the_model_is_the_loss_for_quadratics) {
  test::for_all(100, [] {
    const std::size_t d = dimension();
    const Matrix a = symmetric(d);
    const Vector b = vector_of(d), w = vector_of(d);
    const Rational eps = small();
    const auto loss = [&](const Vector& x) {
      return dot(x, times(a, x)) / Rational(2) + dot(b, x);
    };
    Vector g = times(a, w), next = w;
    for (std::size_t i = 0; i < d; ++i) {
      g[i] += b[i];
      next[i] -= eps * g[i];
    }
    RC_ASSERT(loss(next) - loss(w) ==
              -eps * dot(g, g) + eps * eps * dot(g, times(a, g)) / Rational(2));
  });
}

TEST(Rate, gradient_descent_on_quadratics_stays_under_both_bounds) {
  test::for_all(60, [] {
    const std::size_t d = dimension();
    Vector curvature, w = vector_of(d);
    Rational lambda(1, 4);
    for (std::size_t i = 0; i < d; ++i) {
      curvature.push_back(abs(small()));
      lambda = max(lambda, curvature.back());
    }
    const auto loss = [&] {
      Rational total;
      for (std::size_t i = 0; i < d; ++i) total += curvature[i] * w[i] * w[i] / Rational(2);
      return total;
    };
    const Rational gap = loss();
    Rational least;
    for (int t = 0; t <= 8; ++t) {
      Vector g;
      for (std::size_t i = 0; i < d; ++i) g.push_back(curvature[i] * w[i]);
      if (t > 0) RC_ASSERT(least * Rational(t) <= Rational(2) * lambda * gap);
      least = t == 0 ? dot(g, g) : min(least, dot(g, g));
      RC_ASSERT(least * Rational(3 * t + 2) <= Rational(4) * lambda * gap);
      for (std::size_t i = 0; i < d; ++i) w[i] -= g[i] / lambda;
    }
  });
}

TEST(Adam, moments_of_independent_two_point_gradients_by_enumeration) {
  test::for_all(40, [] {
    const Rational beta(*rc::gen::inRange(0, 5), 5), low = small(), high = small(),
                                                     p(*rc::gen::inRange(1, 4), 4);
    const int t = *rc::gen::inRange(1, 6);
    const Rational mean = p * high + (Rational(1) - p) * low;
    const Rational variance = p * (Rational(1) - p) * (high - low) * (high - low);
    Rational first, second;
    for (int outcome = 0; outcome < (1 << t); ++outcome) {
      Rational v, chance = 1;
      for (int i = 0; i < t; ++i) {
        const bool up = ((outcome >> i) & 1) != 0;
        v = beta * v + (Rational(1) - beta) * (up ? high : low);
        chance *= up ? p : Rational(1) - p;
      }
      first += chance * v;
      second += chance * v * v;
    }
    RC_ASSERT(first == (Rational(1) - pow(beta, t)) * mean);
    RC_ASSERT(second - first * first == variance * (Rational(1) - beta) *
                                            (Rational(1) - pow(beta, 2 * t)) /
                                            (Rational(1) + beta));
  });
}

TEST(Explode, powers_of_a_jordan_block_by_multiplication) {
  test::for_all(60, [] {
    const Rational r = small();
    const int n = *rc::gen::inRange(1, 30);
    Rational diagonal = 1, corner = 0;
    for (int k = 0; k < n; ++k) {
      corner = diagonal + corner * r;
      diagonal *= r;
    }
    RC_ASSERT(diagonal == pow(r, n));
    RC_ASSERT(corner == Rational(n) * pow(r, n - 1));
  });
}

TEST(Critical, the_model_by_enumeration_of_all_types) {
  for (int d = 1; d <= 8; ++d) {
    int all = 1, minima = 0;
    for (int k = 0; k < d; ++k) all *= 3;
    for (int type = 0; type < all; ++type) {
      bool every = true;
      for (int rest = type, k = 0; k < d; ++k, rest /= 3) every = every && rest % 3 == 0;
      minima += every ? 1 : 0;
    }
    EXPECT_EQ(Rational(minima, all), pow(Rational(1, 3), d));
  }
}

}  // namespace
}  // namespace gradus
