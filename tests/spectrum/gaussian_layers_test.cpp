#include "gradus/spectrum/gaussian_layers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <cmath>
#include <stdexcept>

#include "support/effort.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

const Rational euler = Rational::parse("0.57721566490153286060651209008240243104215933593992");
const Rational rounding = Rational::parse("1e-44");

/// What encloses, and how narrowly.
void expect_about(const Interval& found, const Interval& expected) {
  const Interval difference = found - expected;
  EXPECT_LE(abs(difference).upper(), rounding) << found << " " << expected;
}

TEST(GaussianLayers, one_unit_has_the_mean_logarithm_of_a_gaussian) {
  // E ln |N(0, 1)| = -(gamma + ln 2)/2
  expect_about(mean(linear_growth(1)), -(Interval(euler) + log(Interval(2))) / 2);
}

TEST(GaussianLayers, two_units_have_newmans_closed_forms) {
  expect_about(mean(linear_growth(2)), (log(Interval(2)) - Interval(euler)) / 2);
  expect_about(mean(linear_growth(2, 1)) - mean(linear_growth(2, 2)), log(Interval(2)));
}

TEST(GaussianLayers, exponents_two_apart_differ_by_a_fraction) {
  for_all(60, [] {
    const auto width = *rc::gen::inRange<unsigned>(3, 200);
    const auto index = *rc::gen::inRange<unsigned>(1, width - 1);
    expect_about(mean(linear_growth(width, index)) - mean(linear_growth(width, index + 2)),
                 Interval(Rational(1, width - index - 1)));
  });
}

TEST(GaussianLayers, exponents_agree_with_boosts_digamma) {
  for (unsigned width = 1; width <= 100; ++width) {
    const double expected = (std::log(2.0) + boost::math::digamma(width / 2.0)) / 2;
    EXPECT_NEAR(mean(linear_growth(width)).lower_double(), expected, 1e-13);
  }
}

TEST(GaussianLayers, scaling_the_layers_shifts_every_exponent) {
  for_all(40, [] {
    const auto width = *rc::gen::inRange<unsigned>(1, 60);
    const Rational variance(*rc::gen::inRange(1, 50), *rc::gen::inRange(1, 50));
    const Rational scale(*rc::gen::inRange(1, 9), *rc::gen::inRange(1, 9));
    for (const LogChi& growth : {linear_growth(width), rectified_growth(width)}) {
      expect_about(exponent(growth, variance * scale * scale),
                   exponent(growth, variance) + log(Interval(scale)));
    }
  });
}

TEST(GaussianLayers, the_critical_variance_has_exponent_zero_and_lies_above_one_over_the_width) {
  for (unsigned width : {1u, 2u, 3u, 10u, 100u}) {
    const LogChi growth = linear_growth(width);
    const Interval critical = critical_variance(growth), d(width);
    EXPECT_LE(abs(mean(growth) + log(critical) / 2).upper(), rounding);
    EXPECT_TRUE(certainly(d * critical > exp(Interval(1) / d))) << width;
    EXPECT_TRUE(certainly(exponent(growth, Rational(1, width)) < Interval(0)));
  }
}

TEST(GaussianLayers, relu_averages_over_the_units_that_are_on) {
  // All masks of three units but the empty one.
  Interval sum(0);
  for (unsigned mask = 1; mask < 8; ++mask) {
    sum += mean(linear_growth(static_cast<unsigned>(__builtin_popcount(mask))));
  }
  expect_about(mean(rectified_growth(3)), sum / 7);
  expect_about(mean(rectified_growth(1)), mean(linear_growth(1)));
}

TEST(GaussianLayers, the_deviation_is_near_that_of_a_normal_law) {
  const double trigamma_5 = 0.22132295573711532536;
  const double normal = std::sqrt(2 * std::log(2e6) * trigamma_5 / 4 / 1e6);
  const Deviation found = deviation(linear_growth(10), 1'000'000, 1e-6);
  EXPECT_NEAR(found.above.to_double(), normal, 0.02 * normal);
  EXPECT_NEAR(found.below.to_double(), normal, 0.02 * normal);
}

TEST(GaussianLayers, simulated_products_agree_and_tell_neighbours_apart) {
  const auto layers = static_cast<unsigned long>(std::max(20'000, scaled(20'000)));
  for (const auto& [width, index] : {std::pair{1u, 1u}, {2u, 1u}, {2u, 2u}, {5u, 3u}, {10u, 1u}}) {
    const ConfidenceInterval c = simulate_linear(width, index, layers, 11, 1e-9);
    const Interval exact = mean(linear_growth(width, index));
    EXPECT_LE(c.lower, exact.lower()) << width << " " << index;
    EXPECT_GE(c.upper, exact.upper()) << width << " " << index;
    EXPECT_LT(c.upper, mean(linear_growth(width + 1, index)).lower());
  }
}

TEST(GaussianLayers, simulated_relu_layers_agree) {
  for (unsigned width : {1u, 2u, 6u}) {
    const auto layers = static_cast<unsigned long>(std::max(20'000, scaled(20'000)));
    const ConfidenceInterval c = simulate_rectified(width, layers, 11, 1e-9);
    const Interval exact = mean(rectified_growth(width));
    EXPECT_LE(c.lower, exact.lower()) << width;
    EXPECT_GE(c.upper, exact.upper()) << width;
    EXPECT_LT(c.upper, mean(rectified_growth(width + 1)).lower());
  }
}

TEST(GaussianLayers, ten_thousand_wide_steps_neither_overflow_nor_depend_on_the_variance) {
  const ConfidenceInterval at_one = simulate_linear(40, 1, 10'000, 3, 1e-6);
  EXPECT_LT(at_one.upper - at_one.lower, Rational(2, 100));
  const ConfidenceInterval shifted = at_variance(at_one, Rational(1, 40));
  const Interval exact = exponent(linear_growth(40), Rational(1, 40));
  EXPECT_LE(shifted.lower, exact.lower());
  EXPECT_GE(shifted.upper, exact.upper());
  EXPECT_LT(shifted.upper, 0);
}

TEST(GaussianLayers, what_is_not_a_product_is_rejected) {
  EXPECT_THROW(linear_growth(0), std::invalid_argument);
  EXPECT_THROW(linear_growth(3, 4), std::invalid_argument);
  EXPECT_THROW(exponent(linear_growth(3), 0), std::invalid_argument);
  EXPECT_THROW(deviation(linear_growth(3), 0, 1e-6), std::invalid_argument);
  EXPECT_THROW(deviation(linear_growth(3), 10, 0), std::invalid_argument);
}

}  // namespace
}  // namespace gradus::test
