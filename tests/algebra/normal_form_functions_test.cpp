// Normal forms of functions: exponentials, roots, absolute values, sines.

#include <gtest/gtest.h>

#include "algebra/expect_equal.hpp"

namespace gradus::test {
namespace {

Term a() { return Term::symbol("a"); }
Term b() { return Term::symbol("b"); }
Term m() { return Term::natural("m"); }
Term fraction(long numerator, long denominator) { return Rational(numerator, denominator); }

TEST(NormalFormTest, HyperbolicFunctions) {
  expect_equal(square(cosh(x())) - square(sinh(x())), 1);
  expect_equal(tanh(x()), sinh(x()) / cosh(x()));
  expect_equal(tanh(x()), (exp(2 * x()) - 1) / (exp(2 * x()) + 1));
  expect_equal(tanh(2 * x()), 2 * tanh(x()) / (1 + square(tanh(x()))));
  expect_equal(1 - square(tanh(x())), 1 / square(cosh(x())));
  expect_equal(sinh(x() + y()), sinh(x()) * cosh(y()) + cosh(x()) * sinh(y()));
  expect_different(tanh(2 * x()), 2 * tanh(x()) / (1 - square(tanh(x()))));
  expect_different(square(cosh(x())) + square(sinh(x())), 1);
}

TEST(NormalFormTest, Exponentials) {
  expect_equal(exp(x() + 2 * y()), exp(x()) * square(exp(y())));
  expect_equal(square(exp(x() / 2)), exp(x()));
  expect_equal(pow(exp(x() / 3), 3), square(exp(x() / 2)));
  expect_equal(exp(-x()), 1 / exp(x()));
  expect_equal(pow(exp(x()), n()), exp(n() * x()));
  expect_equal(sqrt(exp(x())), exp(x() / 2));
  expect_equal(exp(exp(x()) / 2) * exp(exp(x()) / 2), exp(square(exp(x() / 2))));
  expect_equal(exp(1'000'000 * x()) * exp(x() * 1'000'000), exp(2'000'000 * x()));
  expect_equal(square(exp(x() / (2 * x() + 2 * y()))), exp(x() / (x() + y())));
  expect_equal(exp(Term(0)), 1);
  Term product = 1, sum = 0;
  for (int k = 1; k <= 8; ++k) {
    product = product * exp(x() / k);
    sum = sum + x() / k;
  }
  expect_equal(product, exp(sum));
  expect_different(exp(x() * y()), exp(x()) * exp(y()));
  expect_different(exp(x()), 1 + x());
}

TEST(NormalFormTest, ExponentialsAndLogarithms) {
  expect_equal(exp(log(x())), x());
  expect_equal(exp(-2 * log(x())), 1 / (x() * x()));
  expect_equal(exp(n() * log(x())), pow(x(), n()));
  expect_equal(exp(log(x()) / 2), sqrt(x()));
  expect_equal(log(2 * exp(x()) * exp(y())), x() + y() + log(Term(2)));
  expect_equal(log(Term(Rational(6, 5))), log(Term(2)) + log(Term(3)) - log(Term(5)));
  expect_equal(log(Term(1)), 0);
  expect_equal(log(1 / x()), -log(x()));
  expect_equal(log(x() / (1 + x())), -log((1 + x()) / x()));
  expect_equal(log(x() * x()), 2 * log(abs(x())));
  expect_equal(log(pow(x(), 3)), 3 * log(x()));
  expect_equal(log(sqrt(x())), log(x()) / 2);
  expect_equal(log(pow(2, n())), n() * log(Term(2)));
  expect_different(log(x() * x()), 2 * log(x()));  // not for negative x
  expect_different(log(x() * y()), log(x()) + log(y()));
  expect_different(log(x() + y()), log(x()) + log(y()));
}

TEST(NormalFormTest, RealPowers) {
  expect_equal(pow(x(), fraction(1, 2)), sqrt(x()));
  expect_equal(pow(x(), fraction(-3, 2)), 1 / (x() * sqrt(x())));
  expect_equal(pow(pow(x(), fraction(1, 3)), 3), x());
  expect_equal(pow(x(), a() + 1), x() * pow(x(), a()));
  expect_equal(square(pow(x(), n() / 2)), pow(x(), n()));
  expect_equal(pow(2, a()) * pow(3, a()), pow(6, a()));
  expect_equal(pow(x(), a()) * pow(x(), -a()), 1);
  expect_different(pow(x(), fraction(1, 3)), sqrt(x()));
  // Here the base may be negative: nothing may be concluded as if it were positive.
  expect_different(abs(pow(b(), min(n(), m()))), pow(b(), min(n(), m())));
  expect_different(abs(pow(pow(b(), min(n(), m())), n())), pow(pow(b(), min(n(), m())), n()));
}

TEST(NormalFormTest, Roots) {
  expect_equal(square(sqrt(x())), x());
  expect_equal(x() / sqrt(x()), sqrt(x()));
  expect_equal(1 / sqrt(x()), sqrt(x()) / x());
  expect_equal(pow(sqrt(sqrt(x())), 4), x());
  expect_equal(square(sqrt(1 + sqrt(x()))), 1 + sqrt(x()));
  expect_equal((sqrt(x()) - sqrt(y())) * (sqrt(x()) + sqrt(y())), x() - y());
  expect_equal(sqrt(square(x() + y())), abs(x() + y()));
  expect_equal(sqrt(4 * x()), 2 * sqrt(x()));
  expect_equal(sqrt(square(x()) / square(y())), abs(x()) / abs(y()));
  expect_equal(pow(sqrt(x()), 2 * n() + 2), x() * pow(x(), n()));
  expect_equal(sqrt(Term(0)), 0);
  expect_different(sqrt(x() * x()), x());
  expect_different(sqrt(x() + y()), sqrt(x()) + sqrt(y()));
  EXPECT_EQ(written(x() / sqrt(x())), "sqrt(x)");
}

TEST(NormalFormTest, RootsOfRationals) {
  expect_equal(sqrt(Term(8)), 2 * sqrt(Term(2)));
  expect_equal(sqrt(Term(Rational(9, 4))), fraction(3, 2));
  expect_equal(sqrt(Term(6)), sqrt(Term(2)) * sqrt(Term(3)));
  expect_equal(sqrt(fraction(1, 2)), sqrt(Term(2)) / 2);
  expect_equal(1 / (1 + sqrt(Term(2))), sqrt(Term(2)) - 1);
  EXPECT_EQ(written(1 / (1 + sqrt(Term(2)))), "sqrt(2) - 1");
  // The chance that a random symmetric 2 by 2 matrix is positive definite, in two writings.
  expect_equal((2 - sqrt(Term(2))) / 4, 1 / (2 * (2 + sqrt(Term(2)))));
  EXPECT_EQ(written(1 / (2 * (2 + sqrt(Term(2))))), "1/2 - 1/4*sqrt(2)");
  expect_different(sqrt(Term(2)), fraction(7, 5));
}

TEST(NormalFormTest, AbsoluteValues) {
  expect_equal(square(abs(x() - y())), square(y() - x()));
  expect_equal(abs(x() - y()), abs(y() - x()));
  expect_equal(abs(-2 * x() * y()), 2 * abs(x()) * abs(y()));
  expect_equal(abs(x() / y()), abs(x()) / abs(y()));
  expect_equal(abs(x() * x()), x() * x());
  expect_equal(abs(exp(x())), exp(x()));
  expect_equal(abs(n() + 1), n() + 1);
  expect_equal(abs(pow(x(), n())), pow(abs(x()), n()));
  expect_equal(abs(abs(x())), abs(x()));
  expect_equal(abs(Term(-3)), 3);
  expect_different(abs(x()), x());
  expect_different(abs(x() + y()), abs(x()) + abs(y()));
  expect_different(abs(n() - 1), n() - 1);
}

TEST(NormalFormTest, MinimumAndMaximum) {
  expect_equal(max(x(), y()) + min(x(), y()), x() + y());
  expect_equal(max(x(), y()) * min(x(), y()), x() * y());
  expect_equal(max(x(), y()), max(y(), x()));
  expect_equal(max(x(), -x()), abs(x()));
  expect_equal(min(x(), x()), x());
  expect_equal(max(Term(2), Term(3)), 3);
  expect_different(max(x(), y()), x());
}

TEST(NormalFormTest, SinesAndCosines) {
  expect_equal(square(sin(x())) + square(cos(x())), 1);
  expect_equal(pow(sin(x()), 4), square(1 - square(cos(x()))));
  expect_equal((1 - square(cos(x()))) / sin(x()), sin(x()));
  expect_equal(sin(y() - x()), -sin(x() - y()));
  expect_equal(cos(y() - x()), cos(x() - y()));
  expect_equal(atan(-x()), -atan(x()));
  expect_equal(sin(Term(0)) + cos(Term(0)) + atan(Term(0)), 1);
  expect_different(sin(x()) + cos(x()), 1);
  expect_different(sin(2 * x()), 2 * sin(x()));
}

TEST(NormalFormTest, SinesAtMultiplesOfPiAreThoseOfTheCircle) {
  for (int k = -24; k <= 24; ++k) {
    const Term angle = Term::pi() * Rational(k, 6);
    for (Term f : {sin(angle), cos(angle)}) {
      const Fraction value = normal_form(f);
      const Interval truth = evaluate(f, Valuation<Interval>{});
      EXPECT_TRUE(evaluate(to_term(value), Valuation<Interval>{}).contains(truth.midpoint()) ||
                  truth.contains(value.numerator.constant_term()))
          << text(f);
    }
  }
  expect_equal(sin(Term::pi() / 2), 1);
  expect_equal(cos(Term::pi() / 3), fraction(1, 2));
  expect_equal(sin(Term::pi() * fraction(7, 6)), fraction(-1, 2));
}

}  // namespace
}  // namespace gradus::test
