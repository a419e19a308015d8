#include "gradus/landscape/moments.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace gradus {
namespace {

using Shape = GradientLaw::Shape;

const GradientLaw laws[] = {
    {Shape::normal, 3, 2}, {Shape::two_point, Rational(-1, 2), 1}, {Shape::skewed, 3, 1}};

TEST(FirstMoment, HasTheVarianceOfItsClosedForm) {
  for (const Rational& beta : {Rational(0), Rational(1, 2), Rational(9, 10)}) {
    for (unsigned t : {1u, 2u, 20u}) {
      const Rational shrink = 1 - pow(beta, static_cast<long>(t));
      const Rational closed = 4 * (1 - beta) * (1 - pow(beta, 2 * static_cast<long>(t))) /
                              ((1 + beta) * shrink * shrink);
      EXPECT_EQ(first_moment_variance(laws[0], beta, t), closed);
    }
  }
}

TEST(FirstMoment, OnceCorrectedIsUnbiasedForEveryLaw) {
  const Rational beta(9, 10);
  constexpr std::uint64_t runs = 200'000;
  for (const GradientLaw& law : laws) {
    for (unsigned t : {1u, 3u, 20u}) {
      const Tally tally = sample_first_moment(law, beta, t, runs, 5, 2);
      ASSERT_EQ(tally.samples, runs);
      const double mean = tally.sum / runs;
      const Rational variance = first_moment_variance(law, beta, t);
      const auto [lower, upper] = chebyshev(mean, variance.to_double(), runs, 1e-4);
      EXPECT_LE(lower, law.mean);
      EXPECT_LE(law.mean, upper);
      // Uncorrected it is biased, and the interval is narrow enough to see that.
      const Rational uncorrected = (1 - pow(beta, static_cast<long>(t))) * law.mean;
      EXPECT_TRUE(uncorrected < lower || upper < uncorrected) << t;
      const double measured = tally.sum_of_squares / runs - mean * mean;
      EXPECT_NEAR(measured / variance.to_double(), 1, 0.05) << t;
    }
  }
}

TEST(FirstMoment, HasTheSkewnessOfItsLawAtTheFirstStep) {
  // At t = 1 the corrected moment is the gradient itself: P(X > 0) = 1/2, 1/5, 1 - 1/e.
  const auto share = [](Shape shape, double chance) {
    const Tally tally = sample_first_moment({shape, 0, 1}, 0, 1, 100'000, 9, 1);
    EXPECT_NEAR(tally.sum / 100'000, 0, 0.02);
    EXPECT_NEAR(tally.sum_of_squares / 100'000, 1, 0.05);
    std::uint64_t above = 0;
    for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
      above += sample_first_moment({shape, 0, 1}, 0, 1, 1, seed, 1).sum > 0;
    }
    EXPECT_NEAR(static_cast<double>(above) / 20'000, chance, 0.02);
  };
  share(Shape::normal, 0.5);
  share(Shape::two_point, 0.2);
  share(Shape::skewed, 0.6321);
}

TEST(FirstMoment, DependsOnTheSeedAndNotOnTheThreads) {
  const auto sum = [](std::uint64_t seed, unsigned threads) {
    return sample_first_moment(laws[2], Rational(1, 2), 4, 200'000, seed, threads).sum;
  };
  EXPECT_EQ(sum(1, 1), sum(1, 2));
  EXPECT_NE(sum(1, 1), sum(2, 1));
}

TEST(FirstMoment, IsUndefinedWithoutGradientsOrMemory) {
  EXPECT_THROW(sample_first_moment(laws[0], 1, 1, 1, 1, 1), std::invalid_argument);
  EXPECT_THROW(sample_first_moment(laws[0], -1, 1, 1, 1, 1), std::invalid_argument);
  EXPECT_THROW(first_moment_variance(laws[0], 0, 0), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
