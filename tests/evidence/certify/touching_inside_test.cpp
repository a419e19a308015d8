// What holds inside the ranges of variables, and so at their ends.

#include <gtest/gtest.h>

#include "evidence/certify/is_certified.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::is_certified;

const Term a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c"),
           d = Term::symbol("d"), third = Rational(1, 3);

Term norm(Term x, Term y) { return pow(pow(x, Term(3)) + pow(y, Term(3)), third); }

const std::vector<Variable> all{nonnegative(a), nonnegative(b), nonnegative(c), nonnegative(d)};

TEST(Inside, roots_that_vanish_at_ends_have_slopes_inside) {
  const Term sum = norm(a + c, b + d), bound = norm(a, b) + norm(c, d);
  EXPECT_TRUE(is_certified(about(sum <= bound, all)));
  EXPECT_FALSE(is_certified(about(sum < bound, all)));
  EXPECT_FALSE(is_certified(about(sum <= bound - a * c / 1000, all)));
  EXPECT_FALSE(is_certified(about(sum <= Rational(99, 100) * bound, all)));
}

TEST(Inside, the_part_has_open_ends) {
  const auto list = reductions_to_inside(about(norm(a, b) <= a + b, {nonnegative(a), in(b, 0, 2)}));
  ASSERT_EQ(list.size(), 1U);
  const auto& variables = list[0].parts.at(0).statement.domain.variables;
  EXPECT_TRUE(variables[0].lower_strict);
  EXPECT_FALSE(variables[0].upper);
  EXPECT_TRUE(variables[1].lower_strict && variables[1].upper_strict);
}

TEST(Inside, powers_of_what_may_be_zero_are_not_continuous) {
  const Variable x = nonnegative(a), y = in(b, 0, 1);
  const Term root = sqrt(a + b);
  EXPECT_TRUE(reductions_to_inside(about(pow(Term(0), b) <= root, {x, y})).empty());
  EXPECT_TRUE(reductions_to_inside(about(pow(min(a, Term(0)), b) <= root, {x, y})).empty());
  EXPECT_FALSE(is_certified(about(pow(Term(0), b) <= root, {x, y})));
  EXPECT_EQ(reductions_to_inside(about(root <= pow(a + 1, b) + a, {x, y})).size(), 1U);
}

TEST(Inside, an_end_is_no_limit_of_what_is_inside) {
  const Variable x = nonnegative(a), y = nonnegative(b);
  const Term root = sqrt(a + b);
  // Strict; undefined at the end; a range of one value; a hypothesis that leaves the end alone.
  EXPECT_TRUE(reductions_to_inside(about(root > 0, {x, y})).empty());
  EXPECT_TRUE(reductions_to_inside(about((a + b) / root >= 0, {x, y})).empty());
  EXPECT_TRUE(reductions_to_inside(about(root >= 1, {in(a, 0, 0), in(b, 0, 0)})).empty());
  EXPECT_TRUE(reductions_to_inside(about(root >= 1, {x, y}, {a * b <= 0})).empty());
  EXPECT_FALSE(is_certified(about(root > 0, {x, y})));
  EXPECT_FALSE(is_certified(about((a + b) / root >= 0, {x, y})));
}

}  // namespace
}  // namespace gradus
