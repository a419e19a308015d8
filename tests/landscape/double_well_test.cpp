#include "gradus/landscape/double_well.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"

namespace gradus {
namespace {

Rational at(Term formula, const Rational& w) {
  Valuation<Rational> v;
  v.scalars = {{"w", w}};
  return evaluate<Rational>(formula, v);
}

const Term w = Term::symbol("w");

TEST(DoubleWell, has_its_three_critical_points_and_no_step_moves_them) {
  for (const long critical : {-2, 0, 1}) {
    EXPECT_EQ(at(double_well_step(w), critical), Rational(critical));
  }
  EXPECT_EQ(at(double_well(w), 1), Rational(-5, 12));
  EXPECT_EQ(at(double_well(w), -2), Rational(-8, 3));
  EXPECT_EQ(at(double_well(w), 0), Rational(0));
}

TEST(DoubleWell, a_step_is_a_tenth_of_the_slope_by_exact_differences) {
  // The slope of a quartic from five values (the five-point formula is exact up to degree 4).
  const Rational h(1, 3);
  for (long k = -7; k <= 7; ++k) {
    const Rational x(k, 2);
    const auto value = [&](long steps) { return at(double_well(w), x + Rational(steps) * h); };
    const Rational slope =
        (value(-2) - Rational(8) * value(-1) + Rational(8) * value(1) - value(2)) /
        (Rational(12) * h);
    EXPECT_EQ(at(double_well_step(w), x), x - slope / Rational(10));
  }
}

TEST(DoubleWell, the_odds_follow_the_iterate) {
  for (long k = 1; k <= 19; ++k) {
    const Rational right(k, 20), left(-k, 10);
    const Rational r = at(double_well_step(w), right), l = at(double_well_step(w), left);
    const Rational u = (Rational(1) - right) / right, v = (Rational(2) + left) / -left;
    EXPECT_EQ(u * at(double_well_right_factor(w), u), (Rational(1) - r) / r);
    EXPECT_EQ(v * at(double_well_left_factor(w), v), (Rational(2) + l) / -l);
  }
}

}  // namespace
}  // namespace gradus
