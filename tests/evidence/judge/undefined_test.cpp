#include "gradus/evidence/judge/undefined.hpp"

#include <gtest/gtest.h>

#include "gradus/evidence/judge/judge.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;

const Term x = Term::symbol("x"), y = Term::symbol("y");

std::string words(const Statement& s) {
  Budget budget;
  budget.cases = 1'000;
  const auto found = undefined_somewhere(s, budget);
  return found ? found->words : "";
}

TEST(Undefined, the_simplest_point_without_value) {
  EXPECT_EQ(words(about(log(x) <= x, {real(x)})), "not defined at x = 0, where x > 0 fails");
  EXPECT_EQ(words(about(Term(1) <= 1 / (x - 1), {real(x)})),
            "not defined at x = 1, where x - 1 != 0 fails");
  EXPECT_EQ(words(about(sqrt(x) <= 1, {in(x, Rational(-1, 2), 1)})),
            "not defined at x = -1/2, where x >= 0 fails");
  EXPECT_EQ(words(about(pow(Term(-8), Rational(1, 3)) <= 1, {})),
            "not defined, where -8 >= 0 fails");
}

TEST(Undefined, inside_and_at_corners) {
  EXPECT_EQ(words(about(log(x * y) <= log(x) + log(y), {in(x, 1, 2), in(y, -1, 1)})),
            "not defined at x = 1, y = 0, where x*y > 0 fails");
  EXPECT_EQ(words(about(sqrt(Term(1'000'000) - x * y) >= 0, {in(x, 0, 1'001), in(y, 0, 1'000)})),
            "not defined at x = 1001, y = 1000, where 1000000 - x*y >= 0 fails");
}

TEST(Undefined, a_condition_that_asks_for_too_much_is_not_certain) {
  // 0^y = 0 for y > 0.
  const auto found = undefined_somewhere(about(pow(x, y) >= 0, {in(x, 0, 1), in(y, 1, 2)}), {});
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->certain);
  EXPECT_EQ(found->words, "not known to be defined at x = 0, y = 1, where x > 0 fails");
}

TEST(Undefined, nothing_where_all_is_defined) {
  EXPECT_EQ(words(about(square(x) <= 1, {real(x)})), "");
  EXPECT_EQ(words(about(log(x) <= x, {positive(x)})), "");
  EXPECT_EQ(words(about(1 / (1 + square(x)) <= 1, {real(x)})), "");
}

TEST(Undefined, what_has_no_value_somewhere_is_still_refuted) {
  const Finding wrong = judge(about(log(x) >= x - 1, {in(x, -1, 2)}), Budget{});
  EXPECT_EQ(wrong.grade, Grade::refuted);
  const Finding open = judge(about(log(x) <= x - 1, {in(x, -1, 2)}), Budget{});
  ASSERT_EQ(open.grade, Grade::undecided);
  EXPECT_EQ(std::get<Open>(open.evidence).why,
            "not defined at x = 0, where x > 0 fails; no counterexample was found in the search of "
            "50000 points");
}

}  // namespace
}  // namespace gradus
