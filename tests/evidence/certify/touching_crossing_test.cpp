// Where a formula changes its sign, and the reductions beside slopes that rest on signs: nothing
// false, and nothing without a value, passes through them.

#include <gtest/gtest.h>

#include <cmath>

#include "evidence/certify/is_certified.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::is_certified;

const Term x = Term::symbol("x"), y = Term::symbol("y"), p = Term::symbol("p");
const Term n = Term::natural("n"), k = Term::natural("k");

double value(Term t, double at_x, double at_y) {
  Valuation<double> at;
  at.scalars = {{"x", at_x}, {"y", at_y}};
  return evaluate(t, at);
}

TEST(Crossing, the_sign_beside_it_is_the_one_that_it_says) {
  Domain d;
  d.variables = {positive(x), positive(y)};
  const Term mean = (x + y) / 2;
  for (Term f : {x - y, y * y * y - x * x * x, log(x) - log(mean), exp(y) - exp(mean),
                 sqrt(x) - sqrt(y), sqrt(x) * y - 1, y - exp(x) / 3, log(x) - y, y - log(x / y),
                 x / sqrt(1 + x * x) - y / sqrt(1 + y * y), tanh(x) - tanh(mean),
                 atan(mean) - atan(x), pow(x, Rational(2, 3)) - pow(y, Rational(3, 4)),
                 pow(x, y) - 1, 2 * sqrt(x) - y, 2 * y - x * x * x, y * square(x) - exp(y)}) {
    const auto found = crossing(d, normal_form(f), x);
    if (!found) continue;
    EXPECT_FALSE(contains(found->value, x));
    for (double at_y = 0.06; at_y < 4; at_y += 0.31) {
      const double at = value(found->value, 0, at_y);
      for (double at_x = 0.03; at_x < 5; at_x += 0.17) {
        const double sign = found->sign * (at_x - at);
        if (std::abs(at_x - at) < 1e-9) continue;
        EXPECT_GE(sign * value(f, at_x, at_y), -1e-12);
      }
    }
  }
  const auto finds = [&](Term f) { return crossing(d, normal_form(f), x).has_value(); };
  EXPECT_TRUE(finds(log(x) - log(mean)));
  EXPECT_TRUE(finds(x / sqrt(1 + x * x) - y / sqrt(1 + y * y)));
  EXPECT_TRUE(finds(tanh(x) - tanh(mean)));
  EXPECT_TRUE(finds(y - log(x / y)));
  EXPECT_TRUE(finds(2 * y - x * x * x));
}

TEST(Crossing, there_is_none_where_signs_are_not_known) {
  Domain d;
  d.variables = {real(x), real(y)};
  const auto finds = [&](Term f) { return crossing(d, normal_form(f), x).has_value(); };
  EXPECT_FALSE(finds(x * x - y * y));        // twice
  EXPECT_FALSE(finds(y * x - 1));            // rises or falls
  EXPECT_FALSE(finds(exp(x) - y));           // no logarithm of y
  EXPECT_FALSE(finds(sqrt(1 + x * x) - y));  // twice
  EXPECT_FALSE(finds(sin(x) - sin(y)));      // often
  EXPECT_FALSE(finds((x - y) / (x - 1)));    // a pole
  EXPECT_FALSE(finds((x - y) * (x - 1)));    // twice
}

TEST(HigherSlopes, they_decide_remainders) {
  EXPECT_TRUE(is_certified(
      about(sin(x) <= x - pow(x, 3) / 6 + pow(x, 5) / 120 - pow(x, 7) / 5040 + pow(x, 9) / 362880,
            {nonnegative(x)})));
  EXPECT_TRUE(is_certified(
      about(sqrt(1 + y * y) <= sqrt(1 + x * x) + x / sqrt(1 + x * x) * (y - x) + square(y - x) / 2,
            {real(x), real(y)})));
}

TEST(HigherSlopes, they_need_the_sign_on_both_sides_and_a_value_everywhere) {
  EXPECT_FALSE(is_certified(about(pow(x, 3) >= 0, {real(x)})));
  EXPECT_FALSE(is_certified(about(square(x) > 0, {real(x)})));
  EXPECT_FALSE(is_certified(about(square(x) / (1 - x) >= 0, {in(x, 0, 2)})));
  EXPECT_FALSE(is_certified(about(square(x) / square(1 - x) >= 0, {in(x, 0, 2)})));
  EXPECT_FALSE(is_certified(
      about(exp(x) >= 1 + x + square(x) / 2 + pow(x, 3) / 6 + pow(x, 4) / 24, {real(x)})));
  EXPECT_FALSE(is_certified(about(x * sqrt(x) * x >= 0, {in(x, -1, 1)})));
  EXPECT_FALSE(is_certified(about(cos(x) >= 1 - square(x) / 2 + pow(x, 4) / 23, {in(x, -1, 1)})));
}

TEST(ReductionsOfFunctions, logarithms_where_the_smaller_side_may_be_negative) {
  EXPECT_TRUE(is_certified(about(pow(1 + x, -p) >= 1 - p * x, {positive(x), nonnegative(p)})));
  const Term q = (x - 1) / (x + 1);
  EXPECT_TRUE(is_certified(about(square(q) <= exp(-4 / (x + 1)), {{x, 1, {}, false, false}})));
  EXPECT_FALSE(is_certified(about(square(q) <= exp(-5 / (x + 1)), {{x, 1, {}, false, false}})));
  // Where it has no value, there is something left to show.
  EXPECT_FALSE(is_certified(about(log(x) <= exp(x * x), {in(x, -1, 1)})));
  EXPECT_FALSE(is_certified(about(x - 1 <= exp(1 / x), {in(x, 0, 1)})));
  // And where the larger one is not > 0.
  EXPECT_FALSE(is_certified(about(pow(x, y) >= y - 2, {real(x), in(y, 0, 1)})));
  EXPECT_FALSE(is_certified(about(exp(x * x) <= x - 1, {real(x)})));
}

TEST(ReductionsOfFunctions, reciprocals_of_what_has_no_bound) {
  EXPECT_TRUE(is_certified(about(pow(1 + 1 / x, x) <= exp(Term(1)), {{x, 1, {}, false, false}})));
  EXPECT_FALSE(
      is_certified(about(pow(1 + 1 / x, x + 1) <= exp(Term(1)), {{x, 1, {}, false, false}})));
  EXPECT_FALSE(is_certified(about(pow(1 + 1 / (x - 2), x) >= 1, {{x, 1, {}, false, false}})));
}

TEST(ReductionsToFactors, one_operand_or_the_other) {
  EXPECT_TRUE(is_certified(about(min(x / y, sqrt(y / x)) <= 1, {positive(x), positive(y)})));
  EXPECT_FALSE(is_certified(about(min(x / y, sqrt(y / x)) < 1, {positive(x), positive(y)})));
  EXPECT_FALSE(is_certified(about(min(sqrt(x), x) <= 2, {real(x)})));
  EXPECT_FALSE(is_certified(about(max(x, 1 / x) >= 1, {in(x, 0, 2)})));
  EXPECT_FALSE(is_certified(about(max(x, y) >= 0, {real(x), real(y)})));
}

TEST(ReductionsOfNaturals, sums_by_their_value_and_by_their_members) {
  const Variable below_one = half_open(x, 0, 1);
  EXPECT_TRUE(
      is_certified(about(sum(k, 0, n, pow(x, k)) <= 1 / (1 - x), {below_one, natural_from(n, 0)})));
  EXPECT_FALSE(is_certified(about(sum(k, 0, n, pow(x, k)) <= Rational(9, 10) / (1 - x),
                                  {below_one, natural_from(n, 0)})));
  EXPECT_FALSE(is_certified(
      about(sum(k, 0, n, pow(x, k)) <= 1 / (1 - x), {in(x, 0, 1), natural_from(n, 0)})));
  const Term powers = sum(k, 0, n, pow(1 + x, k));
  EXPECT_TRUE(
      is_certified(about(powers <= (n + 1) * exp(x * n), {nonnegative(x), natural_from(n, 0)})));
  EXPECT_FALSE(is_certified(about(powers <= n * exp(x * n), {nonnegative(x), natural_from(n, 0)})));
  // Without members it is 0, whatever they would be.
  EXPECT_FALSE(
      is_certified(about(sum(k, 1, n, exp(k * x)) >= n + 1 - n, {real(x), natural_from(n, 0)})));
  EXPECT_FALSE(
      is_certified(about(sum(k, 0, n, log(x)) <= n * n * x, {real(x), natural_from(n, 0)})));
}

TEST(ReductionsByEquations, a_sum_of_squares_that_is_at_most_zero) {
  const Term z = Term::symbol("z");
  const std::vector<Variable> all{real(x), real(y), in(z, 0, 1)};
  const auto says = [&](const Comparison& h) {
    return !reductions_by_equations(about(x + y <= 1, all, {h})).empty();
  };
  EXPECT_TRUE(says(square(x) + square(y) <= 0));
  EXPECT_TRUE(says(square(x) + square(y) <= z * y));  // at z = 0
  EXPECT_FALSE(says(square(x) - square(y) <= 0));
  EXPECT_FALSE(says(square(x) + pow(y, 3) <= 0));
  EXPECT_FALSE(says(square(x) >= 0));
  EXPECT_FALSE(says(square(x) <= 1));
  EXPECT_TRUE(is_certified(about(x * y * exp(z) >= z - 1, all, {square(x) + square(y) <= 0})));
  EXPECT_FALSE(is_certified(about(x + y + z <= 1, all, {square(x) + square(y) <= z})));
}

}  // namespace
}  // namespace gradus
