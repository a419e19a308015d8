// The step bound at random parameters, computed here from its definitions, without the engines.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(StepBound, reflected_matrices_have_the_eigenvalues_that_they_were_given) {
  for_all(400, [] {
    const Vector eigenvalues = vector_of(dimension());
    const Matrix m = symmetric_with(eigenvalues);
    Rational trace, squares, expected_trace, expected_squares;
    for (std::size_t i = 0; i < m.size(); ++i) {
      trace += m[i][i];
      expected_trace += eigenvalues[i];
      expected_squares += eigenvalues[i] * eigenvalues[i];
      for (std::size_t j = 0; j < m.size(); ++j) {
        RC_ASSERT(m[i][j] == m[j][i]);
        squares += m[i][j] * m[i][j];
      }
    }
    RC_ASSERT(trace == expected_trace);
    RC_ASSERT(squares == expected_squares);
  });
}

TEST(StepBound, the_model_does_not_increase_exactly_up_to_the_bound_in_dimensions_1_to_8) {
  for_all(1200, [] {
    const std::size_t d = dimension();
    const Vector g = vector_of(d);
    const Matrix h = symmetric_in(d, -6, 6);
    const Rational gg = dot(g, g), ghg = dot(g, times(h, g)), eps = abs(small()) + Rational(1, 7);
    RC_PRE(!gg.is_zero());
    const auto change = [&](const Rational& e) { return -e * gg + e * e * ghg / Rational(2); };
    if (ghg.sign() <= 0) {
      RC_ASSERT(change(eps).sign() < 0);
    } else {
      const Rational bound = Rational(2) * gg / ghg;
      RC_ASSERT((change(eps).sign() <= 0) == (eps <= bound));
      RC_ASSERT(change(bound).is_zero());
      RC_ASSERT(change(eps) == -eps * gg * (Rational(1) - eps / bound));
      RC_ASSERT(change(bound / Rational(2)) == -gg * gg / (Rational(2) * ghg));
      RC_ASSERT(change(eps) >= change(bound / Rational(2)));
    }
  });
}

TEST(StepBound, the_model_is_the_loss_for_quadratics_of_every_signature) {
  for_all(600, [] {
    const std::size_t d = dimension();
    const Quadratic loss{symmetric_in(d, -6, 6), vector_of(d)};
    const Vector w = vector_of(d), g = loss.gradient(w);
    const Rational eps = small();
    RC_ASSERT(loss.value(plus(w, -eps, g)) - loss.value(w) ==
              -eps * dot(g, g) + eps * eps * dot(g, times(loss.h, g)) / Rational(2));
  });
}

TEST(StepBound, two_over_lambda_is_below_the_bound_and_keeps_every_quadratic_from_rising) {
  for_all(800, [] {
    const std::size_t d = dimension();
    const Rational lambda = abs(small()) + Rational(1, 5);
    const Quadratic loss{symmetric_in(d, Rational(-20) * lambda, lambda), vector_of(d)};
    const Vector w = vector_of(d), g = loss.gradient(w);
    const Rational gg = dot(g, g), ghg = dot(g, times(loss.h, g));
    if (ghg.sign() > 0) RC_ASSERT(Rational(2) / lambda <= Rational(2) * gg / ghg);
    const Rational eps = between(Rational(0), Rational(3) / lambda);
    RC_ASSERT(loss.value(plus(w, -eps, g)) <=
              loss.value(w) - eps * (Rational(1) - lambda * eps / Rational(2)) * gg);
  });
}

TEST(StepBound, the_rational_well_decreases_as_smoothness_2_promises) {
  for_all(1200, [] {
    const auto loss = [](const Rational& x) { return x * x / (Rational(1) + x * x); };
    const Rational w = small() * Rational(3), eps = between(0, 2), q = Rational(1) + w * w;
    const Rational g = Rational(2) * w / (q * q);
    RC_ASSERT(loss(w - eps * g) <= loss(w) - eps * (Rational(1) - eps) * g * g);
  });
}

}  // namespace
}  // namespace gradus::test
