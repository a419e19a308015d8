#include "gradus/landscape/functions.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "gradus/number/number.hpp"

namespace gradus {
namespace {

using Number50 = FixedReal<50>;
using Coordinates = std::vector<Rational>;

template <class T>
std::vector<T> as(const Coordinates& x) {
  std::vector<T> out;
  for (const Rational& c : x) out.push_back(convert<T>(c));
  return out;
}

Coordinates any_point(unsigned dimension) {
  Coordinates x;
  for (unsigned i = 0; i < dimension; ++i) {
    x.emplace_back(*rc::gen::inRange<long>(-600, 601), *rc::gen::inRange<long>(1, 200));
  }
  return x;
}

Number50 length(const std::vector<Number50>& v) {
  Number50 sum(0);
  for (const Number50& c : v) sum += c * c;
  return sqrt(sum);
}

TEST(TestFunctions, HaveGradientsThatAreTheirDifferenceQuotients) {
  for (const auto& f : test_functions<Number50>()) {
    rc::check(f.name, [&f] {
      const auto x = any_point(f.dimension);
      const auto g = f.gradient(as<Number50>(x));
      const Rational h(1, 1'000'000'000'000);
      for (unsigned i = 0; i < f.dimension; ++i) {
        Coordinates left = x, right = x;
        left[i] -= h;
        right[i] += h;
        const Number50 quotient =
            (f.value(as<Number50>(right)) - f.value(as<Number50>(left))) / Number50(2 * h);
        // Curvature at most L between both ends.
        RC_ASSERT(abs(quotient - g[i]) <= Number50(f.smoothness * h));
      }
    });
  }
}

TEST(TestFunctions, HaveCurvatureWithinTheirBounds) {
  for (const auto& f : test_functions<Number50>()) {
    rc::check(f.name, [&f] {
      const auto x = any_point(f.dimension);
      auto y = x;
      for (Rational& c : y) c += Rational(*rc::gen::inRange<long>(-50, 51), 40);
      RC_PRE(x != y);
      auto move = as<Number50>(x), turn = f.gradient(as<Number50>(x));
      const auto to = f.gradient(as<Number50>(y));
      Number50 inner(0);
      for (unsigned i = 0; i < f.dimension; ++i) {
        move[i] -= Number50(y[i]);
        turn[i] -= to[i];
        inner += move[i] * turn[i];
      }
      const Number50 distance = length(move);
      const Number50 rounding(pow(Rational(10), -40));
      RC_ASSERT(length(turn) <= Number50(f.smoothness) * distance + rounding);
      RC_ASSERT(inner + rounding >= Number50(f.least_curvature) * distance * distance);
    });
  }
}

TEST(TestFunctions, HaveBoundsThatTheirCurvatureComesCloseTo) {
  for (const auto& f : test_functions<double>()) {
    double most = -100, least = 100;
    for (int i = -160; i <= 160; ++i) {
      for (int sign : {1, -1}) {  // along (1, 1, ...) and (1, -1, ...)
        std::vector<double> x(f.dimension, i / 32.0), y = x;
        double curvature = 0;
        for (unsigned k = 0; k < f.dimension; ++k) y[k] += k % 2 == 1 ? sign * 0.01 : 0.01;
        const auto gx = f.gradient(x), gy = f.gradient(y);
        for (unsigned k = 0; k < f.dimension; ++k) curvature += (gy[k] - gx[k]) * (y[k] - x[k]);
        curvature /= 0.0001 * f.dimension;
        most = std::max(most, curvature);
        least = std::min(least, curvature);
      }
    }
    EXPECT_GT(most, 0.85 * f.smoothness.to_double()) << f.name;
    EXPECT_LE(most, 1.000001 * f.smoothness.to_double()) << f.name;
    EXPECT_LT(least, f.least_curvature.to_double() + 0.15) << f.name;
    EXPECT_GE(least, f.least_curvature.to_double() - 0.000001) << f.name;
    EXPECT_LE(-f.least_curvature, f.smoothness);
  }
}

TEST(TestFunctions, AreNowhereBelowTheirInfimumAndComeCloseToIt) {
  for (const auto& f : test_functions<Number50>()) {
    rc::check(f.name, [&f] {
      RC_ASSERT(f.value(as<Number50>(any_point(f.dimension))) >=
                f.infimum - Number50(pow(Rational(10), -45)));
    });
    auto x = as<Number50>(f.start);
    for (int step = 0; step < 3000; ++step) {
      const auto g = f.gradient(x);
      for (unsigned i = 0; i < f.dimension; ++i) x[i] -= g[i] / Number50(f.smoothness);
    }
    EXPECT_LT(f.value(x), f.infimum + Number50(Rational(1, 1000))) << f.name;
  }
}

TEST(TestFunctions, AgreeInEveryArithmetic) {
  const auto enclosed = test_functions<Interval>();
  const auto digits = test_functions<Number50>();
  const auto machine = test_functions<double>();
  const auto exact = test_functions<Rational>();
  ASSERT_EQ(enclosed.size(), digits.size());
  ASSERT_EQ(enclosed.size(), machine.size());
  EXPECT_EQ(exact.size(), 3u);
  const Rational rounding = pow(Rational(10), -40);
  const auto around = [&](const Interval& i, const Rational& value) {
    return i.is_defined() && i.lower() - rounding <= value && value <= i.upper() + rounding &&
           i.width() < rounding;
  };
  for (std::size_t k = 0; k < enclosed.size(); ++k) {
    EXPECT_TRUE(around(enclosed[k].infimum, digits[k].infimum.to_rational()));
    const auto e = std::ranges::find(exact, enclosed[k].name, &TestFunction<Rational>::name);
    rc::check(enclosed[k].name, [&] {
      const auto x = any_point(enclosed[k].dimension);
      const Interval value = enclosed[k].value(as<Interval>(x));
      RC_ASSERT(around(value, digits[k].value(as<Number50>(x)).to_rational()));
      RC_ASSERT(std::abs(machine[k].value(as<double>(x)) - value.lower_double()) <=
                1e-11 * (1 + std::abs(value.lower_double())));
      if (e != exact.end()) RC_ASSERT(value.contains(e->value(x)));
      const auto gradient = enclosed[k].gradient(as<Interval>(x));
      for (unsigned i = 0; i < enclosed[k].dimension; ++i) {
        RC_ASSERT(around(gradient[i], digits[k].gradient(as<Number50>(x))[i].to_rational()));
        if (e != exact.end()) RC_ASSERT(gradient[i].contains(e->gradient(x)[i]));
      }
    });
  }
}

TEST(TestFunctions, IncludeMcCormickAsPrinted) {
  const auto all = test_functions<double>();
  const auto f = std::ranges::find(all, "McCormick", &TestFunction<double>::name);
  ASSERT_NE(f, all.end());
  for (double x = -1; x <= 4; x += 0.25) {
    for (double y = -1; y <= 4; y += 0.25) {
      const double printed = std::sin(x + y) + (x - y) * (x - y) - 1.5 * x + 2.5 * y + 1;
      EXPECT_NEAR(f->value(std::vector{x, y}), printed, 1e-12);
    }
  }
  EXPECT_NEAR(f->infimum, -1.9132229549810362, 1e-14);
  EXPECT_NEAR(f->value(std::vector{-0.54719755, -1.54719755}), f->infimum, 1e-12);
}

}  // namespace
}  // namespace gradus
