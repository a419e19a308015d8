// Powers with unknown exponents whose bases may be 0, and angles beside multiples of pi.

#include <gtest/gtest.h>

#include "evidence/certify/is_certified.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::is_certified;

const Term x = Term::symbol("x"), y = Term::symbol("y"), p = Term::symbol("p");

TEST(Bases, a_power_is_0_where_its_base_is_and_its_exponent_is_positive) {
  const Variable unit = in(x, 0, 1), share{p, 0, 1, true, false};
  EXPECT_TRUE(is_certified(about(pow(x, p) <= 1 - p + p * x, {unit, share})));
  EXPECT_FALSE(is_certified(about(pow(x, p) <= 1 - p + p * x / 2, {unit, share})));
  EXPECT_FALSE(is_certified(about(pow(x, p) > 0, {unit, share})));
  // With an exponent that may be less than 0 there is no value.
  EXPECT_FALSE(is_certified(about(pow(x, p) >= 0, {unit, in(p, -1, 1)})));
}

TEST(Bases, a_power_of_0_is_1_where_its_exponent_is_0) {
  const Variable unit = in(x, 0, 1), share = in(p, 0, 1);
  EXPECT_TRUE(is_certified(about(pow(x, p) <= 1 - p + p * x, {unit, share})));
  EXPECT_TRUE(is_certified(about(pow(x, p) <= 1, {unit, share})));
  EXPECT_FALSE(is_certified(about(pow(x, p) <= x + p, {unit, share})));  // 1 <= 0
  EXPECT_FALSE(is_certified(about(pow(x, p) < 1, {in(x, 0, Rational(1, 2)), share})));
  EXPECT_FALSE(is_certified(about(pow(x, p) > 0, {unit, share})));
  EXPECT_TRUE(is_certified(about(pow(x, p) * pow(x, 1 - p) <= x, {unit, share})));  // 0^0 0^1
  EXPECT_FALSE(is_certified(about(pow(x, p) * pow(x, 1 - p) < x, {unit, share})));
  EXPECT_TRUE(is_certified(about(pow(x, p) + pow(x, y) <= 2, {unit, share, nonnegative(y)})));
  EXPECT_FALSE(is_certified(about(pow(x, p) + pow(x, y) <= 1 + x, {unit, share, nonnegative(y)})));
}

TEST(Bases, cases_that_hypotheses_exclude_are_left_out) {
  const Variable unit = in(x, 0, 1);
  const std::vector<Variable> all{unit, nonnegative(p), real(y)};
  EXPECT_TRUE(is_certified(about(pow(x, y) <= pow(x, p), all, {y >= p})));
  EXPECT_FALSE(is_certified(about(pow(x, y) < pow(x, p), all, {y > p})));  // 1 < 1
  EXPECT_FALSE(is_certified(about(pow(x, y) <= pow(x, p), all)));          // 0^y of y < 0
  EXPECT_FALSE(is_certified(about(pow(x, y) >= pow(x, p), all, {y >= p})));
}

TEST(Bases, a_base_of_several_unknowns_is_0_or_not) {
  const Term ratio = y / x, base = 1 - ratio;
  const std::vector<Variable> all{positive(x), positive(y), nonnegative(p)};
  const auto with = [&](const Comparison& c) { return about(c, all, {y <= x}); };
  EXPECT_TRUE(is_certified(with(pow(base, p) <= exp(-ratio * p))));
  EXPECT_FALSE(is_certified(with(pow(base, p) <= exp(-2 * ratio * p))));
  EXPECT_FALSE(is_certified(with(pow(base, p) < exp(-ratio * p))));  // 1 < 1
  EXPECT_FALSE(is_certified(with(pow(base, p) > 0)));
  EXPECT_FALSE(is_certified(with(pow(base, p) <= base + p / 1000)));  // 1 <= 0 for x = y, p = 0
  EXPECT_FALSE(is_certified(with(pow(base, p - 1) <= 1)));
  // Without the hypothesis the base may be negative.
  EXPECT_FALSE(is_certified(about(pow(base, p) <= exp(-ratio * p), all)));
}

TEST(Bases, parts_say_that_exponents_are_not_negative) {
  const Statement s = about(pow(x, p) + pow(1 - x, y - x) >= 0, {in(x, 0, 1), real(p), real(y)});
  const auto list = reductions_to_bases(s);
  ASSERT_EQ(list.size(), 2U);
  for (const Reduction& r : list) {
    // The exponent's sign, where it is > 0 and where it is 0, and what lies beyond.
    ASSERT_EQ(r.parts.size(), 4U);
    EXPECT_EQ(r.parts[0].statement.conclusion.relation, Relation::greater_equal);
    EXPECT_EQ(r.parts[1].statement.domain.hypotheses.size(), 1U);
    EXPECT_EQ(r.parts[2].statement.domain.hypotheses.size(), 1U);
    EXPECT_EQ(r.parts[3].statement.domain.variables.size(), 3U);
  }
  const auto known = reductions_to_bases(about(pow(x, p) >= 0, {in(x, 0, 1), positive(p)}));
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].parts.size(), 2U);
  EXPECT_TRUE(reductions_to_bases(about(pow(x, p) >= 0, {positive(x), real(p)})).empty());
  EXPECT_TRUE(reductions_to_bases(about(pow(x + 1, p) >= 0, {in(x, 0, 1), real(p)})).empty());
}

TEST(ShiftedAngles, a_centre_with_pi_in_it_is_a_new_origin) {
  const Term d = x - Term::pi() / 2;
  const auto remainder = [&](Rational c) {
    return about(sin(x) <= 1 - square(d) / 2 + Term(c) * square(square(d)), {real(x)});
  };
  EXPECT_TRUE(is_certified(remainder(Rational(1, 24))));
  EXPECT_FALSE(is_certified(remainder(Rational(1, 30))));
  EXPECT_FALSE(reduction_to_shifted_angle(about(sin(x) <= 1 + square(x - 1), {real(x)})));
  EXPECT_FALSE(reduction_to_shifted_angle(about(exp(x) >= d, {real(x)})));
}

}  // namespace
}  // namespace gradus
