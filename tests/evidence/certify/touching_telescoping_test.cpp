// Sums below a number: with the rest that a telescoping sum leaves they are shown by induction, and
// nothing that is false, or true of other signs only, is.

#include <gtest/gtest.h>

#include "evidence/certify/is_certified.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {
namespace {

using test::is_certified;

const Term c = Term::symbol("c"), b = Term::symbol("b");
const Term n = Term::natural("n"), k = Term::natural("k");

Statement about(Comparison conclusion, std::vector<Variable> others = {}, long least = 0) {
  Statement s{"test", {}, std::move(conclusion)};
  s.domain.variables = std::move(others);
  s.domain.variables.push_back(natural_from(n, least));
  return s;
}

Term up_to_n(Term member, long from = 1) { return sum(k, Term(from), n, member); }

TEST(Telescoping, sums_that_have_a_limit_stay_below_numbers_above_it) {
  const Term squares = up_to_n(1 / square(k));
  EXPECT_TRUE(is_certified(about(squares <= 2)));
  EXPECT_TRUE(is_certified(about(squares < 2)));
  EXPECT_TRUE(is_certified(about(squares <= Rational(5, 3))));
  EXPECT_TRUE(is_certified(about(squares <= Rational(33, 20), {}, 3)));
  EXPECT_TRUE(is_certified(about(up_to_n(1 / (k * sqrt(k))) <= 3)));
  EXPECT_TRUE(is_certified(about(up_to_n(1 / (k * (k + 1))) < 1)));
  EXPECT_TRUE(is_certified(about(up_to_n(c / square(k + 1), 0) <= 2 * c, {nonnegative(c)})));
}

TEST(Telescoping, no_sum_stays_below_what_it_passes) {
  const Term squares = up_to_n(1 / square(k));
  EXPECT_FALSE(is_certified(about(squares <= Rational(8, 5))));
  EXPECT_FALSE(is_certified(about(squares >= 1)));  // nothing yet for n = 0
  EXPECT_FALSE(is_certified(about(up_to_n(1 / (k * (k + 1))) < Rational(99, 100))));
  EXPECT_FALSE(is_certified(about(up_to_n(1 / k) <= 3)));
  // Of unknown sign, or of the wrong one, the rest says nothing.
  EXPECT_FALSE(is_certified(about(up_to_n(c / square(k)) <= 2 * c, {real(c)})));
  EXPECT_FALSE(is_certified(about(b * up_to_n(1 / square(k)) <= 2 * b, {real(b)})));
  EXPECT_FALSE(is_certified(about(-up_to_n(1 / square(k)) >= -Rational(8, 5))));
  // Where all members are 0, nothing is strict.
  EXPECT_FALSE(is_certified(about(up_to_n(c / square(k)) < 2 * c, {nonnegative(c)})));
  EXPECT_TRUE(is_certified(about(up_to_n(c / square(k)) < 2 * c, {positive(c)})));
  // From k = 0 on, a member has no value.
  EXPECT_FALSE(is_certified(about(up_to_n(1 / square(k), 0) <= 9)));
}

TEST(Telescoping, sums_stay_below_numbers_less_a_rest_of_their_own) {
  const Term squares = up_to_n(1 / square(k));
  EXPECT_TRUE(is_certified(about(squares <= Rational(5, 3) - 1 / (n + 1))));
  EXPECT_TRUE(is_certified(about(squares < Rational(17, 10) - 1 / (n + 1))));
  EXPECT_TRUE(is_certified(about(squares <= Rational(33, 20) - 1 / (n + 1))));
  EXPECT_TRUE(is_certified(
      about(up_to_n(c / square(k)) <= c * (Rational(5, 3) - 1 / (n + 1)), {nonnegative(c)})));
  EXPECT_FALSE(is_certified(about(squares <= Rational(8, 5) - 1 / (n + 1))));
  EXPECT_FALSE(is_certified(about(squares <= Rational(33, 20) - 1 / (n + Rational(1, 4)), {}, 1)));
  EXPECT_FALSE(is_certified(about(squares < 2 - 1 / n, {}, 1)));  // 1 < 1
  EXPECT_FALSE(
      is_certified(about(up_to_n(c / square(k)) <= c * (Rational(5, 3) - 1 / (n + 1)), {real(c)})));
  EXPECT_FALSE(is_certified(
      about(up_to_n(c / square(k)) < c * (Rational(5, 3) - 1 / (n + 1)), {nonnegative(c)})));
}

TEST(Telescoping, a_sum_that_must_not_be_0_keeps_its_condition) {
  // For n = 0 there is nothing to divide by, whatever is put for the sum.
  const Term squares = up_to_n(1 / square(k));
  for (Term once : {square(squares) / squares, exp(log(squares)), squares + 0 / squares}) {
    EXPECT_TRUE(reductions_to_telescoping(about(once <= 2 - 1 / (n + 1)), squares).empty());
    EXPECT_FALSE(is_certified(about(once <= 2 - 1 / (n + 1))));
  }
}

TEST(Telescoping, the_parts_say_that_the_rest_is_not_negative) {
  const Statement s = about(b * up_to_n(c / square(k)) <= 2, {real(b), real(c)});
  for (const Reduction& r : reductions_to_telescoping(s, up_to_n(c / square(k)))) {
    // Alone for n = 0, then the rest, the weight, and the statement with the rest.
    EXPECT_EQ(r.parts.size(), 4U);
  }
  const Term other = up_to_n(1 / square(k)) * up_to_n(1 / square(k));
  EXPECT_TRUE(reductions_to_telescoping(about(other <= 4), up_to_n(1 / square(k))).empty());
}

}  // namespace
}  // namespace gradus
