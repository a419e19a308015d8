// Hypotheses written anew must not lose their values, and with these points of the domain. The
// statements that are not to be accepted here are false.

#include "gradus/evidence/certify/kept_value.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "evidence/soundness/soundness_check.hpp"
#include "gradus/evidence/certify/touching.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::i;
using test::n;
using test::x;
using test::y;

const Term z = Term::symbol("z"), real_n = Term::symbol("n");

TEST(CertainConditions, leave_out_what_a_value_does_not_ask_for) {
  const auto count = [](Term t) { return certain_conditions(t <= 1).size(); };
  EXPECT_EQ(count(1 / x() + log(y()) + sqrt(z)), 3U);
  EXPECT_EQ(count(pow(x(), Rational(1, 2))), 1U);
  EXPECT_EQ(count(pow(x(), y())), 0U);              // (-1)^2
  EXPECT_EQ(count(pow(x(), n() - 1)), 0U);          // 2^(0 - 1)
  EXPECT_EQ(count(sum(i(), 1, n(), 1 / x())), 0U);  // n = 0
}

TEST(KeptValue, of_naturals_as_reals_asks_for_positive_bases) {
  const Substitution reals{{n(), real_n}};
  const auto keeps = [&](Comparison c, Variable base) {
    return keeps_its_value(c, reals, {std::move(base), nonnegative(real_n)});
  };
  EXPECT_FALSE(keeps(pow(x(), n()) <= 1, nonnegative(x())));
  EXPECT_FALSE(keeps(pow(x(), n() - 1) <= 1, real(x())));
  EXPECT_FALSE(keeps(pow(Term(-1), n()) <= 1, real(x())));
  EXPECT_TRUE(keeps(pow(x(), n()) <= 1, positive(x())));
  EXPECT_TRUE(keeps(x() / (n() + 1) <= 1, real(x())));
  EXPECT_TRUE(keeps(log(x()) + n() <= 1, real(x())));
}

TEST(KeptValue, with_other_values_asks_for_what_hung_on_the_old_ones) {
  const Term most = max(x(), y());
  const auto keeps = [&](Comparison c) {
    return keeps_its_value(c, {{most, x()}}, {real(x()), positive(y())});
  };
  EXPECT_TRUE(keeps(most <= 1));
  EXPECT_TRUE(keeps(most + log(x()) + log(y()) <= 1));
  EXPECT_FALSE(keeps(log(most) <= 1));
  EXPECT_FALSE(keeps(0 * pow(z, most) <= 1));
  const auto along = [&](Comparison c, Variable v) {
    return keeps_its_value_along(c, v, {v, real(y())});
  };
  EXPECT_TRUE(along(x() / (2 + x()) <= y(), in(x(), -1, 1)));
  EXPECT_TRUE(along(x() <= log(y()), in(x(), -1, 1)));
  EXPECT_FALSE(along(0 / x() <= y(), in_open(x(), 0, 1)));  // an end is tried, too
}

/// y (1 - x) + 10 x (y - 1) is >= 0 for x = 0, and for x = 1 where the root has a value.
TEST(KeptValue, at_the_ends_of_a_range_is_asked_for) {
  const Comparison false_inside = y() * (1 - x()) + 10 * x() * (y() - 1) >= 0;
  for (const Term t : {0 * sqrt(y() - x()), 0 * log(y() - x() + Rational(1, 9)),
                       0 * pow(y() - x(), Rational(1, 3)), 0 * pow(y() - x(), z)}) {
    const Statement s =
        about(false_inside, {in(x(), 0, 1), in(y(), 0, 2), in(z, 1, 2)}, {x() + t <= 1});
    EXPECT_TRUE(reductions_to_ends(s).empty()) << text(t);
    EXPECT_FALSE(test::is_certified(s, Budget{})) << text(t);
  }
  EXPECT_FALSE(reductions_to_ends(about(false_inside, {in(x(), 0, 1), in(y(), 0, 2)}, {x() <= y()}))
                   .empty());
}

/// (-2)^3 is below 0, though real powers are not.
TEST(KeptValue, of_a_power_at_exponents_that_happen_to_be_integers) {
  const Statement s =
      about(x() >= 0, {in(z, -2, 2), in(y(), 1, 3), Variable{x(), {}, 0}}, {x() >= pow(z, y())});
  EXPECT_FALSE(test::is_certified(s, Budget{}));
  const Statement slack =
      about(z + x() >= 0, {in(z, -2, 2), in(y(), 1, 3), nonnegative(x())}, {x() <= pow(z, y())});
  EXPECT_FALSE(test::is_certified(slack, Budget{}));
  for (const Reduction& r : reductions(slack)) {
    for (const ReducedStatement& part : r.parts) {
      EXPECT_TRUE(std::ranges::none_of(part.statement.domain.hypotheses, [](const Comparison& h) {
        return same(h.left, z) && h.relation == Relation::greater;
      }));
    }
  }
}

/// Sums to a limit that may be no integer have no value there, though nothing is left of them.
TEST(KeptValue, of_a_sum_asks_for_integer_limits) {
  const Term half = n() / 2;
  for (const Term t : {sum(i(), 0, x(), i()), sum(i(), x(), 3, i()), least(i(), 0, x(), i()),
                       sum(i(), 0, half, i())}) {
    const Statement s = about(0 * t >= 0, {in(x(), 0, 3), natural_from(n(), 0)});
    EXPECT_FALSE(test::is_proved(s)) << text(t);
    EXPECT_FALSE(test::is_certified(s, Budget{})) << text(t);
    EXPECT_FALSE(recheck(s, Signs{DirectProof{}}).empty()) << text(t);
  }
  EXPECT_TRUE(
      test::is_proved(about(0 * sum(i(), 0, 2 * n() - 1, i()) >= 0, {natural_from(n(), 0)})));
}

/// A sum of nothing has a value though its limits are below 0.
TEST(KeptValue, of_an_empty_sum_says_nothing_of_its_limits) {
  const Statement s =
      about(sqrt(n() - 1) >= 0, {natural_from(n(), 0)}, {sum(i(), n() - 1, n() - 2, i()) == 0});
  EXPECT_TRUE(test::fault(s));
  EXPECT_FALSE(test::is_proved(s));
}

}  // namespace
}  // namespace gradus
