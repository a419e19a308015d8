#include "gradus/spectrum/random_matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/evidence/experiment/random.hpp"
#include "gradus/spectrum/eigenvalues.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(RandomMatrix, has_entries_of_the_variance_that_is_asked_for) {
  Random random(3);
  const RationalMatrix w = gaussian_matrix(60, Rational(3, 2), random);
  double squares = 0;
  for (const auto& row : w) {
    for (const Rational& entry : row) squares += entry.to_double() * entry.to_double();
  }
  EXPECT_NEAR(squares / 60, 2.25, 0.3);
  EXPECT_THROW(gaussian_matrix(0, 1, random), std::invalid_argument);
}

TEST(RandomMatrix, of_two_rows_has_real_eigenvalues_where_its_discriminant_is_not_negative) {
  for_all(200, [] {
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    const RationalMatrix w = gaussian_matrix(2, 1, random);
    const Rational difference = w[0][0] - w[1][1];
    const bool real = difference * difference + Rational(4) * w[0][1] * w[1][0] >= 0;
    RC_ASSERT(std::ranges::all_of(eigenvalues(w), &Eigenvalue::is_real) == real);
    RC_ASSERT(all_eigenvalues_real(w) == real);
  });
}

TEST(RandomMatrix, has_real_eigenvalues_only_where_each_that_is_isolated_is_real) {
  for_all(100, [] {
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    const RationalMatrix w = gaussian_matrix(1 + random.below(5), 1, random);
    RC_ASSERT(all_eigenvalues_real(w) == std::ranges::all_of(eigenvalues(w), &Eigenvalue::is_real));
  });
  EXPECT_TRUE(all_eigenvalues_real({{1, 1, 0}, {0, 1, 0}, {0, 0, 2}}));
  EXPECT_FALSE(all_eigenvalues_real({{0, -1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}}));
}

TEST(RandomMatrix, counts_do_not_depend_on_the_threads) {
  const Tally one = count_real_spectra(3, 300, 9, 1), two = count_real_spectra(3, 300, 9, 2);
  EXPECT_EQ(one.hits, two.hits);
  EXPECT_EQ(one.samples, 300u);
}

TEST(RandomMatrix, fewer_powers_vanish_for_larger_sigma) {
  const std::vector<Interval> radii = gaussian_radii(6, 40, 2);
  std::uint64_t before = 40;
  for (const Rational& sigma : {Rational(1, 10), Rational(9, 10), Rational(6, 5), Rational(9)}) {
    const std::uint64_t now = count_vanishing(radii, sigma).hits;
    EXPECT_LE(now, before);
    before = now;
  }
  EXPECT_EQ(count_vanishing(radii, Rational(1, 10)).hits, 40u);
  EXPECT_EQ(before, 0u);
}

TEST(RandomMatrix, the_circular_law_puts_radii_near_sigma) {
  for (const Interval& radius : gaussian_radii(40, 5, 7)) {
    EXPECT_TRUE(Interval::hull(Rational(3, 4), Rational(3, 2)).contains(radius)) << radius;
  }
}

TEST(RandomMatrix, of_one_complex_entry_is_exponential) {
  const std::vector<Interval> radii = complex_gaussian_radii(1, 2'000, 5);
  double squares = 0;
  for (const Interval& radius : radii) squares += square(radius).midpoint().to_double();
  EXPECT_NEAR(squares / 2'000, 1, 0.15);
  EXPECT_TRUE(intersect(complex_vanishing_chance(1, 1), Interval(1) - exp(Interval(-1))));
}

TEST(RandomMatrix, complex_chances_fall_with_sigma_and_agree_with_samples) {
  Rational before = 1;
  for (const Rational& sigma : {Rational(1, 2), Rational(1), Rational(2)}) {
    const Interval chance = complex_vanishing_chance(4, sigma);
    EXPECT_TRUE(chance.lower() > 0 && chance.upper() < before);
    EXPECT_LT(chance.width(), pow(Rational(1, 10), 40));
    before = chance.lower();
  }
  const Tally found = count_vanishing(complex_gaussian_radii(4, 150, 3), 1);
  const ConfidenceInterval share = clopper_pearson(found.hits, found.samples, 1e-6);
  EXPECT_TRUE(Interval::hull(share.lower, share.upper).contains(complex_vanishing_chance(4, 1)));
  EXPECT_THROW(complex_vanishing_chance(0, 1), std::invalid_argument);
}

}  // namespace
}  // namespace gradus::test
