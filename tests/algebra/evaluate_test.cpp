#include "gradus/algebra/evaluate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <stdexcept>

#include "algebra/term_gen.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

using Real50 = FixedReal<50>;

Rational exact(Term t, const Values& values = {.x = 2, .y = 3, .n = 3}) {
  return evaluate(t, valuation<Rational>(values));
}

TEST(EvaluateTest, RationalValuesAreExact) {
  EXPECT_EQ(exact(x() + y() * Rational(1, 3)), 3);
  EXPECT_EQ(exact(-(x() - y()) / 7), Rational(1, 7));
  EXPECT_EQ(exact(pow(x(), 10) * pow(y(), -2)), Rational(1024, 9));
  EXPECT_EQ(exact(pow(x(), n()) + pow(x(), n() - 4)), Rational(17, 2));
  EXPECT_EQ(exact(abs(x() - y()) + min(x(), y()) + 10 * max(x(), y())), 33);
  EXPECT_EQ(exact(pow(Term(0), 0)), 1);
  EXPECT_EQ(exact(pow(Term(0), n())), 0);
}

TEST(EvaluateTest, FunctionsHaveExactValuesWhereTheyAreRational) {
  EXPECT_EQ(exact(sqrt(Term(Rational(49, 4)))), Rational(7, 2));
  EXPECT_EQ(exact(sqrt(Term(0))), 0);
  EXPECT_EQ(exact(pow(Term(Rational(4, 9)), Rational(1, 2))), Rational(2, 3));
  EXPECT_EQ(exact(pow(Term(Rational(8, 27)), Rational(-2, 3))), Rational(9, 4));
  EXPECT_EQ(exact(pow(Term(1), Rational(1, 7))), 1);
  EXPECT_EQ(exact(pow(Term(0), Rational(3, 7))), 0);
  EXPECT_EQ(exact(exp(Term(0)) + cos(Term(0)) + cosh(x() - 2)), 3);
  EXPECT_EQ(exact(log(Term(1)) + sin(Term(0)) + sinh(Term(0)) + tanh(Term(0)) + atan(Term(0))), 0);
  EXPECT_EQ(exact(pow(Term(-1), Term(pow(Rational(10), 30) + 1))), -1);
}

TEST(EvaluateTest, IrrationalValuesAreRefused) {
  for (Term t : {sqrt(x()), exp(x()), log(x()), sin(x()), cos(x()), sinh(x()), cosh(x()), tanh(x()),
                 atan(x()), Term::pi(), pow(x(), Rational(1, 2)), pow(Term(8), Rational(1, 2))}) {
    EXPECT_THROW(exact(t), NotRational) << text(t);
  }
}

const std::vector<Term>& undefined_terms() {
  static const std::vector<Term> terms = {1 / (x() - 2),
                                          log(x() - 2),
                                          log(-x()),
                                          sqrt(-x()),
                                          pow(x() - 2, -1),
                                          pow(x() - 2, n() - 4),
                                          pow(x() - 2, Rational(-1, 2)),
                                          pow(-x(), Rational(1, 3)),
                                          least(i(), 4, n(), i()),
                                          sum(i(), n() - 4, n(), i()),
                                          abs(1 / (x() - 2)),
                                          min(1, log(-x())),
                                          max(log(-x()), 1),
                                          pow(log(-x()), 0),
                                          pow(log(-x()), n() - 3),
                                          pow(Term(1), log(-x())),
                                          min(log(-x()), 1)};
  return terms;
}

TEST(EvaluateTest, APowerOf0Is0WhereItsExponentIsAbove0) {
  const Values values{.x = 2, .y = 3, .n = 3};
  for (const Rational& e : {Rational(1, 2), Rational(4, 3), Rational(3)}) {
    const Term t = pow(x() - 2, e);
    EXPECT_EQ(exact(t), 0);
    EXPECT_EQ(evaluate(t, valuation<double>(values)), 0);
    EXPECT_TRUE(evaluate(t, valuation<Real50>(values)) == Real50(0));
    const Interval enclosed = evaluate(t, valuation<Interval>(values));
    EXPECT_TRUE(enclosed.is_defined() && enclosed.sign() == 0);
  }
}

TEST(EvaluateTest, UndefinedValuesAreAnErrorOrMarked) {
  const Values values{.x = 2, .y = 3, .n = 3};
  for (Term t : undefined_terms()) {
    try {
      exact(t);
      ADD_FAILURE() << text(t);
    } catch (const NotRational&) {
      ADD_FAILURE() << text(t);
    } catch (const std::domain_error&) {
    }
    EXPECT_TRUE(std::isnan(evaluate(t, valuation<double>(values)))) << text(t);
    const Real50 real = evaluate(t, valuation<Real50>(values));
    EXPECT_FALSE(real == real) << text(t);
    EXPECT_FALSE(evaluate(t, valuation<Interval>(values)).is_defined()) << text(t);
  }
}

TEST(EvaluateTest, LimitsThatAreNoIntegersAreRefused) {
  const Term t = sum(i(), 1, x(), i());
  const Values half{.x = Rational(5, 2)};
  EXPECT_THROW(exact(t, half), std::domain_error);
  EXPECT_TRUE(std::isnan(evaluate(t, valuation<double>(half))));
  auto wide = valuation<Interval>({.x = 2});
  EXPECT_TRUE(evaluate(t, wide).contains(Rational(3)));
  wide.scalars["x"] = Interval::hull(1, 2);
  EXPECT_THROW(evaluate(t, wide), std::domain_error);
}

TEST(EvaluateTest, UnknownsNeedValues) {
  const Valuation<Rational> nothing;
  for (Term t : {x(), n(), Term::element("g", 1), Term::inner({{}, "u"}, {{}, "u"}), expect(x()),
                 x() - x()}) {
    EXPECT_THROW(evaluate(t, nothing), std::domain_error) << text(t);
    EXPECT_THROW(evaluate(t, Valuation<double>{}), std::domain_error) << text(t);
    EXPECT_THROW(evaluate(t, Valuation<Interval>{}), std::domain_error) << text(t);
  }
  Valuation<Rational> at = valuation<Rational>({.u = {1}, .v = {1}, .a = {{1}}, .b = {{1}}});
  EXPECT_THROW(evaluate(Term::inner({{}, "u"}, {{"C"}, "v"}), at), std::domain_error);
  at.vectors["u"].push_back(1);
  EXPECT_THROW(evaluate(Term::inner({{}, "u"}, {{}, "v"}), at), std::invalid_argument);
}

TEST(EvaluateTest, NaturalsTakeNaturalValues) {
  Valuation<Rational> at;
  for (const Rational& value : {Rational(1, 2), Rational(-1)}) {
    at.scalars["n"] = value;
    EXPECT_THROW(evaluate(n() + 1, at), std::domain_error);
    EXPECT_EQ(evaluate(Term::symbol("n") + 1, at), value + 1) << "a real may";
  }
}

TEST(EvaluateTest, TooLargeIsAnErrorNotAWait) {
  EXPECT_THROW(exact(pow(x(), pow(x(), 60))), std::length_error);
  EXPECT_THROW(exact(pow(x(), pow(Term(10), 30))), std::length_error);
  EXPECT_THROW(exact(sum(i(), 1, 1'000'000, i())), std::length_error);
  EXPECT_THROW(exact(sum(i(), 0, pow(x(), 63) - 1, i())), std::length_error);
  EXPECT_THROW(exact(sum(i(), 1, 90'000, sum(j(), 1, 90'000, i() * j()))), std::length_error);
  Term nested = i();
  for (int k = 0; k < 100; ++k) nested = sum(i(), 1, 1, nested);
  EXPECT_THROW(exact(nested), std::length_error);
}

TEST(EvaluateTest, SumsRunOut) {
  EXPECT_EQ(exact(sum(i(), 1, 100, i())), 5050);
  EXPECT_EQ(exact(sum(i(), 0, 100'000 - 1, 1)), 100'000);
  EXPECT_EQ(exact(sum(i(), 1, 0, 1 / (x() - 2))), 0) << "an empty sum needs no members";
  EXPECT_EQ(exact(sum(i(), 5, 2, i())), 0);
  EXPECT_EQ(exact(sum(i(), 1, n(), sum(j(), 1, i(), i() * j()))), 25);
  EXPECT_EQ(exact(sum(i(), 1, n(), sum(i(), 1, i(), i()))), 10)
      << "the inner index hides the outer";
  EXPECT_EQ(exact(sum(i(), 1, 2, i()) + i()), 4) << "i = 1 outside";
  EXPECT_EQ(exact(sum(i(), 1, n(), Term::element("g", i()))), Rational(5, 3));
  EXPECT_EQ(exact(least(i(), 0, 4, square(i() - 3) + 1)), 1);
  EXPECT_EQ(exact(least(i(), 2, 2, -i())), -2);
}

TEST(EvaluateTest, ASumIsTheSumOfItsMembers) {
  int compared = 0;
  for_all(500, [&] {
    Palette palette = exact_formulas();
    palette.depth = 3;
    const Term body = *any_term(palette);
    const long first = *rc::gen::inRange<long>(0, 3);
    const long last = *rc::gen::inRange<long>(0, 5);
    Term written = 0;
    std::optional<Term> smallest;
    for (long k = first; k <= last; ++k) {
      const Term member = substitute(body, {{i(), k}});
      written = written + member;
      smallest = smallest ? min(*smallest, member) : member;
    }
    const auto at = valuation<Rational>(*any_values());
    const auto value = exact_value(sum(i(), first, last, body), at);
    RC_ASSERT(value == exact_value(written, at));
    if (smallest) {
      RC_ASSERT(exact_value(least(i(), first, last, body), at) == exact_value(*smallest, at));
    }
    if (value && first < last) ++compared;
  });
  EXPECT_GT(compared, enough(33));
}

TEST(EvaluateTest, InnerProductsAreThoseOfTheMatrices) {
  const Values values{.u = {1, 2}, .v = {3, -1}, .a = {{2, 1}, {1, 0}}, .b = {{0, 1}, {1, 5}}};
  EXPECT_EQ(exact(Term::inner({{}, "u"}, {{}, "v"}), values), 1);
  EXPECT_EQ(exact(Term::inner({{}, "u"}, {{"A"}, "v"}), values), 11);
  // A B v = A (-1, -2) = (-4, -1); B A v = B (5, 3) = (3, 20).
  EXPECT_EQ(exact(Term::inner({{}, "u"}, {{"A", "B"}, "v"}), values), -6);
  EXPECT_EQ(exact(Term::inner({{}, "u"}, {{"B", "A"}, "v"}), values), 43);
  EXPECT_EQ(exact(Term::inner({{"A", "B"}, "u"}, {{}, "v"}), values), 43) << "u' B A v";
}

TEST(EvaluateTest, ExpectationsSeeTheBoundIndices) {
  auto at = valuation<Rational>({.x = 2, .n = 3});
  at.expectation = [](Term body, const Valuation<Rational>& here) {
    return 10 * evaluate(body, here);
  };
  EXPECT_EQ(evaluate(expect(x() + 1), at), 30);
  EXPECT_EQ(evaluate(sum(i(), 1, n(), expect(i() * x())), at), 120);
  EXPECT_EQ(evaluate(sum(i(), 1, 2, sum(i(), 5, 6, expect(i()))), at), 220);
  EXPECT_EQ(evaluate(sum(i(), 1, 2, sum(j(), 3, 4, expect(i() * j()))), at), 210);
  EXPECT_EQ(evaluate(sum(i(), 1, 2, sum(i(), i(), 3, expect(i()))), at), 110);
}

TEST(EvaluateTest, SharedPartsAreComputedOnce) {
  int asked = 0;
  auto at = valuation<Rational>({.n = 3});
  at.element = [&](const std::string&, long k) { return ++asked, Rational(k); };
  Term doubled = Term::element("g", n());
  for (int k = 0; k < 100; ++k) doubled = doubled + doubled;
  EXPECT_EQ(evaluate(doubled, at), 3 * pow(Rational(2), 100));
  EXPECT_EQ(asked, 1);
  asked = 0;
  const Term fixed = Term::element("g", n());
  EXPECT_EQ(evaluate(sum(i(), 1, 1000, i() * sum(j(), 1, 10, fixed + i())), at), 3'353'350'000);
  EXPECT_EQ(asked, 1) << "does not depend on any index";
}

TEST(EvaluateTest, VeryDeepFormulasAreNoTrouble) {
  Term t = x();
  for (int k = 0; k < 100'000; ++k) t = k % 2 == 0 ? t + 1 : -t;
  EXPECT_EQ(exact(t), 2);
  EXPECT_EQ(exact(sum(i(), 1, 2, t)), 4);
  EXPECT_DOUBLE_EQ(evaluate(t, valuation<double>({.x = 2})), 2.0);
}

TEST(EvaluateTest, FunctionsAgreeAcrossTheArithmetics) {
  const Values values{.x = Rational(3, 4)};
  for (Term t : {exp(x()), log(x()), sin(x()), cos(x()), sinh(x()), cosh(x()), tanh(x()), atan(x()),
                 sqrt(x()), Term::pi() * x(), pow(x(), Rational(7, 5)), pow(x(), x())}) {
    const Interval enclosure = evaluate(t, valuation<Interval>(values));
    EXPECT_LT(enclosure.width(), pow(Rational(10), -48)) << text(t);
    const Rational middle = enclosure.midpoint();
    const Real50 real = evaluate(t, valuation<Real50>(values));
    EXPECT_LT(abs(real.to_rational() - middle), pow(Rational(10), -48)) << text(t);
    EXPECT_NEAR(evaluate(t, valuation<double>(values)), middle.to_double(), 1e-15) << text(t);
  }
  const auto near = [&](Term t, double expected) {
    EXPECT_NEAR(evaluate(t, valuation<double>(values)), expected, 1e-15) << text(t);
  };
  near(exp(x()), std::exp(0.75));
  near(log(x()), std::log(0.75));
  near(sin(x()), std::sin(0.75));
  near(cos(x()), std::cos(0.75));
  near(sinh(x()), std::sinh(0.75));
  near(cosh(x()), std::cosh(0.75));
  near(tanh(x()), std::tanh(0.75));
  near(atan(x()), std::atan(0.75));
  near(sqrt(x()), std::sqrt(0.75));
  near(Term::pi(), 3.14159265358979324);
}

}  // namespace
}  // namespace gradus::test
