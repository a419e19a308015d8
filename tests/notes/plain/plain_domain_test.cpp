#include <gtest/gtest.h>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/plain/plain.hpp"
#include "gradus/report/domain_text.hpp"

namespace gradus {
namespace {

/// What is understood, in one canonical spelling; it must be understood in the same way again.
std::string understood(const std::string& typed) {
  const std::string once = domain_text(plain_domain(typed));
  EXPECT_EQ(domain_text(plain_domain(once)), once) << typed;
  return once;
}

TEST(PlainDomain, intervals) {
  EXPECT_EQ(understood("w in [1/2, 5], s in (0, 1]"), "w in [1/2, 5], s in (0, 1]");
  EXPECT_EQ(understood("x in [0.1, 1e1)"), "x in [1/10, 10)");
  EXPECT_EQ(understood("x in (-1, +1)"), "x in (-1, 1)");
  EXPECT_EQ(understood("x, y in [0, 1], z in R"), "x in [0, 1], y in [0, 1], z in R");
  EXPECT_EQ(understood("x in [-2^2, 3*(1 + 1)]"), "x in [-4, 6]");
  EXPECT_EQ(understood("x in [2, 2]"), "x in [2, 2]");
}

TEST(PlainDomain, half_lines) {
  EXPECT_EQ(understood("x in (0, inf), y in (-inf, 3], z in (-inf, +inf)"),
            "x > 0, y <= 3, z in R");
  EXPECT_EQ(understood("x > 0, 1 >= y, z < +2"), "x > 0, y <= 1, z < 2");
}

TEST(PlainDomain, several_names_compared_with_one_value) {
  EXPECT_EQ(understood("x, y > 0"), "x > 0, y > 0");
  EXPECT_EQ(understood("x, y, z >= 1/2, u <= 1"), "x >= 1/2, y >= 1/2, z >= 1/2, u <= 1");
  EXPECT_EQ(understood("x, y <= z"), "x in R, z in R, y in R, x <= z, y <= z");
}

TEST(PlainDomain, naturals) {
  EXPECT_EQ(understood("n in N"), "n in N");
  EXPECT_EQ(understood("n in N >= 1"), "n in N >= 1");
  EXPECT_EQ(understood("n in N, n >= 1"), "n in N >= 1");
  EXPECT_EQ(understood("n >= 1, n in N"), "n in N >= 1");
  EXPECT_EQ(understood("n in N > 5/2"), "n in N >= 3");
  EXPECT_EQ(understood("n in N > 2, n < 7"), "n in N >= 3, n <= 6");
  EXPECT_EQ(understood("n in N <= 13/2"), "n in N, n <= 6");
  EXPECT_EQ(understood("n in N >= -3"), "n in N");
  EXPECT_EQ(understood("m, n in N >= 1"), "m in N >= 1, n in N >= 1");
  EXPECT_EQ(understood("n in N, n in [1, 4]"), "n in N >= 1, n <= 4");
  const Domain d = plain_domain("n >= 1, m + n <= 3, n, m in N");
  EXPECT_EQ(d.variables.size(), 2U);
  for (const Variable& v : d.variables) EXPECT_EQ(v.symbol.sort(), Sort::natural);
  EXPECT_TRUE(same(d.hypotheses[0].left, Term::natural("m") + Term::natural("n")));
}

TEST(PlainDomain, comparisons_with_numbers_are_bounds_and_the_tightest_counts) {
  EXPECT_EQ(understood("0 <= x <= 1"), "x in [0, 1]");
  EXPECT_EQ(understood("0 < x < 1, x >= 0, x <= 2"), "x in (0, 1)");
  EXPECT_EQ(understood("x >= 0, x > 0"), "x > 0");
  EXPECT_EQ(understood("x > 0, x >= 0"), "x > 0");
  EXPECT_EQ(understood("x <= 0, x < 0"), "x < 0");
  EXPECT_EQ(understood("x < 0, x <= 0"), "x < 0");
  EXPECT_EQ(understood("x in [0, 1], x in [1/2, 3]"), "x in [1/2, 1]");
  EXPECT_EQ(understood("x = 3"), "x in [3, 3]");
  EXPECT_EQ(understood("x <= sqrt(4)"), "x <= 2");
}

TEST(PlainDomain, everything_else_is_a_hypothesis) {
  EXPECT_EQ(understood("x + y <= 1"), "x in R, y in R, x + y <= 1");
  EXPECT_EQ(understood("x in [0, 1], y < x"), "x in [0, 1], y in R, y < x");
  EXPECT_EQ(understood("x != 0"), "x in R, x != 0");
  EXPECT_EQ(understood("2*x <= 3"), "x in R, 2*x <= 3");
  EXPECT_EQ(understood("0 < x < y < 1"), "x > 0, y < 1, x < y");
  EXPECT_EQ(understood("1 < 2"), "1 < 2");
}

TEST(PlainDomain, a_bound_that_is_not_rational_is_kept_exactly_within_a_rational_box) {
  const Domain d = plain_domain("x in [-pi, exp(1))");
  ASSERT_EQ(d.variables.size(), 1U);
  EXPECT_EQ(*d.variables[0].lower, Rational::parse("-3.141592654"));
  EXPECT_EQ(*d.variables[0].upper, Rational::parse("2.718281829"));
  ASSERT_EQ(d.hypotheses.size(), 2U);
  EXPECT_EQ(text(d.hypotheses[0]), "x >= -pi");
  EXPECT_EQ(text(d.hypotheses[1]), "x < exp(1)");
  const Domain n = plain_domain("n in N <= pi");
  EXPECT_EQ(*n.variables[0].upper, 3);
  // No decimal of moderate length: the hypothesis alone.
  const Domain far = plain_domain("x <= exp(exp(10))");
  EXPECT_FALSE(far.variables[0].upper);
  EXPECT_EQ(far.hypotheses.size(), 1U);
}

TEST(PlainDomain, an_empty_text_says_nothing) {
  EXPECT_EQ(understood(""), "");
  EXPECT_EQ(understood("  \n"), "");
}

TEST(PlainDomain, names_of_sets_are_names_elsewhere) {
  EXPECT_EQ(understood("N in [1, 2], R > N"), "N in [1, 2], R in R, R > N");
  EXPECT_EQ(understood("e in [1, 2]"), "e in [1, 2]");
}

}  // namespace
}  // namespace gradus
