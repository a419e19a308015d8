#include "gradus/algebra/polynomial.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "algebra/polynomial_gen.hpp"
#include "algebra/term_gen.hpp"
#include "gradus/algebra/normal_form.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

TEST(PolynomialTest, IsASumOfTermsWithoutZeros) {
  const Polynomial a = (p() + q()) * (p() - q());
  EXPECT_EQ(a, p() * p() - q() * q());
  EXPECT_EQ(a.terms().size(), 2U);
  EXPECT_TRUE((a - a).is_zero());
  EXPECT_TRUE((a - a).terms().empty());
  EXPECT_TRUE(Polynomial(0).is_zero());
  EXPECT_TRUE(Polynomial(7).is_constant());
  EXPECT_TRUE(Polynomial().is_constant());
  EXPECT_FALSE(p().is_constant());
  EXPECT_EQ((a + 7).constant_term(), 7);
  EXPECT_EQ(a.constant_term(), 0);
  EXPECT_EQ(Polynomial::atom(unknowns()[0], 0), Polynomial(1));
}

TEST(PolynomialTest, KnowsItsDegreesAndAtoms) {
  const Polynomial a = p() * p() * q() + r() + 1;
  EXPECT_EQ(a.degree(unknowns()[0]), 2);
  EXPECT_EQ(a.degree(Term::symbol("elsewhere")), 0);
  EXPECT_EQ(a.total_degree(), 3);
  EXPECT_EQ(Polynomial().total_degree(), 0);
  EXPECT_EQ(a.atoms().size(), 3U);
  EXPECT_EQ(a.coefficient(unknowns()[0], 2), q());
  EXPECT_EQ(a.coefficient(unknowns()[0], 0), r() + 1);
  EXPECT_TRUE(a.coefficient(unknowns()[0], 1).is_zero());
}

TEST(PolynomialTest, ItsTermsStartWithTheHighestDegree) {
  const Polynomial a = 1 + r() + q() + p() + q() * r() + p() * p() + q() * q();
  std::vector<Polynomial> in_order;
  for (const auto& [monomial, coefficient] : a.terms()) {
    Polynomial term;
    term.add_term(monomial, coefficient);
    in_order.push_back(term);
  }
  const std::vector<Polynomial> expected = {p() * p(), q() * q(), q() * r(), p(), q(), r(), 1};
  EXPECT_EQ(in_order, expected);
}

TEST(PolynomialTest, IsWrittenWithoutNeedlessSigns) {
  const Term b = Term::symbol("b");
  const Polynomial c = Polynomial::atom(b);
  EXPECT_EQ(text(to_term(1 - c)), "1 - b");
  EXPECT_EQ(text(to_term(-c)), "-b");
  EXPECT_EQ(text(to_term(-c - 1)), "-b - 1");
  EXPECT_EQ(text(to_term(c * c - 2 * c + Rational(1, 2))), "b^2 - 2*b + 1/2");
  EXPECT_EQ(text(to_term(Polynomial())), "0");
  EXPECT_EQ(text(to_term(Polynomial(-3))), "-3");
}

TEST(PolynomialTest, ProductsDoNotDependOnTheLengthsOfTheirFactors) {
  for_all(100, [](int) {
    const Polynomial a = *any_polynomial(12, 4), b = *any_polynomial(12, 4), c = *any_polynomial(3);
    RC_ASSERT(a * b == b * a);
    RC_ASSERT((a + c) * b == a * b + c * b);
    RC_ASSERT((a + c) * (a - c) == a * a - c * c);
    const Place at = *any_place();
    RC_ASSERT(value(a * c, at) == value(a, at) * value(c, at));
    RC_ASSERT(value(a * b, at) == value(a, at) * value(b, at));
  });
}

TEST(PolynomialTest, SumsDoNotDependOnTheirLengths) {
  for_all(200, [](int) {
    const Polynomial a = *any_polynomial(40, 6), b = *any_polynomial(2, 6);
    RC_ASSERT(a + b == b + a);
    RC_ASSERT(a - b == -(b - a));
    RC_ASSERT((a + b) - b == a);
    RC_ASSERT((a - a).is_zero());
  });
}

TEST(PolynomialTest, HostilePowersAreRefusedAtOnce) {
  EXPECT_THROW(pow(1 + p(), 1'000'000'000), std::length_error);
  EXPECT_THROW(pow(p() + q() + r(), 2000), std::length_error);
  EXPECT_THROW(pow(p() * q(), 10'001), std::length_error);
  EXPECT_THROW(pow(Polynomial(3), 1'000'000'000), std::length_error);
  EXPECT_THROW(Polynomial::atom(unknowns()[0], 10'001), std::length_error);
  EXPECT_THROW(pow(p(), 6'000) * pow(p(), 6'000), std::length_error);
  EXPECT_THROW(pow(p(), -1), std::invalid_argument);
  EXPECT_THROW(Polynomial::atom(unknowns()[0], -1), std::invalid_argument);
  EXPECT_EQ(pow(Polynomial(-1), 1'000'000'000), Polynomial(1));
  EXPECT_EQ(pow(Polynomial(), 1'000'000'000), Polynomial());
  EXPECT_EQ(pow(p(), 10'000).total_degree(), 10'000);
}

TEST(PolynomialTest, HostileProductsAreRefusedAtOnce) {
  Polynomial a, b;
  for (int k = 0; k < 5'000; ++k) {
    a += Polynomial::atom(unknowns()[0], k + 1);
    b += Polynomial::atom(unknowns()[1], k + 1);
  }
  EXPECT_THROW(a * b, std::length_error);
  const Polynomial large = pow(Rational(3), 600'000L);
  EXPECT_THROW(large * large, std::length_error);
}

TEST(PolynomialTest, ArithmeticIsThatOfTheValues) {
  for_all(300, [] {
    const Polynomial a = *any_polynomial(), b = *any_polynomial(), c = *any_polynomial();
    const Place at = *any_place();
    RC_ASSERT(value(a + b, at) == value(a, at) + value(b, at));
    RC_ASSERT(value(a - b, at) == value(a, at) - value(b, at));
    RC_ASSERT(value(a * b, at) == value(a, at) * value(b, at));
    RC_ASSERT(a * b == b * a);
    RC_ASSERT(a * (b + c) == a * b + a * c);
    RC_ASSERT((a + b) - b == a);
    RC_ASSERT(-a == Polynomial(-1) * a);
  });
}

TEST(PolynomialTest, PowersAreRepeatedProducts) {
  for_all(100, [] {
    const Polynomial a = *any_polynomial(3);
    const int n = *rc::gen::inRange(0, 6);
    Polynomial product = 1;
    for (int k = 0; k < n; ++k) product = product * a;
    RC_ASSERT(pow(a, n) == product);
  });
}

TEST(PolynomialTest, AliasedOperandsAreNoTrap) {
  for_all(50, [] {
    const Polynomial a = *any_polynomial();
    Polynomial twice = a, none = a;
    twice += twice;
    none -= none;
    RC_ASSERT(twice == 2 * a);
    RC_ASSERT(none.is_zero());
  });
}

TEST(PolynomialTest, CoefficientsOfAnAtomMakeItUpAgain) {
  for_all(100, [] {
    const Polynomial a = *any_polynomial();
    const Term atom = unknowns()[*rc::gen::inRange<std::size_t>(0, 3)];
    Polynomial again;
    for (int k = 0; k <= a.degree(atom); ++k) {
      const Polynomial part = a.coefficient(atom, k);
      RC_ASSERT(part.degree(atom) == 0);
      again += part * Polynomial::atom(atom, k);
    }
    RC_ASSERT(again == a);
  });
}

TEST(PolynomialTest, SubstitutionIsThatOfTheValue) {
  for_all(200, [] {
    const Polynomial a = *any_polynomial(), b = *any_polynomial(3);
    const Place at = *any_place();
    const std::size_t which = *rc::gen::inRange<std::size_t>(0, 3);
    Place inner = at;
    inner[which] = value(b, at);
    RC_ASSERT(value(a.substitute(unknowns()[which], b), at) == value(a, inner));
  });
}

TEST(PolynomialTest, MonomialsAreOrderedAsTheirProducts) {
  for_all(200, [] {
    const auto monomial = [] {
      Monomial m;
      for (Term atom : unknowns()) {
        const int exponent = *rc::gen::inRange(0, 4);
        if (exponent > 0) m.powers.emplace_back(atom, exponent);
      }
      return m;
    };
    const Monomial a = monomial(), b = monomial(), c = monomial();
    RC_ASSERT((a < b) + (b < a) + (a == b) == 1);
    RC_ASSERT(!(a < b) || a * c < b * c);
    RC_ASSERT(!(a < b && b < c) || a < c);
    for (Term atom : unknowns()) RC_ASSERT((a * b).degree(atom) == a.degree(atom) + b.degree(atom));
  });
}

TEST(PolynomialTest, WritingAndReadingBackChangesNothing) {
  for_all(200, [] {
    const Polynomial a = *any_polynomial();
    RC_ASSERT(normal_form(to_term(a)) == Fraction{a});
    const Fraction f = *any_fraction();
    RC_ASSERT(normal_form(to_term(f)) == f);
  });
}

TEST(PolynomialTest, ListsHaveAFixedOrder) {
  for_all(100, [] {
    const Polynomial a = *any_polynomial(2, 1), b = *any_polynomial(2, 1);
    RC_ASSERT(comes_before(a, b) + comes_before(b, a) + (a == b) == 1);
  });
}

}  // namespace
}  // namespace gradus::test
