#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "algebra/polynomial_gen.hpp"
#include "gradus/algebra/normal_form.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

using Factors = std::vector<std::pair<Polynomial, int>>;

Polynomial product(const Factorisation& f) {
  Polynomial result = f.unit;
  for (const auto& [part, multiplicity] : f.factors) result = result * pow(part, multiplicity);
  return result;
}

Factors sorted(Factors factors) {
  std::ranges::sort(factors,
                    [](const auto& x, const auto& y) { return comes_before(x.first, y.first); });
  return factors;
}

bool is_primitive_and_positive(const Polynomial& a) {
  Rational content = 0;
  for (const auto& [monomial, coefficient] : a.terms()) {
    if (!coefficient.is_integer()) return false;
    content = gcd(content, coefficient);
  }
  return content == Rational(1) && a.terms().begin()->second.sign() > 0;
}

TEST(FactorTest, TheDecreaseOfTheModelFactors) {
  // -e A + e^2 B / 2 = e (e B - 2 A) / 2
  const Polynomial e = p(), a = q(), b = r();
  const Factorisation f = factor(-e * a + e * e * b * Polynomial(Rational(1, 2)));
  EXPECT_EQ(f.unit, Rational(1, 2));
  EXPECT_EQ(f.factors, sorted({{e * b - 2 * a, 1}, {e, 1}}));
}

TEST(FactorTest, FindsMultiplicitiesAndSigns) {
  const Factorisation f = factor(Rational(-4, 3) * pow(p() - q(), 3) * pow(1 - p(), 2) * r());
  EXPECT_EQ(f.unit, Rational(-4, 3));
  EXPECT_EQ(f.factors, sorted({{p() - q(), 3}, {p() - 1, 2}, {r(), 1}}));
}

TEST(FactorTest, WorksOverTheRationals) {
  EXPECT_EQ(factor(p() * p() - 2).factors, sorted({{p() * p() - 2, 1}}));
  EXPECT_EQ(factor(p() * p() - 4).factors, sorted({{p() + 2, 1}, {p() - 2, 1}}));
  EXPECT_EQ(factor(p() * p() + 1).factors.size(), 1U);
  EXPECT_EQ(factor(pow(p(), 4) + 4).factors.size(), 2U);  // Sophie Germain
  EXPECT_EQ(factor(pow(p(), 12) - 1).factors.size(), 6U);
}

TEST(FactorTest, ConstantsHaveNoFactors) {
  EXPECT_EQ(factor(Polynomial(Rational(-7, 2))).unit, Rational(-7, 2));
  EXPECT_TRUE(factor(Polynomial(Rational(-7, 2))).factors.empty());
  EXPECT_EQ(factor(Polynomial()).unit, 0);
  EXPECT_TRUE(factor(Polynomial()).factors.empty());
}

TEST(FactorTest, WhatWouldRunForMinutesIsRefusedAtOnce) {
  EXPECT_THROW(factor(pow(p(), 10'000) - 1), std::length_error);
  EXPECT_THROW(factor(pow(p(), 300) - pow(q(), 300) + pow(r(), 100)), std::length_error);
  // A high power of something small is no trouble.
  EXPECT_EQ(factor(pow(p() - q(), 400)).factors, sorted({{p() - q(), 400}}));
}

TEST(FactorTest, FactorsMultiplyBack) {
  for_all(100, [] {
    const Polynomial a = *any_polynomial() * *any_polynomial(3);
    const Factorisation f = factor(a);
    RC_ASSERT(product(f) == a);
    for (const auto& [part, multiplicity] : f.factors) {
      RC_ASSERT(multiplicity > 0);
      RC_ASSERT(!part.is_constant());
      RC_ASSERT(is_primitive_and_positive(part));
    }
  });
}

TEST(FactorTest, FactorsOfProductsAreTheFactors) {
  for_all(100, [] {
    const Polynomial a = *nonzero_polynomial(4), b = *nonzero_polynomial(3);
    const Factorisation fa = factor(a), fb = factor(b), f = factor(a * b);
    RC_ASSERT(f.unit == fa.unit * fb.unit);
    Factors expected = fa.factors;
    for (const auto& [part, multiplicity] : fb.factors) {
      const auto found = std::ranges::find(expected, part, &Factors::value_type::first);
      if (found == expected.end()) {
        expected.emplace_back(part, multiplicity);
      } else {
        found->second += multiplicity;
      }
    }
    RC_ASSERT(f.factors == sorted(expected));
  });
}

TEST(FactorTest, FactorsAreIrreducible) {
  for_all(50, [] {
    for (const auto& [part, multiplicity] : factor(*nonzero_polynomial()).factors) {
      RC_ASSERT(factor(part).factors == (Factors{{part, 1}}));
    }
  });
}

TEST(DivideExactlyTest, DividesProductsOnly) {
  for_all(200, [] {
    const Polynomial a = *any_polynomial(), b = *nonzero_polynomial(3);
    RC_ASSERT(divide_exactly(a * b, b) == a);
    if (!b.is_constant()) RC_ASSERT(!divide_exactly(a * b + 1, b));
    RC_ASSERT_THROWS_AS(divide_exactly(a, Polynomial()), std::domain_error);
  });
}

TEST(DivideExactlyTest, LongQuotientsAreFound) {
  const auto quotient = divide_exactly(pow(p(), 3'000) - pow(q(), 3'000), p() - q());
  ASSERT_TRUE(quotient);
  EXPECT_EQ(quotient->terms().size(), 3'000U);
  EXPECT_FALSE(divide_exactly(pow(p() * q() * r(), 1'000) - 1, p() - q() + r() - 2));
}

TEST(GcdTest, HasTheCommonFactorsAndNoMore) {
  for_all(150, [] {
    const Polynomial a = *nonzero_polynomial(3), b = *nonzero_polynomial(3),
                     c = *nonzero_polynomial(3);
    const Polynomial g = gcd(a * c, b * c);
    RC_ASSERT(g.terms().begin()->second == Rational(1));
    RC_ASSERT(divide_exactly(g, c).has_value());
    const auto x = divide_exactly(a * c, g), y = divide_exactly(b * c, g);
    RC_ASSERT(x.has_value());
    RC_ASSERT(y.has_value());
    RC_ASSERT(gcd(*x, *y) == Polynomial(1));
  });
}

TEST(GcdTest, OfZeroIsTheOther) {
  EXPECT_EQ(gcd(Polynomial(), 2 * p() + 2), p() + 1);
  EXPECT_EQ(gcd(2 * p() + 2, Polynomial()), p() + 1);
  EXPECT_EQ(gcd(Polynomial(), Polynomial()), Polynomial());
  EXPECT_EQ(gcd(p() + 1, Polynomial(6)), Polynomial(1));
}

TEST(FractionTest, IsInLowestTermsWithAPrimitivePositiveDenominator) {
  EXPECT_EQ(make_fraction(p() * p() - 1, 2 - 2 * p()), (Fraction{Rational(-1, 2) * (p() + 1)}));
  EXPECT_EQ(make_fraction(Polynomial(), p()), Fraction{});
  EXPECT_EQ(make_fraction(p(), Polynomial(-3)), (Fraction{Rational(-1, 3) * p()}));
  EXPECT_THROW(make_fraction(p(), p() - p()), std::domain_error);
  for_all(200, [] {
    const Polynomial a = *any_polynomial(), b = *nonzero_polynomial(), c = *nonzero_polynomial(3);
    const Fraction f = make_fraction(a, b);
    RC_ASSERT(make_fraction(a * c, b * c) == f);
    RC_ASSERT(f.numerator * b == a * f.denominator);
    RC_ASSERT(is_primitive_and_positive(f.denominator));
    RC_ASSERT(gcd(f.numerator, f.denominator).is_constant());
  });
}

/// Both ways to compute with fractions: one at a time, and all in one ring.
TEST(FractionTest, ArithmeticIsThatOfTheNormalForm) {
  const Fraction half = make_fraction(1, 2 * p() + 1),
                 other = make_fraction(q(), (2 * p() + 1) * r());
  EXPECT_EQ(normal_form(to_term(half) + to_term(other)), half + other);
  for_all(150, [] {
    const Fraction f = *any_fraction(), g = *any_fraction();
    const Term a = to_term(f), b = to_term(g);
    RC_ASSERT(normal_form(a + b) == f + g);
    RC_ASSERT(normal_form(a - b) == f - g);
    RC_ASSERT(normal_form(a * b) == f * g);
    RC_ASSERT(normal_form(pow(a, 2) + b) == f * f + g);
    if (!g.numerator.is_zero()) RC_ASSERT(normal_form(a / b) == f / g);
  });
}

TEST(FractionTest, ArithmeticIsThatOfTheValues) {
  for_all(200, [] {
    const Fraction f = *any_fraction(), g = *any_fraction();
    const Place at = *any_place();
    const auto defined = [&](const Fraction& x) { return !value(x.denominator, at).is_zero(); };
    const auto at_place = [&](const Fraction& x) {
      return value(x.numerator, at) / value(x.denominator, at);
    };
    RC_PRE(defined(f) && defined(g));
    // What stands in lowest terms is defined wherever its parts are.
    RC_ASSERT(at_place(f + g) == at_place(f) + at_place(g));
    RC_ASSERT(at_place(f - g) == at_place(f) - at_place(g));
    RC_ASSERT(at_place(f * g) == at_place(f) * at_place(g));
    if (g.numerator.is_zero()) {
      RC_ASSERT_THROWS_AS(f / g, std::domain_error);
    } else if (!value(g.numerator, at).is_zero()) {
      RC_ASSERT(at_place(f / g) == at_place(f) / at_place(g));
    }
  });
}

}  // namespace
}  // namespace gradus::test
