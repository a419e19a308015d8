#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>
#include <string>
#include <vector>

#include "gradus/number/interval.hpp"
#include "number/reference.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using test::for_all;
using test::Reference;

struct Case {
  const char* name;
  Interval (*ours)(const Interval&);
  Reference::Function reference;
  long low, high;  // arguments to try
};

const std::vector<Case> functions = {
    {"exp", exp, mpfr_exp, -60, 60},       {"expm1", expm1, mpfr_expm1, -60, 60},
    {"log", log, mpfr_log, 0, 500},        {"log1p", log1p, mpfr_log1p, -1, 500},
    {"sqrt", sqrt, mpfr_sqrt, 0, 500},     {"sin", sin, mpfr_sin, -40, 40},
    {"cos", cos, mpfr_cos, -40, 40},       {"tan", tan, mpfr_tan, -40, 40},
    {"atan", atan, mpfr_atan, -40, 40},    {"sinh", sinh, mpfr_sinh, -40, 40},
    {"cosh", cosh, mpfr_cosh, -40, 40},    {"tanh", tanh, mpfr_tanh, -40, 40},
    {"square", square, mpfr_sqr, -40, 40}, {"abs", abs, mpfr_abs, -40, 40}};

class IntervalFunctions : public ::testing::TestWithParam<Case> {};

INSTANTIATE_TEST_SUITE_P(All, IntervalFunctions, ::testing::ValuesIn(functions),
                         [](const auto& one) { return std::string(one.param.name); });

TEST_P(IntervalFunctions, of_a_point_is_a_tight_enclosure) {
  const Case& f = GetParam();
  for_all(150, [&f] {
    // Open on the left: the logarithms have their pole there.
    const Rational x = *test::rational_in(f.low, f.high);
    RC_PRE(x > f.low);
    const Interval y = f.ours(x);
    RC_ASSERT(y.is_defined());
    RC_ASSERT(Reference(f.reference, x).is_in(y));
    // An argument of 50 digits, times the largest slope at these arguments over the value's size.
    RC_ASSERT(y.width() <= max(abs(y.lower()), 1) * 50'000 * test::two_to(-160) *
                               (f.ours == static_cast<Interval (*)(const Interval&)>(tan)
                                    ? 1 + y.upper() * y.upper()
                                    : Rational(1)));
  });
}

TEST_P(IntervalFunctions, of_an_interval_contains_the_values_at_its_points) {
  const Case& f = GetParam();
  for_all(200, [&f] {
    const Rational a = *test::rational_in(f.low, f.high).as("an end");
    const Rational width = *test::rational_in(0, 8).as("width");
    const Rational share = *test::rational_in(0, 1).as("where");
    const Rational point = a + share * width;
    RC_PRE(point > f.low);
    const Interval y = f.ours(Interval::hull(a, a + width));
    if (!y.is_bounded()) {
      // Only next to a pole.
      RC_ASSERT(f.name == std::string("tan") || a == f.low);
      RC_ASSERT(y.definedness() == Definedness::somewhere);
      return;
    }
    RC_ASSERT(Reference(f.reference, point).is_in(y));
  });
}

// The image of the part inside ends where the function does, rounded up.
TEST(PartlyDefinedFunctions, enclose_the_values_at_the_points_inside) {
  for_all(200, [] {
    const Rational x = *test::rational_in(0, 500);
    RC_PRE(!x.is_zero());
    const Rational below = *test::rational_in(-3, 0);
    RC_ASSERT(Reference(mpfr_sqrt, x).is_in(sqrt(Interval::hull(below, x))));
    const Interval ends_as_log = Interval::hull(-1000, log(Interval::hull(below, x)).upper());
    const Interval ends_as_log1p = Interval::hull(-1000, log1p(Interval::hull(-2, x - 1)).upper());
    RC_ASSERT(Reference(mpfr_log, x).is_in(ends_as_log));
    RC_ASSERT(Reference(mpfr_log1p, x - 1).is_in(ends_as_log1p));
    RC_ASSERT(ends_as_log.upper() == log(Interval(x)).upper());
    RC_ASSERT(sqrt(Interval::hull(-1, x)).upper() == sqrt(Interval(x)).upper());
  });
}

TEST_P(IntervalFunctions, passes_on_where_its_argument_is_defined) {
  const Case& f = GetParam();
  const Interval partly = sqrt(Interval::hull(-1, 4)) + 1;
  EXPECT_EQ(f.ours(partly).definedness(), Definedness::somewhere);
  EXPECT_EQ(f.ours(sqrt(Interval(-1))).definedness(), Definedness::nowhere);
}

TEST_P(IntervalFunctions, has_no_nan_end_for_unbounded_arguments) {
  const Case& f = GetParam();
  const Interval upward = 1 / Interval::hull(0, 1);  // [1, inf], somewhere
  const Interval downward = -upward;
  for (const Interval& x : {Interval::whole(), upward, downward}) {
    const Interval y = f.ours(x);
    EXPECT_FALSE(std::isnan(y.lower_double()));
    EXPECT_FALSE(std::isnan(y.upper_double()));
    EXPECT_LE(y.lower_double(), y.upper_double());
  }
  // Whatever a function does to everything contains what it does to a part.
  const Interval all = f.ours(Interval::whole());
  for (const long n : {1, 2, 3, 17}) EXPECT_TRUE(all.contains(f.ours(Interval(n)))) << n;
}

// The extremes of the waves inside an interval, found where they must be.
TEST(Waves, reach_their_extremes_exactly_where_those_lie_inside) {
  for_all(300, [] {
    const Rational a = *test::rational_in(-30, 30);
    const Rational width = *test::rational_in(0, 7);
    const Interval x = Interval::hull(a, a + width);
    const Interval two_pi = 2 * Interval::pi();
    const auto has_period_point = [&](const Interval& offset) {
      // Whether offset + 2 pi k lies inside for some integer k; exact here, as no rational but 0 is
      // a multiple of pi, and 50 digits tell the others apart.
      const Rational first = ((Interval(a) - offset) / two_pi).midpoint();
      const Rational last = ((Interval(a + width) - offset) / two_pi).midpoint();
      return ceil(first) <= floor(last);
    };
    RC_ASSERT((sin(x).upper() == 1) == has_period_point(Interval::pi() / 2));
    RC_ASSERT((sin(x).lower() == -1) == has_period_point(-Interval::pi() / 2));
    if (a.sign() * (a + width).sign() > 0) {
      RC_ASSERT((cos(x).upper() == 1) == has_period_point(0));
    }
    RC_ASSERT((cos(x).lower() == -1) == has_period_point(Interval::pi()));
  });
}

TEST(Waves, of_huge_arguments_are_quick_and_sound) {
  const Interval huge = exp(Interval::parse("1e15"));
  EXPECT_TRUE(sin(huge).contains(Interval::hull(-1, 1)));
  EXPECT_TRUE(cos(huge).contains(Interval::hull(-1, 1)));
  EXPECT_EQ(tan(huge).definedness(), Definedness::somewhere);
  EXPECT_TRUE(Reference(mpfr_sin, pow(Rational(10), 40)).is_in(sin(pow(Rational(10), 40))));
}

TEST(Tangent, knows_its_poles) {
  const Interval pole = Interval::pi() / 2;
  EXPECT_EQ(tan(pole).definedness(), Definedness::somewhere);
  EXPECT_EQ(tan(Interval::hull(1, 2)).definedness(), Definedness::somewhere);
  EXPECT_EQ(tan(Interval::hull(-2, -1)).definedness(), Definedness::somewhere);
  EXPECT_EQ(tan(Interval::hull(2, 4)).definedness(), Definedness::everywhere);
  EXPECT_EQ(tan(Interval::hull(-1, 1)).definedness(), Definedness::everywhere);
  EXPECT_EQ(tan(Interval::hull(0, 100)).definedness(), Definedness::somewhere);
  EXPECT_EQ(tan(pole - Rational(1, 1'000'000)).definedness(), Definedness::everywhere);
}

}  // namespace
}  // namespace gradus
