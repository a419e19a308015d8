#include "gradus/algebra/normal_form.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "algebra/expect_equal.hpp"
#include "algebra/polynomial_gen.hpp"

namespace gradus::test {
namespace {

Term a() { return Term::symbol("a"); }
Term b() { return Term::symbol("b"); }
Term m() { return Term::natural("m"); }
Term t() { return Term::natural("t"); }
Term g(Term index) { return Term::element("g", index); }
Term fraction(long numerator, long denominator) { return Rational(numerator, denominator); }

TEST(NormalFormTest, RationalFunctions) {
  expect_equal(1 / x() + 1 / y(), (x() + y()) / (x() * y()));
  expect_equal(x() / (x() + 1) + 1 / (x() + 1), 1);
  expect_equal(1 / (x() * x() - 1), fraction(1, 2) / (x() - 1) - fraction(1, 2) / (x() + 1));
  expect_equal(pow(x(), -2) * x(), 1 / x());
  expect_equal(pow(x() / y(), -3), pow(y() / x(), 3));
  expect_different(1 / (x() + y()), 1 / x() + 1 / y());
  EXPECT_EQ(written((x() * x() - 1) / (2 - 2 * x())), "-1/2*x - 1/2");
  EXPECT_EQ(normal_form(-a() * x() + a() * a() * y() / 2),
            (Fraction{Rational(1, 2) * Polynomial::atom(a(), 2) * Polynomial::atom(y()) -
                      Polynomial::atom(a()) * Polynomial::atom(x())}));
}

TEST(NormalFormTest, PowersWithNaturalExponents) {
  expect_equal(square(pow(a(), n())), pow(a(), 2 * n()));
  expect_equal(pow(a(), n() + 1), a() * pow(a(), n()));
  expect_equal(a() * pow(a(), n() - 1), pow(a(), n()));
  expect_equal(pow(a(), -n()), 1 / pow(a(), n()));
  expect_equal(pow(a() * b(), n() + m()),
               pow(a(), n()) * pow(b(), m()) * pow(b(), n()) * pow(a(), m()));
  expect_equal(pow(a() / b(), n()), pow(a(), n()) / pow(b(), n()));
  expect_equal(pow(pow(a(), n()), m() + 1), pow(a(), n() * m() + n()));
  expect_equal(pow(pow(a(), m()), n() - 1), pow(a(), m() * (n() - 1)));
  expect_equal(pow(a(), n() * n()) * pow(a(), n()), pow(a(), n() * (n() + 1)));
  expect_different(pow(a(), n()), pow(a(), m()));
  expect_different(pow(a(), n() + 1), pow(a(), n()) + a());
  expect_different(pow(pow(a(), n()), m()), pow(a(), n() + m()));
}

TEST(NormalFormTest, ExponentsOfMixedSignAreOneAtom) {
  expect_equal(pow(b(), t() - i() + 1), b() * pow(b(), t() - i()));
  expect_equal(square(pow(b(), t() - i())), pow(b(), 2 * t() - 2 * i()));
  EXPECT_EQ(written(pow(b(), t() - i())), "b^(t-i)");
  // At b = 0 the sides need not be defined together, so they are not split further.
  EXPECT_EQ(normal_form(pow(b(), t() - i()) * pow(b(), i())).numerator.total_degree(), 2);
  expect_equal(pow(2, t() - i()), pow(2, t()) / pow(2, i()));
}

TEST(NormalFormTest, PowersOfConstants) {
  expect_equal(pow(2, n()) * pow(3, n()), pow(6, n()));
  expect_equal(pow(fraction(1, 2), n()) * pow(2, n()), 1);
  expect_equal(pow(fraction(9, 10), n()) * pow(10, n()), pow(3, 2 * n()));
  expect_equal(pow(Term(-1), 2 * n()), 1);
  expect_equal(square(pow(Term(-1), n())), 1);
  expect_equal(pow(Term(-1), n() + 1), -1 / pow(Term(-1), n()));
  expect_equal(pow(-a(), n()), pow(Term(-1), n()) * pow(a(), n()));
  expect_equal(pow(Term(1), n()), 1);
  expect_different(pow(Term(-1), n()), 1);
  expect_different(pow(2, n()), pow(3, n()));
}

TEST(NormalFormTest, ZeroToTheZeroIsOne) {
  expect_equal(pow(Term(0), 0), 1);
  expect_equal(pow(x() - x(), 0), 1);
  expect_equal(pow(Term(0), n() + 1), 0);
  expect_different(pow(Term(0), n()), 0);
  expect_different(pow(Term(0), n()), 1);
  // 0^(n - 1) is 1 at n = 1: no division by zero hides in it.
  EXPECT_EQ(written(pow(x() - x(), n() - 1)), "0^(n-1)");
}

TEST(NormalFormTest, PowersOfPolynomialsSplitIntoFactors) {
  expect_equal(pow(x() * x() - 1, n()), pow(x() - 1, n()) * pow(x() + 1, n()));
  expect_equal(pow(1 - b(), n()), pow(Term(-1), n()) * pow(b() - 1, n()));
  expect_equal(pow(b() - b() * b(), n()), pow(b(), n()) * pow(1 - b(), n()));
  expect_equal(pow(2 - 2 * b(), n()), pow(2, n()) * pow(1 - b(), n()));
  expect_equal(pow(1 - b(), n() + 2), square(1 - b()) * pow(1 - b(), n()));
  expect_different(pow(1 - b(), n()), pow(b() - 1, n()));
  // One minus something keeps its sign, so that it is visibly positive where it is.
  EXPECT_EQ(written(pow(1 - b(), n())), "(1 - b)^n");
  const Fraction both = normal_form(pow((1 - b()) * (1 - a()), n()));
  EXPECT_EQ(both.numerator,
            Polynomial::atom(pow(1 - a(), n())) * Polynomial::atom(pow(1 - b(), n())));
}

TEST(NormalFormTest, TheGeometricStep) {
  expect_equal((1 - pow(b(), n())) / (1 - b()) + pow(b(), n()),
               (1 - pow(b(), n() + 1)) / (1 - b()));
  expect_different((1 - pow(b(), n())) / (1 - b()), (1 - pow(b(), n() + 1)) / (1 - b()));
  expect_equal(b() * (1 - pow(b(), n())) + (1 - b()), 1 - pow(b(), n() + 1));
}

TEST(NormalFormTest, DivisionByWhatIsIdenticallyZeroIsAnError) {
  EXPECT_THROW(normal_form(1 / (x() - x())), std::domain_error);
  EXPECT_THROW(normal_form(pow(x() - x(), -1)), std::domain_error);
  EXPECT_THROW(normal_form(1 / (square(sin(x())) + square(cos(x())) - 1)), std::domain_error);
  EXPECT_THROW(normal_form(x() / (square(sqrt(y())) - y())), std::domain_error);
  EXPECT_THROW(normal_form(1 / (1 / (square(abs(x())) - x() * x()))), std::domain_error);
}

TEST(NormalFormTest, InnerProductsAndMembersAreUnknowns) {
  const Term gg = Term::inner({{}, "g"}, {{}, "g"}), gh = Term::inner({{}, "g"}, {{"H"}, "g"});
  EXPECT_EQ(normal_form(gg * gh - gh * gg), Fraction{});
  EXPECT_EQ(normal_form(gg + gh).numerator.terms().size(), 2U);
  expect_equal(g(t() + 1 - 1), g(t()));
  expect_equal(g(2 * t()), g(t() + t()));
  expect_different(g(t()), g(t() + 1));
}

TEST(NormalFormTest, KnownValuesReplaceAtoms) {
  const Substitution half = {{cos(-x()), fraction(-1, 2)}};
  expect_equal(square(cos(x())), fraction(1, 4), half);
  expect_equal(square(sin(-x())), fraction(3, 4), half);
  expect_equal(sin(x() * y()), 0, {{x(), 0}});
  expect_equal(pow(2, n()), 5, {{pow(2, n() + 1), 10}});
  expect_equal(g(t()) + 1, x() + 1, {{g(1 + t() - 1), x()}});
  expect_equal(square(tanh(x())), y() * y(), {{tanh(x()), y()}});
  EXPECT_EQ(normal_form(x() + 2 * y(), {{x(), y()}, {y(), x()}}), normal_form(y() + 2 * x()));
  expect_equal(sum(i(), 1, t(), x() * g(i())), 0, {{x(), 0}});
  expect_equal(sum(i(), 1, t(), g(i())), y(), {{sum(j(), 1, t(), g(j())), y()}});
  // A bound index is not the unknown of the same name.
  expect_equal(sum(i(), 1, t(), g(i())), sum(j(), 1, t(), g(j())), {{i(), 3}});
  EXPECT_FALSE(identical(cos(y()), fraction(-1, 2), half));
}

}  // namespace
}  // namespace gradus::test
