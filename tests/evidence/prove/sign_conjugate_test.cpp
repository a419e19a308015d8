// Signs of what is linear in an unknown whose square is bounded; and of mixtures of what is > 0.

#include <gtest/gtest.h>

#include "gradus/evidence/prove/prove.hpp"
#include "gradus/evidence/recheck/recheck.hpp"

namespace gradus {
namespace {

const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c"),
           p = Term::symbol("p"), s = Term::symbol("s");

bool is_proved(Comparison conclusion, std::vector<Variable> variables,
               std::vector<Comparison> hypotheses = {}) {
  Statement statement{"test", {}, std::move(conclusion)};
  statement.domain.variables = std::move(variables);
  statement.domain.hypotheses = std::move(hypotheses);
  const auto evidence = prove(statement);
  return evidence && recheck(statement, *evidence).empty();
}

TEST(Conjugate, a_square_that_is_bounded_bounds_what_is_squared) {
  const std::vector<Variable> sizes{nonnegative(a), nonnegative(b), real(c)};
  const std::vector<Comparison> bound{square(c) <= a * b};
  EXPECT_TRUE(is_proved(a + b - 2 * c >= 0, sizes, bound));
  EXPECT_TRUE(is_proved(a + b + 2 * c >= 0, sizes, bound));
  EXPECT_FALSE(is_proved(a + b - Rational(21, 10) * c >= 0, sizes, bound));
  EXPECT_FALSE(is_proved(a + b - 2 * c > 0, sizes, bound));  // a = b = c
  EXPECT_FALSE(is_proved(a + b - 2 * c >= 0, sizes, {square(c) >= a * b}));
  // The larger part must be >= 0.
  EXPECT_FALSE(is_proved(a + b - 2 * c >= 0, {real(a), real(b), real(c)}, bound));
  EXPECT_TRUE(is_proved(a - c > 0, {positive(a), real(c)}, {square(c) <= square(a) / 2}));
}

TEST(Bernstein, a_mixture_of_what_is_positive_is_positive) {
  const std::vector<Variable> mixed{in(p, 0, 1), real(s)};
  EXPECT_TRUE(is_proved(1 - p + p * exp(s) > 0, mixed));
  EXPECT_TRUE(is_proved((3 - p) * exp(s) + (p - 1) > 0, {in(p, 1, 3), real(s)}));
  EXPECT_FALSE(is_proved(1 - p + p * square(s) > 0, mixed));     // p = 1, s = 0
  EXPECT_FALSE(is_proved(1 - p + p * (exp(s) - 1) > 0, mixed));  // p = 1, s = 0
  EXPECT_FALSE(is_proved(1 - p + p * exp(s) > 0, {in(p, 0, 2), real(s)}));
}

}  // namespace
}  // namespace gradus
