#include "gradus/landscape/trigonometric.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "gradus/evidence/experiment/random.hpp"
#include "gradus/landscape/real_roots.hpp"

namespace gradus {
namespace {

constexpr double pi = 3.14159265358979323846;

Rational q(long p, long r) { return Rational(p, r); }

TrigonometricPolynomial any_trigonometric() {
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  return random_trigonometric(*rc::gen::inRange(1u, 8u), random);
}

double slope(const TrigonometricPolynomial& f, double x) {
  double sum = 0;
  for (std::size_t k = 1; k <= f.cosine.size(); ++k) {
    const auto w = static_cast<double>(k);
    sum += w * (f.sine[k - 1].to_double() * std::cos(w * x) -
                f.cosine[k - 1].to_double() * std::sin(w * x));
  }
  return sum;
}

std::pair<int, int> minima_and_maxima(const std::vector<CriticalPoint>& points) {
  const auto minima = std::ranges::count_if(points, &CriticalPoint::is_minimum);
  return {static_cast<int>(minima), static_cast<int>(points.size()) - static_cast<int>(minima)};
}

TEST(CriticalPoints, OfTheCosineAreZeroAndPi) {
  const auto points = critical_points({{1}, {0}});
  ASSERT_TRUE(points);
  ASSERT_EQ(points->size(), 2u);
  EXPECT_FALSE((*points)[0].is_minimum);
  EXPECT_LE((*points)[0].low, 0);
  EXPECT_GE((*points)[0].high, 0);
  EXPECT_TRUE((*points)[1].is_minimum);
  EXPECT_TRUE((*points)[1].at_pi);
}

TEST(CriticalPoints, OfAPureHarmonicAreTwiceItsNumber) {
  for (std::size_t k = 1; k <= 9; ++k) {
    TrigonometricPolynomial f;
    f.cosine.assign(k, 0);
    f.sine.assign(k, 0);
    f.sine.back() = q(2, 7);
    const auto points = critical_points(f);
    ASSERT_TRUE(points);
    EXPECT_EQ(minima_and_maxima(*points), std::pair(static_cast<int>(k), static_cast<int>(k)));
  }
}

TEST(CriticalPoints, ThatAreDegenerateAreReported) {
  EXPECT_FALSE(critical_points({{-2, q(1, 2)}, {0, 0}}));  // (1 - cos x)^2, flat at 0
  EXPECT_FALSE(critical_points({{2, q(1, 2)}, {0, 0}}));   // (1 + cos x)^2, flat at pi
  EXPECT_FALSE(critical_points({{1, q(-1, 4)}, {0, 0}}));  // f'' = -cos x + cos 2x, 0 at 0
  EXPECT_FALSE(critical_points({{0, 0}, {0, 0}}));
  EXPECT_FALSE(critical_points({{}, {}}));
  EXPECT_THROW(critical_points({{1}, {}}), std::invalid_argument);
}

TEST(CriticalPoints, AreNotConfusedByRepeatedRootsThatAreNotReal) {
  // f = -(2 + cos x)^3 / 3: f' = sin x (2 + cos x)^2.
  const auto points = critical_points({{q(-17, 4), -1, q(-1, 12)}, {0, 0, 0}});
  ASSERT_TRUE(points);
  EXPECT_EQ(minima_and_maxima(*points), std::pair(1, 1));
  EXPECT_TRUE(points->front().is_minimum);
}

TEST(CriticalPoints, AreWhereTheSlopeChangesSignInDoubles) {
  rc::check([] {
    const auto f = any_trigonometric();
    const auto points = critical_points(f);
    RC_PRE(points.has_value());
    for (const CriticalPoint& point : *points) {
      if (point.at_pi) {
        RC_ASSERT(std::abs(slope(f, pi)) < 1e-9);
        RC_ASSERT((slope(f, pi + 1e-7) > 0) == point.is_minimum);
        continue;
      }
      const double left = 2 * std::atan(point.low.to_double());
      const double right = 2 * std::atan(point.high.to_double());
      if (left == right) {
        RC_ASSERT((slope(f, left + 1e-7) > 0) == point.is_minimum);
        RC_ASSERT((slope(f, left - 1e-7) < 0) == point.is_minimum);
      } else {
        RC_ASSERT((slope(f, right - 1e-9) > 0) == point.is_minimum);
        RC_ASSERT((slope(f, left + 1e-9) < 0) == point.is_minimum);
      }
    }
  });
}

TEST(CriticalPoints, AreAtLeastAsManyAsAFineGridShows) {
  rc::check([] {
    const auto f = any_trigonometric();
    const auto points = critical_points(f);
    RC_PRE(points.has_value());
    constexpr int grid = 4001;
    int changes = 0;
    for (int i = 0; i < grid; ++i) {
      changes += (slope(f, 2 * pi * i / grid) > 0) != (slope(f, 2 * pi * (i + 1) / grid) > 0);
    }
    RC_ASSERT(static_cast<int>(points->size()) >= changes);
    RC_ASSERT(points->size() <= 2 * f.cosine.size());
  });
}

TEST(CriticalPoints, AlternateAroundTheCircle) {
  rc::check([] {
    const auto points = critical_points(any_trigonometric());
    RC_PRE(points.has_value());
    RC_ASSERT(points->size() % 2 == 0);
    for (std::size_t i = 0; i < points->size(); ++i) {
      RC_ASSERT((*points)[i].is_minimum != (*points)[(i + 1) % points->size()].is_minimum);
    }
  });
}

TEST(CriticalPoints, KeepTheirKindUnderRotationAndSwapItUnderNegation) {
  rc::check([] {
    const auto f = any_trigonometric();
    // f(x + d) with cos d = 3/5, sin d = 4/5, and -f.
    TrigonometricPolynomial rotated = f, negated = f;
    Rational c = 1, s = 0;
    for (std::size_t k = 0; k < f.cosine.size(); ++k) {
      const Rational next = c * q(3, 5) - s * q(4, 5);
      s = s * q(3, 5) + c * q(4, 5);
      c = next;
      rotated.cosine[k] = f.cosine[k] * c + f.sine[k] * s;
      rotated.sine[k] = f.sine[k] * c - f.cosine[k] * s;
      negated.cosine[k] = -f.cosine[k];
      negated.sine[k] = -f.sine[k];
    }
    const auto points = critical_points(f);
    const auto moved = critical_points(rotated);
    const auto swapped = critical_points(negated);
    RC_ASSERT(points.has_value() == moved.has_value());
    RC_ASSERT(points.has_value() == swapped.has_value());
    RC_PRE(points.has_value());
    const auto [minima, maxima] = minima_and_maxima(*points);
    RC_ASSERT(minima_and_maxima(*moved) == std::pair(minima, maxima));
    RC_ASSERT(minima_and_maxima(*swapped) == std::pair(maxima, minima));
  });
}

TEST(CriticalCounts, GiveHalfOfThePointsToMinima) {
  const CriticalCount count = count_critical_points(5, 300, 1);
  EXPECT_EQ(count.polynomials, 300u);
  EXPECT_LT(count.degenerate, 10u);
  EXPECT_GT(count.minima, 300u);
  EXPECT_EQ(count.share_of_minima(), q(1, 2));
  EXPECT_NE(count_critical_points(5, 300, 2).minima, count.minima);
}

TEST(RealRoots, AreThoseOfAProductOfKnownFactors) {
  rc::check([] {
    // Distinct rational roots, times a square without real roots.
    auto roots = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-40, 41));
    std::ranges::sort(roots);
    const auto [first, last] = std::ranges::unique(roots);
    roots.erase(first, last);
    if (roots.size() > 9) roots.resize(9);
    Coefficients p{25, 0, 10, 0, 1};  // (x^2 + 5)^2
    for (int root : roots) {
      Coefficients product(p.size() + 1);
      for (std::size_t k = 0; k < p.size(); ++k) {
        product[k + 1] += p[k];
        product[k] -= p[k] * q(root, 6);
      }
      p = product;
    }
    const RealRoots found = real_roots(p);
    RC_ASSERT(found.all_simple);
    RC_ASSERT(found.roots.size() == roots.size());
    for (std::size_t i = 0; i < roots.size(); ++i) {
      const Rational root = q(roots[i], 6);
      const auto& [low, high, rising] = found.roots[i];
      RC_ASSERT((low == high ? low == root : low < root && root < high));
      RC_ASSERT(rising == ((roots.size() - i) % 2 == 1));
    }
  });
}

TEST(RealRoots, ThatRepeatAreReported) {
  EXPECT_FALSE(real_roots({0, 0, 1}).all_simple);
  EXPECT_FALSE(real_roots({-4, 8, -5, 1}).all_simple);  // (x - 1)(x - 2)^2
  EXPECT_TRUE(real_roots({1}).all_simple);
  EXPECT_THROW(real_roots({0, 0}), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
