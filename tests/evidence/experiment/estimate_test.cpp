#include "gradus/evidence/experiment/estimate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <vector>

namespace gradus {
namespace {

/// The chances of 0, ..., n hits, exactly.
std::vector<Rational> binomial(std::uint64_t n, const Rational& p) {
  std::vector<Rational> chances;
  Rational coefficient = 1;
  for (std::uint64_t k = 0; k <= n; ++k) {
    chances.push_back(coefficient * pow(p, static_cast<long>(k)) *
                      pow(1 - p, static_cast<long>(n - k)));
    coefficient = coefficient * Rational(n - k) / Rational(k + 1);
  }
  return chances;
}

Rational at_least(std::uint64_t hits, std::uint64_t n, const Rational& p) {
  Rational tail = 0;
  const auto chances = binomial(n, p);
  for (std::uint64_t k = hits; k <= n; ++k) tail += chances[k];
  return tail;
}

Rational at_most(std::uint64_t hits, std::uint64_t n, const Rational& p) {
  return 1 - at_least(hits + 1, n, p);
}

TEST(ClopperPearson, EndsSolveTheDefiningEquationsInExactArithmetic) {
  for (double failure : {0.5, 0.05, 1e-6, 1e-9}) {
    const Rational tail = Rational::from_double(failure) / 2;
    const Rational nearly = tail * Rational(999'998, 1'000'000);
    for (std::uint64_t n : {1u, 2u, 3u, 10u, 47u}) {
      for (std::uint64_t hits = 0; hits <= n; ++hits) {
        const auto [lower, upper] = clopper_pearson(hits, n, failure);
        if (hits == 0) {
          EXPECT_EQ(lower, 0);
        } else {
          EXPECT_LE(at_least(hits, n, lower), tail);
          EXPECT_GE(at_least(hits, n, lower), nearly);
        }
        if (hits == n) {
          EXPECT_EQ(upper, 1);
        } else {
          EXPECT_LE(at_most(hits, n, upper), tail);
          EXPECT_GE(at_most(hits, n, upper), nearly);
        }
      }
    }
  }
}

TEST(ClopperPearson, CoversEveryChanceByExactEnumeration) {
  for (double failure : {0.2, 0.01}) {
    const Rational promised = 1 - Rational::from_double(failure);
    for (std::uint64_t n = 1; n <= 30; ++n) {
      std::vector<ConfidenceInterval> intervals;
      std::set<Rational> chances;
      for (int i = 0; i <= 23; ++i) chances.insert(Rational(i, 23));
      const Rational nudge(1, 1'000'000'000'000);
      for (std::uint64_t hits = 0; hits <= n; ++hits) {
        intervals.push_back(clopper_pearson(hits, n, failure));
        // Coverage is least just outside the end of an interval.
        const auto& [lower, upper] = intervals.back();
        if (lower > nudge) chances.insert(lower - nudge);
        if (upper + nudge < 1) chances.insert(upper + nudge);
      }
      for (const Rational& p : chances) {
        const auto weights = binomial(n, p);
        Rational coverage = 0;
        for (std::uint64_t hits = 0; hits <= n; ++hits) {
          if (intervals[hits].lower <= p && p <= intervals[hits].upper) coverage += weights[hits];
        }
        ASSERT_GE(coverage, promised) << "n = " << n << ", p = " << p;
      }
    }
  }
}

TEST(ClopperPearson, IsSymmetricAndNestedInTheLevel) {
  rc::check([] {
    const auto n = *rc::gen::inRange<std::uint64_t>(1, 100'000);
    const auto hits = *rc::gen::inRange<std::uint64_t>(0, n + 1);
    const auto loose = clopper_pearson(hits, n, 1e-3);
    const auto strict = clopper_pearson(hits, n, 1e-6);
    const auto mirrored = clopper_pearson(n - hits, n, 1e-3);
    RC_ASSERT(strict.lower <= loose.lower);
    RC_ASSERT(loose.upper <= strict.upper);
    RC_ASSERT(loose.lower <= Rational(hits, n));
    RC_ASSERT(Rational(hits, n) <= loose.upper);
    RC_ASSERT(loose.lower == 1 - mirrored.upper);
    RC_ASSERT(loose.upper == 1 - mirrored.lower);
  });
}

TEST(ClopperPearson, MatchesAPublishedInterval) {
  // 10 of 100 at 95 %: 0.0490047, 0.1762226 in standard tables.
  const auto [lower, upper] = clopper_pearson(10, 100, 0.05);
  EXPECT_NEAR(lower.to_double(), 0.0490047, 1e-6);
  EXPECT_NEAR(upper.to_double(), 0.1762226, 1e-6);
}

TEST(ClopperPearson, RejectsWhatIsNoBinomialExperiment) {
  EXPECT_THROW(clopper_pearson(0, 0, 0.1), std::invalid_argument);
  EXPECT_THROW(clopper_pearson(2, 1, 0.1), std::invalid_argument);
  EXPECT_THROW(clopper_pearson(1, 10'000'000'001, 0.1), std::invalid_argument);
  EXPECT_THROW(clopper_pearson(1, 2, 0), std::invalid_argument);
  EXPECT_THROW(clopper_pearson(1, 2, 1), std::invalid_argument);
  EXPECT_THROW(clopper_pearson(1, 2, std::nan("")), std::invalid_argument);
}

/// Exact chance that `interval(hits)` misses p, over all outcomes of n coins.
template <class IntervalOf>
Rational miss(std::uint64_t n, const Rational& p, const IntervalOf& interval_of) {
  const auto weights = binomial(n, p);
  Rational missed = 0;
  for (std::uint64_t hits = 0; hits <= n; ++hits) {
    const ConfidenceInterval interval = interval_of(hits);
    if (p < interval.lower || interval.upper < p) missed += weights[hits];
  }
  return missed;
}

TEST(MeanIntervals, CoverByExactEnumerationOfCoins) {
  for (double failure : {0.5, 0.1, 0.001}) {
    for (std::uint64_t n : {2u, 7u, 30u}) {
      for (int i = 1; i < 12; ++i) {
        const Rational p(i, 12);
        const auto mean = [n](std::uint64_t hits) {
          return static_cast<double>(hits) / static_cast<double>(n);
        };
        const Rational allowed = Rational::from_double(failure);
        EXPECT_LE(miss(n, p, [&](auto hits) { return hoeffding(mean(hits), n, 0, 1, failure); }),
                  allowed);
        EXPECT_LE(miss(n, p,
                       [&](auto hits) {
                         const double m = mean(hits);
                         const auto size = static_cast<double>(n);
                         const double variance = size / (size - 1) * m * (1 - m);
                         return empirical_bernstein(m, variance, n, 0, 1, failure);
                       }),
                  allowed);
        const double variance = (p * (1 - p)).to_double();
        EXPECT_LE(
            miss(n, p, [&](auto hits) { return chebyshev(mean(hits), variance, n, failure); }),
            allowed);
      }
    }
  }
}

TEST(MeanIntervals, FollowFromTheSumsOfATally) {
  // 100 times 1, 2, 3, 6: mean 3, unbiased variance 100 (4 + 1 + 0 + 9) / 399.
  const auto found = empirical_bernstein(Tally{400, 0, 1200, 5000}, 0, 8, 0.1);
  const auto expected = empirical_bernstein(3, 1400.0 / 399, 400, 0, 8, 0.1);
  EXPECT_LT(expected.upper - expected.lower, Rational(2));
  EXPECT_EQ(found.lower, expected.lower);
  EXPECT_EQ(found.upper, expected.upper);
  EXPECT_THROW(empirical_bernstein(Tally{1, 0, 1, 1}, 0, 8, 0.9), std::invalid_argument);
}

TEST(MeanIntervals, HaveTheRadiusOfTheirTheorem) {
  // Written with other operations than the library's: sqrt(log(2/failure)/(2n)) for n = 50.
  const auto h = hoeffding(3, 50, 1, 5, 0.05);
  EXPECT_NEAR((h.upper - h.lower).to_double() / 2, 4 * std::sqrt(std::log(40.0)) / 10, 1e-8);
  const auto c = chebyshev(3, 4, 100, 0.01);
  EXPECT_NEAR((c.upper - c.lower).to_double() / 2, 2.0, 1e-8);
  const auto b = empirical_bernstein(0.5, 0.04, 1001, 0, 1, 0.05);
  EXPECT_NEAR((b.upper - b.lower).to_double() / 2,
              std::sqrt(0.08 * std::log(80.0) / 1001) + 7 * std::log(80.0) / 3000, 1e-8);
}

TEST(MeanIntervals, StayWithinTheBoundsOfTheValues) {
  const auto h = hoeffding(0.5, 1, 0, 1, 1e-6);
  EXPECT_EQ(h.lower, 0);
  EXPECT_EQ(h.upper, 1);
}

TEST(MeanIntervals, RejectWhatTheirTheoremsExclude) {
  EXPECT_THROW(hoeffding(2, 10, 0, 1, 0.1), std::invalid_argument);
  EXPECT_THROW(hoeffding(0.5, 10, 1, 0, 0.1), std::invalid_argument);
  EXPECT_THROW(empirical_bernstein(0.5, 0.1, 1, 0, 1, 0.1), std::invalid_argument);
  EXPECT_THROW(chebyshev(0, -1, 10, 0.1), std::invalid_argument);
  EXPECT_THROW(chebyshev(0, 1, 0, 0.1), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
