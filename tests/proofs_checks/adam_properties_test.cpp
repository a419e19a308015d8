// Adam's moments at random parameters, computed here from their definitions, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

Rational decay() { return Rational(drawn(0, 12), 12); }

TEST(Adam, the_recursion_is_its_closed_form_and_the_weights_sum_to_one_minus_beta_to_t) {
  for_all(400, [] {
    const Rational beta = decay();
    const int t = drawn(1, 25);
    const Vector g = vector_of(static_cast<std::size_t>(t));
    Rational v, weighted, weights;
    for (const Rational& gradient : g) v = beta * v + (Rational(1) - beta) * gradient;
    for (int i = 1; i <= t; ++i) {
      const Rational weight = (Rational(1) - beta) * pow(beta, t - i);
      weighted += weight * g[static_cast<std::size_t>(i - 1)];
      weights += weight;
    }
    RC_ASSERT(v == weighted);
    RC_ASSERT(weights == Rational(1) - pow(beta, t));
  });
}

/// Expectations of v, v^2 and the moving average of squares over all outcomes of t independent
/// gradients that are `high` with chance p, else `low`.
struct Expected {
  Rational first, square, second;
};
Expected enumerate(const Rational& beta, int t, const Rational& low, const Rational& high,
                   const Rational& p) {
  Expected e;
  for (int outcome = 0; outcome < (1 << t); ++outcome) {
    Rational v, a, chance = 1;
    for (int i = 0; i < t; ++i) {
      const bool up = ((outcome >> i) & 1) != 0;
      const Rational& g = up ? high : low;
      v = beta * v + (Rational(1) - beta) * g;
      a = beta * a + (Rational(1) - beta) * g * g;
      chance *= up ? p : Rational(1) - p;
    }
    e.first += chance * v;
    e.square += chance * v * v;
    e.second += chance * a;
  }
  return e;
}

TEST(Adam, moments_of_independent_two_point_gradients_by_enumeration) {
  for_all(240, [] {
    const Rational beta = decay(), low = small(), high = small(), p(drawn(1, 4), 4);
    const int t = drawn(1, 7);
    const Rational mean = p * high + (Rational(1) - p) * low;
    const Rational square = p * high * high + (Rational(1) - p) * low * low;
    const Rational variance = square - mean * mean, weights = Rational(1) - pow(beta, t);
    const Expected e = enumerate(beta, t, low, high, p);
    RC_ASSERT(e.first / weights == mean);
    RC_ASSERT(e.second / weights == square);
    RC_ASSERT(e.square - e.first * e.first == variance * (Rational(1) - beta) *
                                                  (Rational(1) - pow(beta, 2 * t)) /
                                                  (Rational(1) + beta));
  });
}

TEST(Adam, a_drifting_mean_makes_the_corrected_estimate_lag) {
  for_all(240, [] {
    const Rational beta = decay(), drift = abs(small()) + Rational(1, 9);
    const int t = drawn(2, 12);
    Rational v;
    for (int i = 1; i <= t; ++i) v = beta * v + (Rational(1) - beta) * drift * Rational(i);
    const Rational corrected = v / (Rational(1) - pow(beta, t));
    RC_ASSERT((corrected == drift * Rational(t)) == beta.is_zero());
    RC_ASSERT(corrected <= drift * Rational(t));
  });
}

}  // namespace
}  // namespace gradus::test
