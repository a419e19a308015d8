// Even and odd naturals apart.

#include <gtest/gtest.h>

#include "evidence/certify/is_certified.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/certify/touching.hpp"

namespace gradus {
namespace {

using test::is_certified;

const Term x = Term::symbol("x"), n = Term::natural("n");

Statement about(Comparison conclusion, Variable v, long least = 0) {
  Statement s{"test", {}, std::move(conclusion)};
  s.domain.variables = {std::move(v), natural_from(n, least)};
  return s;
}

Variable from(Rational least) { return Variable{x, least, {}, false, false}; }

TEST(Parity, powers_of_what_may_be_negative_are_told_apart) {
  EXPECT_TRUE(is_certified(about(pow(1 + x, n) >= 1 + n * x, from(-2))));
  EXPECT_FALSE(is_certified(about(pow(1 + x, n) >= 1 + n * x, from(-4))));  // at n = 3
  EXPECT_FALSE(is_certified(about(pow(x, n) >= 0, real(x))));
  EXPECT_FALSE(is_certified(about(pow(x, n) <= square(x), in(x, -1, 1))));  // at n = 0
}

TEST(Parity, all_naturals_from_the_least_on_are_even_or_odd) {
  for (const long least : {0, 1, 2, 5}) {
    const auto list = reductions_of_naturals(about(pow(x, n) >= -1, in(x, -1, 1), least));
    ASSERT_FALSE(list.empty());
    const Reduction& r = list.back();
    ASSERT_EQ(r.parts.size(), 2U);
    long smallest = 1'000;
    for (std::size_t odd : {0U, 1U}) {
      const Variable& half = r.parts[odd].statement.domain.variables[1];
      const long there = 2 * *half.lower->to_long() + static_cast<long>(odd);
      EXPECT_GE(there, least);
      EXPECT_LE(there, least + 1);
      smallest = std::min(smallest, there);
    }
    EXPECT_EQ(smallest, least);
  }
}

}  // namespace
}  // namespace gradus
