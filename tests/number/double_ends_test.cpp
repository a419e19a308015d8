#include "gradus/number/double_ends.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cfenv>
#include <cmath>
#include <limits>

#include "gradus/number/interval.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

using test::for_all;

TEST(DoubleEnds, are_the_tightest_for_numbers_of_all_sizes) {
  for_all(2000, [](const Rational& a) {
    const Rational x = a * pow(Rational(2), *rc::gen::inRange(-1090, 1090));
    const DoubleEnds ends(x);
    RC_ASSERT(ends.low == Interval(x).lower_double());
    RC_ASSERT(ends.high == Interval(x).upper_double());
  });
}

TEST(DoubleEnds, meet_at_a_double) {
  for (const double x : {0.0, -1.0, 0.1, 0x1p-1074, -0x1.fffffffffffffp+1023, 3.0}) {
    const DoubleEnds ends(Rational::from_double(x));
    EXPECT_EQ(ends.low, x);
    EXPECT_EQ(ends.high, x);
  }
  EXPECT_EQ(DoubleEnds(pow(Rational(2), 1024)).low, std::numeric_limits<double>::max());
  EXPECT_EQ(DoubleEnds(pow(Rational(2), 1024)).high, HUGE_VAL);
}

TEST(DoubleEnds, do_not_depend_on_the_rounding_mode_nor_does_the_nearest_double) {
  const Rational numbers[] = {Rational(1, 3), Rational(-2, 7), Rational(1'000'000'007, 998'244'353),
                              Rational(1, 10), Rational(5, 8)};
  for (const Rational& x : numbers) {
    const double low = Interval(x).lower_double(), high = Interval(x).upper_double();
    const double nearest = x.to_double();
    const bool is_low = x - Rational::from_double(low) <= Rational::from_double(high) - x;
    EXPECT_EQ(nearest, is_low ? low : high);
    for (const int mode : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
      std::fesetround(mode);
      const DoubleEnds ends(x);
      const double there = x.to_double();
      std::fesetround(FE_TONEAREST);
      EXPECT_EQ(ends.low, low) << x;
      EXPECT_EQ(ends.high, high) << x;
      EXPECT_EQ(there, nearest) << x;
    }
  }
}

}  // namespace
}  // namespace gradus
