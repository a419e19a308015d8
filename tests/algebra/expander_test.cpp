#include "gradus/algebra/expander.hpp"

#include <gtest/gtest.h>

#include "algebra/polynomial_gen.hpp"
#include "algebra/term_gen.hpp"
#include "gradus/algebra/normal_form.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

Polynomial expanded(Term t) { return Expander().expand(t); }
bool agree(Term s, Term t) { return expanded(s) == expanded(t); }

/// Sums, products, quotients and powers with constant exponents.
Palette arithmetic() {
  Palette p = polynomials();
  p.leaves.push_back(0);
  p.exponents = {0, 1, 2, 3, -1, -2};
  p.binary.push_back(Op::divide);
  return p;
}

/// The value where 1/0 is the number `at_zero`.
Rational total_value(Term t, const Values& at, const Rational& at_zero) {
  const auto part = [&](std::size_t k) { return total_value(t.operand(k), at, at_zero); };
  const auto inverse = [&](const Rational& q) { return q.is_zero() ? at_zero : 1 / q; };
  switch (t.op()) {
    case Op::constant:
      return t.value();
    case Op::symbol:
      return same(t, x()) ? at.x : at.y;
    case Op::negate:
      return -part(0);
    case Op::add:
      return part(0) + part(1);
    case Op::subtract:
      return part(0) - part(1);
    case Op::multiply:
      return part(0) * part(1);
    case Op::divide:
      return part(0) * inverse(part(1));
    default: {
      const long n = t.operand(1).value().to_long().value();
      return n < 0 ? pow(inverse(part(0)), -n) : pow(part(0), n);
    }
  }
}

TEST(ExpanderTest, PolynomialsHaveTheNormalFormOfAnotherLibrary) {
  for_all(300, [] {
    const Term t = *any_term(polynomials());
    RC_ASSERT(normal_form(t) == Fraction{expanded(t)});
  });
}

TEST(ExpanderTest, QuotientsHaveTheNormalFormOfAnotherLibrary) {
  for_all(300, [] {
    const Term t = *any_term(arithmetic());
    Fraction form;
    try {
      form = normal_form(t);
    } catch (const std::domain_error&) {
      RC_DISCARD("divides by zero");
    }
    RC_ASSERT(normal_form(to_term(expanded(t))) == form);
  });
}

TEST(ExpanderTest, ProductsAreThoseOfAnotherLibrary) {
  for_all(200, [] {
    const Polynomial a = *any_polynomial(), b = *any_polynomial();
    const Polynomial product = Expander().multiply(a, b);
    RC_ASSERT(normal_form(to_term(a) * to_term(b)) == Fraction{product});
    const Place at = *any_place();
    RC_ASSERT(value(product, at) == value(a, at) * value(b, at));
  });
}

TEST(ExpanderTest, ValuesStayWhateverOneByZeroIs) {
  for_all(500, [] {
    const Term t = *any_term(arithmetic());
    Values at = *any_values();
    if (*rc::gen::inRange(0, 3) == 0) at.y = at.x;  // x - y = 0 now and then
    const Rational at_zero = *small_rational();
    RC_ASSERT(total_value(to_term(expanded(t)), at, at_zero) == total_value(t, at, at_zero));
  });
}

TEST(ExpanderTest, TheLawsOfRingsHoldForAllFormulas) {
  for_all(100, [] {
    Palette small = all_formulas();
    small.depth = 2;
    const Term a = *any_term(small), b = *any_term(small), c = *any_term(small);
    RC_ASSERT(agree(a + b, b + a) && agree(a * b, b * a));
    RC_ASSERT(agree((a + b) + c, a + (b + c)) && agree((a * b) * c, a * (b * c)));
    RC_ASSERT(agree(a * (b + c), a * b + a * c) && agree(a - b, a + -1 * b));
    RC_ASSERT(agree(a / b, a * pow(b, -1)) && agree(pow(a, 3), a * a * a));
    RC_ASSERT(agree(a - a, 0) && agree(-(-a), a) && agree(pow(a, 0), 1));
    RC_ASSERT(!agree(a, a + 1));
  });
}

TEST(ExpanderTest, WhatIsNoArithmeticIsAnUnknown) {
  const Term inner = Term::inner({{}, "u"}, {{"A"}, "v"});
  for (const Term& t :
       {exp(x()), log(y() + 1), sqrt(x()), abs(x()), sum(i(), 0, n(), i()), Term::pi(), inner,
        expect(Term::element("g", 0)), pow(x(), n()), pow(x(), y()), pow(x(), Rational(1, 2))}) {
    EXPECT_EQ(expanded(t), Polynomial::atom(t)) << text(t);
    EXPECT_EQ(expanded(pow(t, 2) * t), Polynomial::atom(t, 3)) << text(t);
  }
  EXPECT_FALSE(agree(exp(x() + y()), exp(y() + x())));  // operands stay as written
  EXPECT_FALSE(agree(sqrt(x()) * sqrt(x()), x()));
  EXPECT_FALSE(agree(pow(x(), n()) * x(), pow(x(), n() + 1)));
}

TEST(ExpanderTest, NothingIsCancelledThatMightBeZero) {
  for (const auto& [t, wrong] :
       std::vector<std::pair<Term, Term>>{{x() / x(), 1},
                                          {x() * pow(x(), -1), 1},
                                          {0 / Term(0), 1},
                                          {1 / Term(0), 0},
                                          {pow(x() - x(), -2), 0},
                                          {pow(x(), 2) / x(), x()},
                                          {1 / (1 / x()), x()},
                                          {pow(2 * x(), -1), pow(x(), -1) / 2}}) {
    EXPECT_FALSE(agree(t, wrong)) << text(t);
  }
  EXPECT_TRUE(agree(0 / x(), 0));
  EXPECT_TRUE(agree(pow(Term(0), 0), 1));
  EXPECT_TRUE(agree(pow(Term(Rational(2, 3)), -2), Rational(9, 4)));
  EXPECT_TRUE(agree(pow(x(), -5), pow(1 / x(), 5)));
  EXPECT_TRUE(agree(x() / (y() - y() + 2), x() / 2));
}

TEST(ExpanderTest, NumbersAreToldFromOtherPolynomials) {
  EXPECT_EQ(value(expanded(x() - x() + Rational(1, 2))), Rational(1, 2));
  EXPECT_EQ(value(Polynomial()), Rational(0));
  EXPECT_EQ(value(expanded(x())), std::nullopt);
  EXPECT_EQ(value(expanded(x() + 1)), std::nullopt);
}

TEST(ExpanderTest, WorkAndNestingAreBounded) {
  EXPECT_THROW(expanded(pow(x() + y() + n() + 1, 500)), std::exception);
  EXPECT_THROW(expanded(pow(x(), 10'001)), std::exception);
  EXPECT_THROW(expanded(pow(x(), 1'000'000'000)), std::exception);
  Term deep = x(), tower = x() + y();
  for (int k = 0; k < 20'000; ++k) deep = -deep;
  EXPECT_THROW(expanded(deep), std::exception);
  for (int k = 0; k < 15; ++k) tower = square(tower + k * x() * y());
  EXPECT_THROW(expanded(tower), std::exception);
  // Over all calls.
  Expander one;
  const Polynomial a = one.expand(pow(x() + y() + 1, 12));
  EXPECT_THROW(for (int k = 0; k < 1'000; ++k) one.multiply(a, a), std::runtime_error);
}

}  // namespace
}  // namespace gradus::test
