// One step of each update rule, against steps worked out by hand in fractions.

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/method/rate.hpp"
#include "gradus/method/update_accumulated.hpp"
#include "gradus/method/update_adam.hpp"
#include "gradus/method/update_momentum.hpp"

namespace gradus {
namespace {

Term q(long numerator, long denominator = 1) { return Rational(numerator, denominator); }

void expect(Term formula, const Rational& value) {
  EXPECT_EQ(evaluate<Rational>(formula, Valuation<Rational>{}), value);
}

TEST(Update, gradient_descent_and_velocity) {
  expect(descent_change(q(1, 10), q(3)), Rational(-3, 10));
  // mu = 1/2, v = 4, take = 3/4, g = 8: 2 + 6.
  expect(next_velocity(q(1, 2), q(4), q(3, 4), q(8)), 8);
  // 5 - 2 1/4 + 1/2 (5 - 3) = 11/2.
  expect(heavy_ball_step(q(5), q(3), q(2), q(1, 4), q(1, 2)), Rational(11, 2));
}

TEST(Update, the_two_printed_heavy_balls_differ_where_gamma_is_not_one) {
  const Term w = q(5), previous = q(3), g = q(2), eta = q(1, 4), gamma = q(1, 2);
  expect(heavy_ball_step(w, previous, g, gamma * eta, q(1) - gamma), Rational(23, 4));
  expect(heavy_ball_step(w, previous, g, eta, q(1) - eta), Rational(6));
}

TEST(Update, look_aheads) {
  expect(look_ahead(q(1, 2), q(4), q(3)), 5);
  // mu^2 v + (1 + mu) g = 1 + 9/2.
  expect(chainer_look_ahead(q(1, 2), q(4), q(3)), Rational(11, 2));
  // (1 - 1/4) 8 + 1/4 4.
  expect(quasi_hyperbolic(q(1, 4), q(4), q(8)), 7);
  expect(decayed_gradient(q(3), q(1, 10), q(-20)), 1);
}

TEST(Update, nesterov_is_gradient_descent_on_the_moved_point) {
  // E = w^2/2 at the looked-ahead point y = w + mu v of Sutskever's form; y moves by -lr (g + mu
  // v') with the velocity v' = mu v + g in units of -lr.
  const Rational lr(1, 4), mu(1, 2), w = 2, v = -3;
  const Rational y = w - lr * mu * v, g = y, next_v = mu * v + g, next_w = w - lr * next_v;
  const Rational next_y = next_w - lr * mu * next_v;
  expect(Term(y) + descent_change(Term(lr), look_ahead(Term(mu), Term(next_v), Term(g))), next_y);
}

TEST(Update, accumulated_squares) {
  expect(accumulated_square(q(7), q(-3)), 16);
  const Weight<Term> rho{q(3, 4), q(1, 4)};
  expect(averaged_square(rho, q(16), q(4)), 16);
  expect(subtracted_square(rho, q(16), q(4)), 8);
  expect(subtracted_square(rho, q(0), q(4)), 4);
  expect(centred_square(q(25), q(3)), 16);
  // 1/2 3/(1 + sqrt 4).
  expect(scaled_step(q(1, 2), q(1), q(4), q(3)), Rational(1, 2));
  // sqrt(3 + 1)/sqrt(8 + 1) 6.
  expect(adadelta_change(q(3), q(8), q(1), q(6)), 4);
}

TEST(Update, adam_and_the_places_of_epsilon) {
  // m = 1/2, v = 1, c1 = 1/2, c2 = 1/4, epsilon = 1.
  const Term m = q(1, 2), v = q(1), c1 = q(1, 2), c2 = q(1, 4), eps = q(1);
  expect(adam_step(m, v, c1, c2, eps), Rational(1, 3));          // 1/(2 + 1)
  expect(adam_step_hat(m, v, c1, c2, eps), Rational(1, 4));      // (1/2)/(1/2) (1/2)/(1 + 1)
  expect(adam_step_inside(m, v, c1, c2, q(5)), Rational(1, 3));  // 1/sqrt(4 + 5)
  expect(adam_step_inside_raw(m, v, c1, c2, q(3)), Rational(1, 4));
}

TEST(Update, relatives_of_adam) {
  expect(adamax_norm(q(1, 2), q(6), q(2)), 3);
  expect(adamax_norm(q(1, 2), q(6), q(4)), 4);
  expect(nadam_momentum(q(9, 10), q(2, 3)), Rational(3, 5));
  // 1/2 3/(1 - 1/4) + (1 - 1/2) 4/(1 - 1/2) = 2 + 4.
  expect(nadam_mean(q(3), q(4), q(1, 2), q(1, 2), q(1, 2), q(1, 4)), 6);
  // rho = 9, k = 2, beta2^k = 1/2: 9 - 4 = 5; (5-4)(5-2) 9/((9-4)(9-2) 5) = 27/175.
  expect(radam_length(q(9), q(2), q(1, 2)), 5);
  expect(radam_rectification_squared(q(9), q(5)), Rational(27, 175));
}

TEST(Update, rates_that_end) {
  expect(linear_decay(q(1, 2), q(4), q(1)), Rational(3, 8));
  expect(quadratic_decay(q(1, 2), q(4), q(2)), Rational(1, 8));
}

}  // namespace
}  // namespace gradus
