// Sums of what is said of different unknowns, and halves of what is symmetric.

#include <gtest/gtest.h>

#include "evidence/certify/is_certified.hpp"
#include "gradus/evidence/certify/touching.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::is_certified;

const Term u = Term::symbol("u"), v = Term::symbol("v"), s = Term::symbol("s");

const std::vector<Variable> steps{in(u, -2, 2), in(v, -2, 2), in(s, 0, 1)};

Term drop(Term x) { return log(cosh(x)) - log(cosh(x - s * tanh(x))); }

Comparison decrease(Rational curvature) {
  return drop(u) + drop(v) >= s * (1 - Term(curvature) * s) * (square(tanh(u)) + square(tanh(v)));
}

TEST(SeparateSums, each_unknown_for_itself) {
  EXPECT_TRUE(is_certified(about(decrease(Rational(1, 2)), steps)));
  EXPECT_FALSE(is_certified(about(decrease(Rational(1, 3)), steps)));
  EXPECT_EQ(reductions_to_separate_sums(about(decrease(Rational(1, 2)), steps)).size(), 1U);
}

TEST(SeparateSums, what_is_common_is_shared_out) {
  const auto list =
      reductions_to_separate_sums(about(exp(u) + exp(v) >= 2 + u + v, {real(u), real(v)}));
  ASSERT_EQ(list.size(), 1U);
  ASSERT_EQ(list[0].parts.size(), 2U);
  for (const ReducedStatement& part : list[0].parts)
    EXPECT_NE(contains(part.statement.conclusion.left, u),
              contains(part.statement.conclusion.left, v));
  EXPECT_TRUE(is_certified(about(exp(u) + exp(v) >= 2 + u + v, {real(u), real(v)})));
  EXPECT_FALSE(is_certified(about(exp(u) + exp(v) > 2 + u + v, {real(u), real(v)})));
  EXPECT_FALSE(
      is_certified(about(exp(u) + exp(v) >= Rational(21, 10) + u + v, {real(u), real(v)})));
}

TEST(SeparateSums, products_and_quotients_tie_unknowns) {
  const auto count = [](const Comparison& c) {
    return reductions_to_separate_sums(about(c, {real(u), real(v)})).size();
  };
  EXPECT_EQ(count(exp(u) * v + square(u) >= 0), 0U);
  EXPECT_EQ(count(square(u) + square(v) / (1 + square(u)) >= 0), 0U);
  EXPECT_EQ(count(square(u + v) >= 0), 0U);
  EXPECT_EQ(count(2 * (square(u) - 3 * (v - 1)) >= 0), 1U);
  // Both parts keep what they ask for.
  EXPECT_FALSE(is_certified(about(square(u) + square(v) / v * v >= 0, {real(u), in(v, -1, 1)})));
}

TEST(Symmetry, half_of_what_is_even) {
  const Term f = cosh(u) - 1 - square(u) / 2;
  const auto count = [&](const Variable& range, std::vector<Comparison> hypotheses = {}) {
    return reductions_by_symmetry(about(f >= 0, {range, real(v)}, std::move(hypotheses))).size();
  };
  EXPECT_EQ(count(in(u, -2, 2)), 1U);
  EXPECT_EQ(count(real(u)), 1U);
  EXPECT_EQ(count(real(u), {square(u) >= 1}), 1U);
  EXPECT_EQ(count(in(u, -2, 3)), 0U);
  EXPECT_EQ(count(real(u), {u <= v}), 0U);
  EXPECT_EQ(count(half_open(u, -2, 2)), 0U);
}

TEST(Symmetry, what_is_odd_or_has_a_pole_is_looked_at_on_both_sides) {
  const auto found = [](const Comparison& c) {
    return !reductions_by_symmetry(about(c, {in(u, -2, 2)})).empty();
  };
  EXPECT_FALSE(found(sinh(u) >= u - 1));
  EXPECT_FALSE(found(exp(u) >= 1 + u));
  EXPECT_FALSE(found(cosh(u) * (u + 1) / (u + 1) >= 1));
  EXPECT_FALSE(is_certified(about(cosh(u) * (u + 1) / (u + 1) >= 1, {in(u, -2, 2)})));
  EXPECT_FALSE(is_certified(about(sinh(u) >= 0, {in(u, -2, 2)})));
}

TEST(Touching, what_is_too_long_to_be_written_is_certified_all_the_same) {
  const Term root = sqrt(1 + square(u)), next = u - s * u / root;
  const Comparison step =
      sqrt(1 + square(next)) <= root - s * (1 - s / 2) * square(u) / square(root);
  EXPECT_TRUE(is_certified(about(step, {in(u, -3, 3), in(s, 0, 1)})));
}

}  // namespace
}  // namespace gradus
