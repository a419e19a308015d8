#include "gradus/spectrum/matrix_growth.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "gradus/spectrum/eigenvalues.hpp"
#include "gradus/spectrum/kreiss.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

Rational q(long p, long r) { return Rational(p, r); }

RationalMatrix any_matrix(std::size_t size) {
  RationalMatrix w(size, std::vector<Rational>(size));
  for (auto& row : w) {
    for (Rational& entry : row) {
      entry = q(*rc::gen::inRange<long>(-4, 5), *rc::gen::inRange<long>(1, 4));
    }
  }
  return w;
}

RationalMatrix times(const RationalMatrix& a, const RationalMatrix& b) {
  RationalMatrix c(a.size(), std::vector<Rational>(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a.size(); ++j) {
      for (std::size_t k = 0; k < a.size(); ++k) c[i][j] += a[i][k] * b[k][j];
    }
  }
  return c;
}

RationalMatrix scaled_by(const Rational& factor, RationalMatrix w) {
  for (auto& row : w) {
    for (Rational& entry : row) entry *= factor;
  }
  return w;
}

RationalMatrix transposed(const RationalMatrix& w) {
  RationalMatrix t = w;
  for (std::size_t i = 0; i < w.size(); ++i) {
    for (std::size_t j = 0; j < w.size(); ++j) t[i][j] = w[j][i];
  }
  return t;
}

/// S W S^-1 for the shear that adds `share` times row 1 to row 0.
RationalMatrix sheared(const Rational& share, RationalMatrix w) {
  for (std::size_t j = 0; j < w.size(); ++j) w[0][j] += share * w[1][j];
  for (auto& row : w) row[1] -= share * row[0];
  return w;
}

bool overlap(const Interval& a, const Interval& b) { return intersect(a, b).has_value(); }

TEST(Norm, OfSimpleMatricesIsKnown) {
  const Interval shear = norm({{q(9, 10), 1}, {0, q(9, 10)}});
  const Interval exact = (1 + sqrt(Interval(1) + 4 * square(Interval(q(9, 10))))) / 2;
  EXPECT_TRUE(shear.contains(exact));
  EXPECT_LE(shear.width(), Rational::parse("1e-9"));
  EXPECT_TRUE(norm({{0, 5}, {0, 0}}).contains(Rational(5)));
  EXPECT_TRUE(norm({{q(3, 5), q(-4, 5)}, {q(4, 5), q(3, 5)}}).contains(Rational(1)));
  EXPECT_EQ(norm({{0, 0}, {0, 0}}).upper(), 0);
}

TEST(Norm, IsScaledTransposedAndSubmultiplicative) {
  for_all(60, [] {
    const auto size = *rc::gen::inRange<std::size_t>(1, 5);
    const auto a = any_matrix(size), b = any_matrix(size);
    const Rational factor = q(*rc::gen::inRange<long>(-5, 6), 7);
    RC_ASSERT(overlap(norm(scaled_by(factor, a)), abs(Interval(factor)) * norm(a)));
    RC_ASSERT(overlap(norm(transposed(a)), norm(a)));
    RC_ASSERT(!certainly(norm(times(a, b)) > norm(a) * norm(b)));
    // Between the largest entry, and the root of the sum of squares.
    RC_ASSERT(!certainly(square(norm(a)) > Interval(square_sum(a))));
    RC_ASSERT(!certainly(norm(a) < abs(Interval(a[0][size - 1]))));
  });
}

TEST(NormsOfPowers, AreTheNormsOfThePowers) {
  for_all(30, [] {
    const auto w = any_matrix(*rc::gen::inRange<std::size_t>(1, 5));
    const auto norms = norms_of_powers(w, 6);
    for (unsigned long n = 0; n <= 6; ++n) RC_ASSERT(overlap(norms[n], norm(power(w, n))));
  });
}

TEST(NormsOfPowers, SeeANilpotentMatrixEnd) {
  const auto norms = norms_of_powers({{1, -1}, {1, -1}}, 3);
  EXPECT_TRUE(norms[1].contains(Rational(2)));
  EXPECT_EQ(norms[2].upper(), 0);
  EXPECT_EQ(norms[3].upper(), 0);
}

TEST(NormsOfPowers, KeepTheirDigitsWhereRoundingWouldWin) {
  // Powers stay near 1 while those of the absolute values grow by 7/5 a step.
  const auto norms = norms_of_powers({{q(3, 5), q(-4, 5)}, {q(4, 5), q(3, 5)}}, 400);
  EXPECT_TRUE(norms[400].contains(Rational(1)));
  EXPECT_LE(norms[400].width(), Rational::parse("1e-9"));
}

TEST(Eigenvalues, OfKnownMatrices) {
  const auto golden = eigenvalue_radius({{1, 1}, {1, 0}});
  EXPECT_TRUE(overlap(golden, (1 + sqrt(Interval(5))) / 2));
  EXPECT_LE(golden.width(), Rational::parse("1e-40"));
  const auto jordan = eigenvalues({{q(9, 10), 1}, {0, q(9, 10)}});
  ASSERT_EQ(jordan.size(), 1u);
  EXPECT_EQ(jordan[0].multiplicity, 2u);
  EXPECT_TRUE(jordan[0].is_real && jordan[0].real.contains(q(9, 10)));
  const auto turn = eigenvalues({{q(3, 10), q(-4, 10)}, {q(4, 10), q(3, 10)}});
  ASSERT_EQ(turn.size(), 2u);
  EXPECT_FALSE(turn[0].is_real);
  EXPECT_TRUE(turn[0].modulus.contains(q(1, 2)));
}

TEST(Eigenvalues, AreKeptBySimilarityAndScaledWithTheMatrix) {
  for_all(40, [] {
    const auto w = any_matrix(*rc::gen::inRange<std::size_t>(2, 6));
    const Rational share = q(*rc::gen::inRange<long>(-5, 6), 3);
    RC_ASSERT(overlap(eigenvalue_radius(sheared(share, w)), eigenvalue_radius(w)));
    RC_ASSERT(overlap(eigenvalue_radius(scaled_by(share, w)),
                      abs(Interval(share)) * eigenvalue_radius(w)));
    unsigned count = 0;
    Interval sum(0);
    for (const Eigenvalue& e : eigenvalues(w)) {
      count += e.multiplicity;
      sum += e.real * Interval(e.multiplicity);
    }
    RC_ASSERT(count == w.size() && sum.contains(trace(w)));
  });
}

TEST(Eigenvalues, GelfandsFormulaAgreesFromBothSides) {
  for_all(20, [] {
    const auto w = any_matrix(*rc::gen::inRange<std::size_t>(2, 5));
    const Interval exact = eigenvalue_radius(w);
    const SpectralRadius found = spectral_radius(w, q(1, 20), 1 << 14);
    RC_ASSERT(found.lower <= exact.upper() && exact.lower() <= found.upper);
  });
}

TEST(Fate, TellsGrowthFromDecayAndSaysFromWhere) {
  const Fate jordan = fate({{q(9, 10), 1}, {0, q(9, 10)}}, 1'000);
  EXPECT_EQ(jordan.course, Fate::Course::vanishes);
  EXPECT_TRUE(certainly(jordan.peak > Interval(q(39, 10))));
  EXPECT_EQ(jordan.peak_at, 9u);
  const auto norms = norms_of_powers({{q(9, 10), 1}, {0, q(9, 10)}}, jordan.certain_at);
  EXPECT_TRUE(certainly(norms[jordan.certain_at] < Interval(1)));
  EXPECT_TRUE(certainly(norms[jordan.certain_at - 1] > Interval(1)));
  EXPECT_EQ(fate({{q(11, 10), 0}, {0, 0}}, 1'000).course, Fate::Course::grows);
  EXPECT_EQ(fate({{q(11, 10), 0}, {0, 0}}, 1'000).certain_at, 8u);
  EXPECT_EQ(fate({{0, 1}, {-1, 0}}, 100).course, Fate::Course::open);
}

TEST(Fate, AgreesWithTheEigenvalues) {
  for_all(40, [] {
    const auto w = scaled_by(q(1, 3), any_matrix(*rc::gen::inRange<std::size_t>(1, 4)));
    const Fate found = fate(w, 200);
    const Interval radius = eigenvalue_radius(w);
    if (found.course == Fate::Course::vanishes) RC_ASSERT(certainly(radius < Interval(1)));
    if (found.course == Fate::Course::grows) RC_ASSERT(certainly(radius > Interval(1)));
  });
}

TEST(KreissConstant, OfANormalMatrixIsOne) {
  const KreissConstant k = kreiss_constant({{q(1, 2), 0}, {0, q(-9, 10)}}, q(1, 20));
  EXPECT_EQ(k.lower, 1);
  EXPECT_LE(k.upper, q(21, 20));
}

TEST(KreissConstant, OfAJordanBlockIsThatOfItsResolventOnTheRealLine) {
  // At x > 1: with s = 1/(x - 9/10) the norm of [[s, s^2], [0, s]], times x - 1.
  Interval best(1);
  for (long i = 1; i <= 400; ++i) {
    const Interval x = Interval(1) + Interval(q(i, 1'000));
    const Interval s = Interval(1) / (x - Interval(q(9, 10)));
    const Interval at = (square(s) + sqrt(square(square(s)) + 4 * square(s))) / 2;
    best = max(best, (x - Interval(1)) * at);
  }
  const KreissConstant k = kreiss_constant({{q(9, 10), 1}, {0, q(9, 10)}}, q(1, 20));
  EXPECT_LE(k.upper, k.lower * q(21, 20));
  EXPECT_GE(k.upper, best.lower());
  EXPECT_LE(k.lower, best.upper() * q(1'001, 1'000));
  EXPECT_LT(k.boxes, 50'000u);
}

TEST(KreissConstant, BoundsThePowersOnBothSides) {
  const RationalMatrix w{{q(4, 5), 2, -1}, {0, q(1, 2), 1}, {0, 0, q(-3, 5)}};
  const KreissConstant k = kreiss_constant(w, q(1, 5));
  const Fate course = fate(w, 1'000);
  EXPECT_LE(k.lower, course.peak.upper());
  EXPECT_LE(course.peak.upper(), q(2'718, 1'000) * 3 * k.upper);
  EXPECT_THROW(kreiss_constant({{1}}, q(1, 10)), std::domain_error);
}

TEST(GradientThroughLayers, IsTheDerivativeOfThePower) {
  for_all(40, [] {
    const auto size = *rc::gen::inRange<std::size_t>(1, 4);
    const auto n = *rc::gen::inRange<unsigned long>(0, 6);
    const auto w = any_matrix(size), direction = any_matrix(size);
    std::vector<Rational> x, u;
    for (std::size_t i = 0; i < size; ++i) {
      x.push_back(*rc::gen::inRange(-3, 4));
      u.push_back(*rc::gen::inRange(-3, 4));
    }
    // The corner of [[W, E], [0, W]]^n is the derivative of W^n along E.
    RationalMatrix block(2 * size, std::vector<Rational>(2 * size));
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        block[i][j] = block[size + i][size + j] = w[i][j];
        block[i][size + j] = direction[i][j];
      }
    }
    const auto corner = power(block, n), gradient = gradient_through_layers(w, n, x, u);
    Rational expected = 0, found = 0;
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        expected += u[i] * corner[i][size + j] * x[j];
        found += gradient[i][j] * direction[i][j];
      }
    }
    RC_ASSERT(found == expected);
  });
}

}  // namespace
}  // namespace gradus::test
