// Gradient descent on quadratics at random parameters, step by step, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

struct Parabola {
  Rational a, b, c;
  Rational value(const Rational& w) const { return a * w * w / Rational(2) + b * w + c; }
  Rational slope(const Rational& w) const { return a * w + b; }
  Rational minimum() const { return -b / a; }
};

Parabola parabola() { return {abs(small()) + Rational(1, 6), small(), small()}; }

TEST(Quadratic, no_drawn_point_is_lower_than_minus_b_over_a) {
  for_all(600, [] {
    const Parabola e = parabola();
    const Rational w = small();
    RC_ASSERT(e.value(w) >= e.value(e.minimum()));
    RC_ASSERT((e.value(w) == e.value(e.minimum())) == (w == e.minimum()));
    const Parabola dome{-e.a, e.b, e.c};
    RC_ASSERT(dome.value(w) <= dome.value(dome.minimum()));
  });
}

TEST(Quadratic, the_five_cases_of_the_step_size) {
  for_all(600, [] {
    const Parabola e = parabola();
    const Rational times_best(drawn(-12, 37), 12), eta = times_best / e.a;
    const Rational start = small();
    RC_PRE(start != e.minimum());
    Rational w = start;
    for (int t = 1; t <= 8; ++t) {
      const Rational before = w - e.minimum();
      w -= eta * e.slope(w);
      const Rational after = w - e.minimum();
      const bool shrinks = abs(after)<abs(before), grows = abs(after)> abs(before);
      if (before.is_zero()) {
        RC_ASSERT(times_best == Rational(1) && after.is_zero());
        continue;
      }
      RC_ASSERT(shrinks == (times_best.sign() > 0 && times_best < Rational(2)));
      RC_ASSERT(grows == (times_best.sign() < 0 || times_best > Rational(2)));
      RC_ASSERT((after.sign() == before.sign()) == (times_best < Rational(1)));
      RC_ASSERT(after.is_zero() == (times_best == Rational(1)));
    }
  });
}

TEST(Quadratic, the_error_passes_the_tolerance_at_the_step_that_bernoulli_names) {
  for_all(240, [] {
    const Parabola e = parabola();
    const Rational share(drawn(1, 12), 12), eta = share / e.a;  // below 1/a
    const Rational h = share / (Rational(1) - share), tol(drawn(1, 13), 6);
    Rational w = small();
    const Rational distance = abs(w - e.minimum());
    const long steps = *ceil(distance / (h * tol)).to_long();
    for (long t = 0; t < steps; ++t) w -= eta * e.slope(w);
    RC_ASSERT(abs(w - e.minimum()) <= tol);
  });
}

TEST(Quadratic, the_best_constant_step_contracts_in_every_dimension) {
  for_all(400, [] {
    const std::size_t d = dimension();
    const Rational mu = abs(small()) + Rational(1, 5), top = mu + abs(small());
    Vector eigenvalues;
    for (std::size_t i = 0; i < d; ++i) eigenvalues.push_back(between(mu, top));
    const Matrix h = symmetric_with(eigenvalues);
    Vector e = vector_of(d);
    const Rational eta = Rational(2) / (top + mu), rho = (top - mu) / (top + mu);
    for (int t = 0; t < 4; ++t) {
      const Vector next = plus(e, -eta, times(h, e));
      RC_ASSERT(dot(next, next) <= rho * rho * dot(e, e));
      e = next;
    }
  });
}

TEST(Quadratic, exact_line_search_zigzags) {
  for_all(240, [] {
    const Rational kappa = abs(small()) + Rational(1, 4), r = (kappa - 1) / (kappa + 1);
    Rational x = kappa, y = 1, shrunk = 1;
    for (int t = 1; t <= 6 && !shrunk.is_zero(); ++t) {
      const Rational gx = x, gy = kappa * y;
      const Rational step = (gx * gx + gy * gy) / (gx * gx + kappa * gy * gy);
      x -= step * gx;
      y -= step * gy;
      shrunk *= r;
      RC_ASSERT(x == kappa * shrunk);
      RC_ASSERT(y == (t % 2 == 0 ? shrunk : -shrunk));
    }
  });
}

TEST(Quadratic, the_double_well_sends_each_side_to_its_own_minimum) {
  for_all(160, [] {
    const Rational start(drawn(1, 24), 24);  // in (0, 1)
    const auto run = [](Rational w, const Rational& minimum) {
      const auto odds = [&](const Rational& x) { return abs(minimum - x) / abs(x); };
      Rational bound = odds(w);
      for (int t = 0; t < 4; ++t) {
        w -= w * (w - Rational(1)) * (w + Rational(2)) / Rational(10);
        bound = bound * Rational(5, 6);
        RC_ASSERT(odds(w) <= bound);
        RC_ASSERT(w.sign() == minimum.sign() && abs(w) <= abs(minimum));
      }
    };
    run(start, 1);
    run(Rational(-2) * start, -2);
  });
}

}  // namespace
}  // namespace gradus::test
