// Definedness, comparison and the arithmetic of unbounded intervals.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <type_traits>
#include <vector>

#include "gradus/number/interval.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using test::for_all;
using enum Definedness;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Definedness, of_logarithms_and_roots) {
  EXPECT_EQ(log(Interval::hull(1, 2)).definedness(), everywhere);
  EXPECT_EQ(log(Interval::hull(0, 2)).definedness(), somewhere);
  EXPECT_EQ(log(Interval::hull(-1, 2)).definedness(), somewhere);
  EXPECT_EQ(log(Interval(0)).definedness(), nowhere);
  EXPECT_EQ(log(Interval::hull(-1, 0)).definedness(), nowhere);
  EXPECT_EQ(log1p(Interval::hull(-1, 2)).definedness(), somewhere);
  EXPECT_EQ(log1p(Interval(-1)).definedness(), nowhere);
  EXPECT_EQ(log1p(Interval::hull(Rational(-1, 2), 2)).definedness(), everywhere);
  EXPECT_EQ(sqrt(Interval(0)).definedness(), everywhere);
  EXPECT_EQ(sqrt(Interval::hull(-1, 0)).definedness(), somewhere);
  EXPECT_EQ(sqrt(Interval(-1)).definedness(), nowhere);
}

TEST(Definedness, the_image_is_that_of_the_inside_part) {
  const Interval root = sqrt(Interval::hull(-9, 4));
  EXPECT_EQ(root.lower(), 0);
  EXPECT_EQ(root.upper(), 2);
  const Interval logarithm = log(Interval::hull(-9, 1));
  EXPECT_EQ(logarithm.lower_double(), -infinity);
  EXPECT_EQ(logarithm.upper(), 0);
  EXPECT_EQ(sqrt(Interval::hull(-9, 0)).upper(), 0);
  EXPECT_EQ(log1p(Interval::hull(-9, 0)).upper(), 0);
}

TEST(Definedness, of_quotients) {
  EXPECT_EQ((1 / Interval::hull(1, 2)).definedness(), everywhere);
  EXPECT_EQ((1 / Interval::hull(-1, 2)).definedness(), somewhere);
  EXPECT_EQ((1 / Interval::hull(0, 2)).definedness(), somewhere);
  EXPECT_EQ((1 / Interval(0)).definedness(), nowhere);
  EXPECT_EQ((Interval(0) / Interval(0)).definedness(), nowhere);
}

TEST(Definedness, quotients_around_zero_are_hulls) {
  const Interval a = Interval::hull(1, 3) / Interval::hull(0, 2);
  EXPECT_EQ(a.lower(), Rational(1, 2));
  EXPECT_EQ(a.upper_double(), infinity);
  const Interval b = Interval::hull(1, 3) / Interval::hull(-2, 0);
  EXPECT_EQ(b.upper(), Rational(-1, 2));
  EXPECT_EQ(b.lower_double(), -infinity);
  const Interval c = Interval::hull(-3, -1) / Interval::hull(0, 2);
  EXPECT_EQ(c.upper(), Rational(-1, 2));
  EXPECT_EQ(c.lower_double(), -infinity);
  const Interval d = Interval::hull(-3, -1) / Interval::hull(-2, 0);
  EXPECT_EQ(d.lower(), Rational(1, 2));
  EXPECT_EQ(d.upper_double(), infinity);
  const Interval e = Interval::hull(0, 3) / Interval::hull(0, 2);
  EXPECT_EQ(e.lower(), 0);
  EXPECT_EQ(e.upper_double(), infinity);
  const Interval f = 0 / Interval::hull(-1, 2);
  EXPECT_EQ(f.lower(), 0);
  EXPECT_EQ(f.upper(), 0);
  const Interval g = 1 / Interval::hull(-1, 2);
  EXPECT_EQ(g.lower_double(), -infinity);
  EXPECT_EQ(g.upper_double(), infinity);
}

TEST(Definedness, arithmetic_passes_on_the_worse) {
  const Interval good = 1;
  const Interval partly = sqrt(Interval::hull(-1, 1));
  const Interval bad = sqrt(Interval(-1));
  for (const auto& [x, y, expected] :
       std::vector<std::tuple<Interval, Interval, Definedness>>{{good, good, everywhere},
                                                                {good, partly, somewhere},
                                                                {good, bad, nowhere},
                                                                {partly, partly, somewhere},
                                                                {partly, bad, nowhere},
                                                                {bad, bad, nowhere}}) {
    for (const auto& [a, b] : {std::pair(x, y), std::pair(y, x)}) {
      EXPECT_EQ((a + b).definedness(), expected);
      EXPECT_EQ((a - b).definedness(), expected);
      EXPECT_EQ((a * b).definedness(), expected);
      EXPECT_EQ((a / (b + 5)).definedness(), expected);
      EXPECT_EQ(min(a, b).definedness(), expected);
      EXPECT_EQ(max(a, b).definedness(), expected);
      EXPECT_EQ(Interval::hull(a, b).definedness(), expected);
    }
    EXPECT_EQ(pow(y, 2).definedness(), y.definedness());
    EXPECT_EQ(pow(y, 0).definedness(), y.definedness()) << "what is undefined stays undefined";
    EXPECT_EQ((0 * y).definedness(), y.definedness());
    EXPECT_EQ((-y).definedness(), y.definedness());
  }
}

TEST(Definedness, nowhere_says_nothing_about_values) {
  const Interval bad = sqrt(Interval(-1));
  EXPECT_FALSE(bad.is_bounded());
  EXPECT_EQ(bad.lower_double(), -infinity);
  EXPECT_EQ(bad.upper_double(), infinity);
  EXPECT_EQ((bad * 0).lower_double(), -infinity);
  EXPECT_EQ(pow(bad, 0).upper_double(), infinity);
  EXPECT_EQ(bad.to_string(5), "undefined");
}

// The ends of the ends, in every combination, through every operation: none is ever NaN, and the
// interval contains what the operation does to points that it contains.
TEST(UnboundedIntervals, arithmetic_is_sound_and_free_of_nan) {
  const Interval upward = abs(1 / Interval::hull(0, 1));
  std::vector<Interval> all = {Interval::whole(),
                               upward,
                               -upward,
                               0,
                               Interval::hull(-1, 2),
                               Interval::hull(0, 3),
                               -1,
                               upward - 1,
                               1 - upward,
                               exp(Interval::parse("1e12")),
                               exp(Interval::parse("1e19")),
                               exp(Interval::parse("-1e19")),
                               Interval::hull(-2, 0)};
  const std::vector<Rational> points = {-5, -2, -1, Rational(-1, 2), 0, Rational(1, 3), 1, 2, 100};
  for (const Interval& a : all) {
    for (const Interval& b : all) {
      for (const Interval& x : {a + b, a - b, a * b, a / b, min(a, b), max(a, b), square(a), abs(b),
                                pow(a, 3), pow(a, -2), pow(b, -3), Interval::hull(a, b)}) {
        ASSERT_FALSE(std::isnan(x.lower_double()) || std::isnan(x.upper_double()));
        ASSERT_LE(x.lower_double(), x.upper_double());
      }
      for (const Rational& p : points) {
        for (const Rational& q : points) {
          if (!a.contains(p) || !b.contains(q)) continue;
          ASSERT_TRUE((a + b).contains(p + q)) << a << b << p << q;
          ASSERT_TRUE((a - b).contains(p - q)) << a << b << p << q;
          ASSERT_TRUE((a * b).contains(p * q)) << a << b << p << q;
          if (!q.is_zero()) {
            ASSERT_TRUE((a / b).contains(p / q)) << a << b << p << q;
          }
          ASSERT_TRUE(min(a, b).contains(min(p, q)));
          ASSERT_TRUE(pow(a, 3).contains(pow(p, 3)));
          if (!p.is_zero()) {
            ASSERT_TRUE(pow(a, -3).contains(pow(p, -3)));
          }
          if (!p.is_zero()) {
            ASSERT_TRUE(pow(a, -2).contains(pow(p, -2)));
          }
        }
      }
    }
  }
}

TEST(UnboundedIntervals, zero_times_anything_is_zero) {
  for (const Interval& x : {Interval::whole(), exp(Interval::whole()), -exp(Interval::whole())}) {
    for (const Interval& product : {0 * x, x * 0}) {
      EXPECT_EQ(product.lower(), 0);
      EXPECT_EQ(product.upper(), 0);
    }
  }
  const Interval quotient = 0 / (exp(Interval::whole()) + 1);
  EXPECT_EQ(quotient.lower(), 0);
  EXPECT_EQ(quotient.upper(), 0);
}

static_assert(!std::is_convertible_v<IntervalComparison, bool>);
static_assert(!std::is_constructible_v<bool, IntervalComparison>);

// Against every pair of two or three points of each: certain when true at all, possible when at
// one.
TEST(IntervalComparisons, are_certain_or_possible_as_their_points_say) {
  for_all(1000, [] {
    // Few and dyadic, so that ends often coincide.
    const auto end = [] { return Rational(*rc::gen::inRange(-4, 5), 2); };
    const Rational a = end(), b = end(), c = end(), d = end();
    const Rational lows[] = {min(a, b), min(c, d)}, highs[] = {max(a, b), max(c, d)};
    const Interval x = Interval::hull(lows[0], highs[0]), y = Interval::hull(lows[1], highs[1]);
    const auto check = [&](IntervalComparison found, auto relation) {
      bool all = true, any = false;
      for (int i = 0; i <= 4; ++i) {
        for (int j = 0; j <= 4; ++j) {
          const Rational p = lows[0] + (highs[0] - lows[0]) * Rational(i, 4);
          const Rational q = lows[1] + (highs[1] - lows[1]) * Rational(j, 4);
          all = all && relation(p, q);
          any = any || relation(p, q);
        }
      }
      // Quarters of half-integers of such width meet whenever the intervals do, except for
      // equality.
      RC_ASSERT(certainly(found) == all);
      RC_ASSERT(!any || possibly(found));
    };
    check(x < y, [](const auto& p, const auto& q) { return p < q; });
    check(x <= y, [](const auto& p, const auto& q) { return p <= q; });
    check(x > y, [](const auto& p, const auto& q) { return p > q; });
    check(x >= y, [](const auto& p, const auto& q) { return p >= q; });
    check(x == y, [](const auto& p, const auto& q) { return p == q; });
    RC_ASSERT(certainly(x != y) == !possibly(x == y));
    RC_ASSERT(possibly(x != y) == !certainly(x == y));
    RC_ASSERT(possibly(x < y) == (lows[0] < highs[1]));
    RC_ASSERT(possibly(x <= y) == (lows[0] <= highs[1]));
    RC_ASSERT(possibly(x == y) == (lows[0] <= highs[1] && lows[1] <= highs[0]));
  });
}

TEST(IntervalComparisons, are_never_certain_of_what_may_be_undefined) {
  const Interval partly = sqrt(Interval::hull(-1, 1));
  EXPECT_TRUE(certainly(sqrt(Interval::hull(0, 1)) < 2));
  EXPECT_FALSE(certainly(partly < 2));
  EXPECT_TRUE(possibly(partly < 2));
  EXPECT_FALSE(possibly(partly > 2)) << "false wherever it is defined";
  const Interval bad = sqrt(Interval(-1));
  for (const IntervalComparison c : {bad<1, bad <= 1, bad> 1, bad >= 1, bad == 1, bad != 1, 1 < bad,
                                     1 == bad, bad == bad, bad != bad}) {
    EXPECT_FALSE(certainly(c));
    EXPECT_TRUE(possibly(c));
  }
}

TEST(IntervalComparisons, of_unbounded_intervals) {
  const Interval upward = exp(Interval::whole()) + 1;
  EXPECT_TRUE(certainly(upward >= 1));
  EXPECT_TRUE(certainly(upward > 0));
  EXPECT_FALSE(certainly(upward > 1));
  EXPECT_TRUE(possibly(Interval::whole() == Interval::whole()));
  EXPECT_FALSE(certainly(Interval::whole() == Interval::whole()));
  EXPECT_FALSE(certainly(Interval::whole() <= Interval::whole()));
}

TEST(IntervalComparisons, mix_with_exact_numbers) {
  EXPECT_TRUE(certainly(Interval::hull(1, 2) < Rational(5, 2)));
  EXPECT_TRUE(certainly(Rational(1, 2) < Interval::hull(1, 2)));
  EXPECT_TRUE(certainly(3 > Interval::hull(1, 2)));
  EXPECT_TRUE(possibly(Interval(Rational(1, 3)) == Rational(1, 3)));
  EXPECT_TRUE(certainly(Rational(1, 3) < Rational(1, 2)));
}

}  // namespace
}  // namespace gradus
