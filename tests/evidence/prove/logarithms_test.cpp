// Logarithms of products, where the signs of the factors are known.

#include "gradus/evidence/prove/logarithms.hpp"

#include <gtest/gtest.h>

#include "gradus/evidence/prove/prove.hpp"
#include "gradus/evidence/recheck/recheck.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), m = Term::symbol("m"),
           s = Term::symbol("s");

bool is_proved(Comparison conclusion, std::vector<Variable> variables) {
  Statement statement{"test", {}, std::move(conclusion)};
  statement.domain.variables = std::move(variables);
  const auto evidence = prove(statement);
  return evidence && recheck(statement, *evidence).empty();
}

TEST(Logarithms, of_products_of_positive_factors_are_sums) {
  const std::vector<Variable> both{positive(x), positive(y)};
  EXPECT_TRUE(is_proved(log(x * y) == log(x) + log(y), both));
  EXPECT_TRUE(is_proved(log(x / y) == log(x) - log(y), both));
  EXPECT_TRUE(is_proved(log(x * x * x * y * y) == 3 * log(x) + 2 * log(y), both));
  EXPECT_TRUE(is_proved(log(x * (1 + y)) == log(x) + log(1 + y), both));
  EXPECT_FALSE(is_proved(log(x * y) == log(x) - log(y), both));
}

TEST(Logarithms, of_factors_of_unknown_sign_are_not) {
  EXPECT_FALSE(is_proved(log(x * y) == log(x) + log(y), {real(x), real(y)}));
  EXPECT_FALSE(is_proved(log(x * y) == log(x) + log(y), {nonnegative(x), positive(y)}));
  EXPECT_FALSE(is_proved(log(square(x)) == 2 * log(x), {real(x)}));
  EXPECT_FALSE(is_proved(log(x * (y - 1)) == log(x) + log(y - 1), {positive(x), positive(y)}));
}

TEST(Logarithms, the_density_of_a_normal_law_has_the_one_that_is_printed) {
  const Term e = -square(x - m) / (2 * square(s)), two_pi = 2 * Term::pi();
  const std::vector<Variable> all{real(x), real(m), positive(s)};
  EXPECT_TRUE(
      is_proved(log(exp(e) / sqrt(two_pi * square(s))) == e - log(two_pi * square(s)) / 2, all));
  EXPECT_TRUE(is_proved(log(exp(e) / (s * sqrt(two_pi))) == e - log(s) - log(two_pi) / 2, all));
  EXPECT_FALSE(is_proved(log(exp(e) / (s * sqrt(two_pi))) == e - log(s) - log(two_pi), all));
}

}  // namespace
}  // namespace gradus
