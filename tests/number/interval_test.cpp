#include "gradus/number/interval.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>
#include <stdexcept>
#include <vector>

#include "number/reference.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using test::for_all;
using test::is_tight;

constexpr double infinity = std::numeric_limits<double>::infinity();

// An interval, and a point in it.
struct Box {
  Interval interval;
  Rational low, high, point;
};

Box any_box(const Rational& low = -9, const Rational& high = 9) {
  const Rational a = *test::rational_in(low, high).as("an end");
  const Rational b = *test::rational_in(low, high).as("the other end");
  const Rational share = *test::rational_in(0, 1).as("where between them");
  return {Interval::hull(min(a, b), max(a, b)), min(a, b), max(a, b), a + share * (b - a)};
}

TEST(Interval, encloses_what_it_is_made_from) {
  for_all(300, [](const Rational& q) {
    const Interval x = q;
    RC_ASSERT(x.contains(q));
    RC_ASSERT(x.lower() <= q && q <= x.upper());
    RC_ASSERT(is_tight(x, 1));
    const Interval box = Interval::hull(q, q + Rational(1, 3));
    RC_ASSERT(box.lower() <= q && box.upper() >= q + Rational(1, 3));
  });
}

TEST(Interval, of_a_number_with_more_bits_than_it_holds_is_two_neighbours) {
  const Rational big = pow(Rational(2), 300) + 1;
  const Interval x = big;
  EXPECT_LT(x.lower(), big);
  EXPECT_GT(x.upper(), big);
  EXPECT_TRUE(is_tight(x, 1));
}

TEST(Interval, is_zero_at_first) {
  const Interval x;
  EXPECT_EQ(x.lower(), 0);
  EXPECT_EQ(x.upper(), 0);
  EXPECT_EQ(x.definedness(), Definedness::everywhere);
  EXPECT_EQ(x.sign(), 0);
}

TEST(Interval, arithmetic_contains_the_arithmetic_of_the_points) {
  for_all(500, [] {
    const Box a = any_box(), b = any_box();
    RC_ASSERT((a.interval + b.interval).contains(a.point + b.point));
    RC_ASSERT((a.interval - b.interval).contains(a.point - b.point));
    RC_ASSERT((a.interval * b.interval).contains(a.point * b.point));
    RC_ASSERT((-a.interval).contains(-a.point));
    RC_ASSERT(abs(a.interval).contains(abs(a.point)));
    RC_ASSERT(square(a.interval).contains(a.point * a.point));
    RC_ASSERT(min(a.interval, b.interval).contains(min(a.point, b.point)));
    RC_ASSERT(max(a.interval, b.interval).contains(max(a.point, b.point)));
    if (!b.point.is_zero()) RC_ASSERT((a.interval / b.interval).contains(a.point / b.point));
  });
}

// The sharpest hull, with exact ends: it must be contained, and not be exceeded by more than a few
// units in the last place.
void expect_hull(const Interval& x, std::vector<Rational> extremes) {
  Rational low = extremes.front(), high = extremes.front();
  for (const Rational& value : extremes) low = min(low, value), high = max(high, value);
  RC_ASSERT(x.contains(low));
  RC_ASSERT(x.contains(high));
  const Rational slack = max(abs(low), abs(high)) * test::two_to(-160);
  RC_ASSERT(low - x.lower() <= slack);
  RC_ASSERT(x.upper() - high <= slack);
}

TEST(Interval, arithmetic_is_no_wider_than_it_must_be) {
  for_all(500, [] {
    const Box a = any_box(), b = any_box();
    expect_hull(a.interval + b.interval, {a.low + b.low, a.high + b.high});
    expect_hull(a.interval - b.interval, {a.low - b.high, a.high - b.low});
    expect_hull(a.interval * b.interval,
                {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
    if (b.low.sign() * b.high.sign() > 0) {
      expect_hull(a.interval / b.interval,
                  {a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high});
    }
    expect_hull(min(a.interval, b.interval), {min(a.low, b.low), min(a.high, b.high)});
    expect_hull(max(a.interval, b.interval), {max(a.low, b.low), max(a.high, b.high)});
    expect_hull(Interval::hull(a.interval, b.interval), {a.low, b.low, a.high, b.high});
  });
}

TEST(Interval, powers_are_tight) {
  for_all(500, [] {
    const Box a = any_box();
    const long n = *rc::gen::inRange(0, 9);
    std::vector<Rational> extremes = {pow(a.low, n), pow(a.high, n)};
    if (a.low.sign() * a.high.sign() < 0) extremes.push_back(pow(Rational(0), n));
    expect_hull(pow(a.interval, n), extremes);
    if (n % 2 == 0) RC_ASSERT(pow(a.interval, n).lower().sign() >= 0);
    if (a.low.sign() * a.high.sign() > 0) {
      expect_hull(pow(a.interval, -n), {pow(a.low, -n), pow(a.high, -n)});
    }
  });
}

TEST(Interval, powers_of_intervals_around_zero) {
  const Interval x = Interval::hull(-1, 2);
  EXPECT_EQ(pow(x, 0).lower(), 1);
  EXPECT_EQ(pow(x, 0).upper(), 1);
  EXPECT_EQ(pow(Interval(0), 0).lower(), 1);
  EXPECT_EQ(pow(x, -2).definedness(), Definedness::somewhere);
  EXPECT_EQ(pow(x, -2).lower(), Rational(1, 4));
  EXPECT_FALSE(pow(x, -2).is_bounded());
  EXPECT_EQ(pow(x, -1).lower_double(), -infinity);
  EXPECT_EQ(pow(Interval(0), -1).definedness(), Definedness::nowhere);
  EXPECT_EQ(pow(Interval(-1), std::numeric_limits<long>::min()).lower(), 1);
  EXPECT_EQ(pow(Interval(-1), std::numeric_limits<long>::max()).upper(), -1);
}

TEST(Interval, real_powers_contain_roots) {
  for_all(200, [] {
    const Rational root = *test::rational_in(Rational(1, 8), 9);
    const long n = *rc::gen::inRange(1, 6);
    RC_ASSERT(pow(Interval(pow(root, n)), Interval(1) / n).contains(root));
  });
  EXPECT_EQ(pow(Interval(-2), Interval(2)).definedness(), Definedness::nowhere);
  EXPECT_EQ(pow(Interval::hull(-2, 1), Interval(2)).definedness(), Definedness::somewhere);
}

TEST(Interval, powers_of_0_are_0_where_the_exponent_is_above_0) {
  const Interval half = Rational(1, 2), wide = Interval::hull(Rational(1, 2), 3);
  const Interval root = pow(Interval::hull(0, 4), half);
  EXPECT_TRUE(root.is_defined() && root.contains(Rational(2)) && root.lower() == 0);
  EXPECT_TRUE(root.upper() < Rational(201, 100));
  EXPECT_TRUE(pow(Interval::hull(0, 2), wide).contains(Rational(8)));
  EXPECT_EQ(pow(Interval(0), wide).upper(), 0);
  EXPECT_TRUE(pow(Interval(0), wide).is_defined());
  EXPECT_EQ(pow(Interval::hull(-1, 4), half).definedness(), Definedness::somewhere);
  EXPECT_TRUE(pow(Interval::hull(-1, 4), half).contains(Rational(0)));
  EXPECT_EQ(pow(Interval::hull(-1, 0), half).definedness(), Definedness::somewhere);
  EXPECT_TRUE(pow(exp(Interval::whole()) + 0, half).lower() == 0);  // up to infinity
  EXPECT_EQ(pow(Interval(-1), half).definedness(), Definedness::nowhere);
  for (const Interval& e : {Interval(0), -half, Interval::hull(0, 1), Interval::hull(-1, 1)}) {
    EXPECT_NE(pow(Interval::hull(0, 4), e).definedness(), Definedness::everywhere);
  }
  const Interval partly = sqrt(Interval::hull(-1, 4));
  EXPECT_EQ(pow(partly, half).definedness(), Definedness::somewhere);
  EXPECT_EQ(pow(Interval::hull(0, 4), partly + 1).definedness(), Definedness::somewhere);
}

TEST(Interval, refuses_ends_in_the_wrong_order) {
  EXPECT_THROW(Interval::hull(Rational(1, 2), Rational(1, 3)), std::invalid_argument);
  EXPECT_THROW(Interval::hull(2, 1), std::invalid_argument);
}

TEST(Interval, pi_lies_between_two_long_decimals) {
  const std::string digits = "3.14159265358979323846264338327950288419716939937510";
  EXPECT_GT(Interval::pi().lower(), Rational::parse(digits) - pow(Rational(10), -49));
  EXPECT_LT(Interval::pi().upper(), Rational::parse(digits) + pow(Rational(10), -49));
  EXPECT_TRUE(Interval::pi().contains(Interval::pi().midpoint()));
  EXPECT_LT(Interval::pi().width(), pow(Rational(10), -49));
  EXPECT_GT(Interval::pi().width(), 0);
}

TEST(Interval, ends_as_doubles_round_outward) {
  const Interval x = Interval::hull(Rational(-1, 3), Rational(1, 10));
  EXPECT_LE(Rational::from_double(x.lower_double()), x.lower());
  EXPECT_GE(Rational::from_double(x.upper_double()), x.upper());
  EXPECT_EQ(Interval(pow(Rational(10), 400)).lower_double(), std::numeric_limits<double>::max());
  EXPECT_EQ(Interval(pow(Rational(10), 400)).upper_double(), infinity);
  EXPECT_EQ(Interval(pow(Rational(10), -400)).lower_double(), 0.0);
  EXPECT_EQ(Interval(pow(Rational(10), -400)).upper_double(),
            std::numeric_limits<double>::denorm_min());
  for_all(300, [](const Rational& q) {
    RC_ASSERT(Rational::from_double(Interval(q).lower_double()) <= q);
    RC_ASSERT(Rational::from_double(Interval(q).upper_double()) >= q);
  });
}

TEST(Interval, has_no_exact_end_where_it_is_infinite_or_too_long) {
  EXPECT_THROW(Interval::whole().lower(), std::domain_error);
  EXPECT_THROW(Interval::whole().upper(), std::domain_error);
  EXPECT_THROW(Interval::whole().midpoint(), std::domain_error);
  EXPECT_THROW(log(Interval(-1)).lower(), std::domain_error);
  EXPECT_THROW(exp(Interval::parse("1e8")).lower(), std::length_error);
  EXPECT_THROW(exp(Interval::parse("-1e8")).upper(), std::length_error);
  EXPECT_TRUE(exp(Interval::parse("1e8")).is_bounded());
}

TEST(Interval, halves_cover_it_and_share_a_point) {
  for_all(300, [] {
    const Box a = any_box();
    const auto [left, right] = a.interval.split();
    RC_ASSERT(left.lower() == a.interval.lower());
    RC_ASSERT(right.upper() == a.interval.upper());
    RC_ASSERT(left.upper() == right.lower());
    const Rational off = abs(left.upper() - a.interval.midpoint());
    RC_ASSERT(off <= max(abs(a.low), abs(a.high)) * test::two_to(-160));
  });
  EXPECT_THROW(Interval::whole().split(), std::domain_error);
  EXPECT_EQ(sqrt(Interval::hull(-1, 1)).split().first.definedness(), Definedness::somewhere);
}

TEST(Interval, containment_is_that_of_the_ends) {
  for_all(300, [] {
    const Box a = any_box(), b = any_box();
    RC_ASSERT(a.interval.contains(b.interval) == (a.interval.lower() <= b.interval.lower() &&
                                                  b.interval.upper() <= a.interval.upper()));
    RC_ASSERT(a.interval.contains_zero() ==
              (a.interval.lower().sign() <= 0 && a.interval.upper().sign() >= 0));
    const auto common = intersect(a.interval, b.interval);
    const Rational low = max(a.interval.lower(), b.interval.lower());
    const Rational high = min(a.interval.upper(), b.interval.upper());
    RC_ASSERT(common.has_value() == (low <= high));
    if (common) RC_ASSERT(common->lower() == low && common->upper() == high);
  });
}

TEST(Interval, sign_is_given_only_where_certain) {
  EXPECT_EQ(Interval::hull(1, 2).sign(), 1);
  EXPECT_EQ(Interval::hull(-2, -1).sign(), -1);
  EXPECT_EQ(Interval(0).sign(), 0);
  EXPECT_EQ(Interval::hull(0, 1).sign(), std::nullopt);
  EXPECT_EQ(Interval::hull(-1, 1).sign(), std::nullopt);
  EXPECT_EQ((sqrt(Interval::hull(-1, 1)) + 1).sign(), std::nullopt) << "not defined everywhere";
}

}  // namespace
}  // namespace gradus
