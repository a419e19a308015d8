#include <gtest/gtest.h>

#include "algebra/term_gen.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

using Real50 = FixedReal<50>;

TEST(EnclosureTest, IntervalsContainTheExactValue) {
  int compared = 0;
  for_all(2000, [&] {
    const Term t = *any_term(exact_formulas());
    const Values values = *any_values();
    const auto value = exact_value(t, valuation<Rational>(values));
    if (!value) return;
    const Interval enclosure = evaluate(t, valuation<Interval>(values));
    RC_ASSERT(enclosure.is_defined());
    RC_ASSERT(enclosure.contains(*value));
    ++compared;
  });
  EXPECT_GT(compared, enough(100));
}

/// A box of values around given ones, and the box itself.
Interval box_around(const Rational& value) {
  return Interval::hull(value - *rational_in(0, 1), value + *rational_in(0, 1));
}

TEST(EnclosureTest, IntervalsContainTheValuesOfAllPointsOfABox) {
  int compared = 0;
  for_all(3000, [&] {
    const Term t = *any_term(straight_formulas());
    const Values values = *any_values();
    auto box = valuation<Interval>(values);
    box.scalars["x"] = box_around(values.x);
    box.scalars["y"] = box_around(values.y);
    box.scalars["n"] = Interval::hull(*rc::gen::inRange<long>(0, values.n + 1),
                                      values.n + *rc::gen::inRange<long>(0, 3));
    const Interval image = evaluate(t, box);
    const Interval inside = evaluate(t, valuation<Interval>(values));
    if (!inside.is_defined()) {
      RC_ASSERT(!image.is_defined());
    } else {
      RC_ASSERT(image.definedness() != Definedness::nowhere);
      RC_ASSERT(possibly(image == inside));
      const auto value = exact_value(t, valuation<Rational>(values));
      if (value) {
        RC_ASSERT(image.contains(*value));
        ++compared;
      }
    }
  });
  EXPECT_GT(compared, enough(66));
}

TEST(EnclosureTest, WideIntegerExponentsOfBasesOfAnySignAreEnclosed) {
  for_all(500, [] {
    const Rational low = *small_rational();
    const Interval base = Interval::hull(low, low + *rational_in(0, 2));
    const long first = *rc::gen::inRange<long>(-3, 4);
    const long last = first + *rc::gen::inRange<long>(0, 5);
    Valuation<Interval> at;
    at.scalars = {{"x", base}, {"n", Interval::hull(first + 5, last + 5)}};
    const Interval image = evaluate(pow(x(), n() - 5), at);
    for (long k = first; k <= last; ++k) {
      const Rational inside = *rational_in(base.lower(), base.upper());
      if (inside.is_zero() && k < 0) {
        RC_ASSERT(!image.is_defined());
      } else {
        RC_ASSERT(image.contains(pow(inside, k)));
      }
    }
  });
}

TEST(EnclosureTest, RoundedValuesAreCloseToTheExactValue) {
  int compared = 0;
  for_all(1000, [&] {
    Palette palette = exact_formulas();
    palette.depth = 3;
    const Term t = *any_term(palette);
    const Values values = *any_values();
    const auto value = exact_value(t, valuation<Rational>(values));
    const Interval enclosure = evaluate(t, valuation<Interval>(values));
    // Where 50 digits keep their accuracy there was little cancellation.
    if (!value || abs(*value) < Rational(1, 1000) || value->bits() > 200) return;
    const Real50 real = evaluate(t, valuation<Real50>(values));
    RC_ASSERT(abs(real.to_rational() / *value - 1) < pow(Rational(10), -40));
    RC_ASSERT(enclosure.width() < abs(*value) * pow(Rational(10), -40));
    const double machine = evaluate(t, valuation<double>(values));
    RC_ASSERT(abs(Rational::from_double(machine) / *value - 1) < pow(Rational(10), -6));
    ++compared;
  });
  EXPECT_GT(compared, enough(66));
}

TEST(EnclosureTest, PowersSayWhereTheyAreDefined) {
  const auto power = [](const Interval& base, const Interval& exponent) {
    Valuation<Interval> at;
    at.scalars = {{"x", base}, {"n", exponent}};
    return evaluate(pow(x(), n() - 2), at);
  };
  const Interval all = Interval::whole();
  EXPECT_EQ(power(0, Interval::hull(1, 5)).definedness(), Definedness::somewhere);
  EXPECT_EQ(power(0, Interval::hull(2, 5)).definedness(), Definedness::everywhere);
  EXPECT_EQ(power(Interval::hull(-1, 1), all).definedness(), Definedness::somewhere);
  EXPECT_EQ(power(Interval::hull(-2, -1), all).definedness(), Definedness::everywhere);
  EXPECT_TRUE(power(Interval::hull(-2, -1), all).contains(all));
  EXPECT_NE(power(log(Interval(-1)), all).definedness(), Definedness::everywhere);
  EXPECT_NE(power(log(Interval::hull(-1, 1)), 2).definedness(), Definedness::everywhere);
  EXPECT_NE(power(3, log(Interval::hull(-1, 1))).definedness(), Definedness::everywhere);
  EXPECT_NE(power(-3, log(Interval::hull(-1, 1))).definedness(), Definedness::everywhere);
}

}  // namespace
}  // namespace gradus::test
