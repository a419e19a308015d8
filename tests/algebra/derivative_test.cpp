#include <gtest/gtest.h>

#include <stdexcept>

#include "algebra/term_gen.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

std::string d(Term t) { return text(derivative(t, x())); }

TEST(DerivativeTest, FollowsTheRulesOfCalculus) {
  EXPECT_EQ(d(3), "0");
  EXPECT_EQ(d(x()), "1");
  EXPECT_EQ(d(y()), "0");
  EXPECT_EQ(d(-x() + x() * y() - 5), "-1 + y");
  EXPECT_EQ(d(x() * exp(x())), "exp(x) + exp(x)*x");
  EXPECT_EQ(d(pow(x(), 2)), "2*x");
  EXPECT_EQ(d(pow(x(), 1)), "1");
  EXPECT_EQ(d(pow(x(), 0)), "0");
  EXPECT_EQ(d(pow(x(), n())), "n*x^(n-1)");
  EXPECT_EQ(d(pow(x(), Rational(1, 2))), "1/2*x^(-1/2)");
  EXPECT_EQ(d(pow(2, x())), "log(2)*2^x");
  EXPECT_EQ(d(1 / x()), "-1/x^2");
  EXPECT_EQ(d(x() / y()), "1/y");
  EXPECT_EQ(d(log(x())), "1/x");
  EXPECT_EQ(d(log(cosh(x()))), "sinh(x)/cosh(x)");
  EXPECT_EQ(d(sin(2 * x())), "2*cos(2*x)");
  EXPECT_EQ(d(cos(x())), "-sin(x)");
  EXPECT_EQ(d(tanh(x())), "1 - tanh(x)^2");
  EXPECT_EQ(d(atan(x())), "1/(1 + x^2)");
  EXPECT_EQ(d(sqrt(x())), "1/(2*sqrt(x))");
  EXPECT_EQ(d(sum(i(), 1, n(), i() * x())), "sum(i=1..n, i)");
  EXPECT_EQ(d(sum(i(), 1, n(), i() * y())), "0");
  EXPECT_EQ(d(abs(y()) + min(y(), 1) + Term::element("g", n()) + expect(y())), "0");
  EXPECT_EQ(d(Term::inner({{}, "u"}, {{}, "u"}) * x()), "<u, u>");
}

TEST(DerivativeTest, SaysWhereItHasNoRule) {
  for (Term t : {abs(x()), min(x(), 1), max(y(), x()), least(i(), 0, n(), i() * x()), expect(x()),
                 Term::element("g", x()), sum(i(), 1, x(), y())}) {
    EXPECT_THROW(derivative(t, x()), std::domain_error) << text(t);
  }
  EXPECT_THROW(derivative(x(), n()), std::invalid_argument);
  EXPECT_THROW(derivative(x(), x() + 1), std::invalid_argument);
}

/// The degree in x of a formula made of + - * and constant powers, at most.
long degree(Term t) {
  switch (t.op()) {
    case Op::symbol:
      return same(t, x()) ? 1 : 0;
    case Op::constant:
      return 0;
    case Op::multiply:
      return degree(t.operand(0)) + degree(t.operand(1));
    case Op::power:
      return degree(t.operand(0)) * t.operand(1).value().to_long().value();
    case Op::negate:
      return degree(t.operand(0));
    default:
      return std::max(degree(t.operand(0)), degree(t.operand(1)));
  }
}

/// The exact derivative of a polynomial at `at`, from its values at `at`, `at` + 1, ... by Newton's
/// divided differences.
Rational slope_by_interpolation(Term t, Valuation<Rational> at, long degree) {
  const Rational centre = at.scalars["x"];
  std::vector<Rational> differences;
  for (long k = 0; k <= degree; ++k) {
    at.scalars["x"] = centre + k;
    differences.push_back(evaluate(t, at));
  }
  for (long order = 1; order <= degree; ++order) {
    for (long k = degree; k >= order; --k) {
      const auto at_k = static_cast<std::size_t>(k);
      differences[at_k] = (differences[at_k] - differences[at_k - 1]) / order;
    }
  }
  Rational slope;
  Rational product = 1;  // (0 - 1) (0 - 2) ... (0 - (k - 1))
  for (long k = 1; k <= degree; ++k) {
    slope += differences[static_cast<std::size_t>(k)] * product;
    product *= -k;
  }
  return slope;
}

TEST(DerivativeTest, OfPolynomialsIsExact) {
  int compared = 0;
  for_all(1000, [&] {
    const Term t = *any_term(polynomials());
    if (degree(t) > 30) return;
    const auto at = valuation<Rational>(*any_values());
    RC_ASSERT(evaluate(derivative(t, x()), at) == slope_by_interpolation(t, at, degree(t)));
    if (degree(t) > 1) ++compared;
  });
  EXPECT_GT(compared, enough(33));
}

TEST(DerivativeTest, OfSmoothFunctionsMeetsTheSecantSlopes) {
  int compared = 0;
  for_all(3000, [&] {
    const Term t = *any_term(smooth_functions());
    const Values values = *any_values();
    const Rational left = values.x;
    const Rational right = left + Rational(1, 4096);
    auto at = valuation<Interval>(values);
    const Interval low = evaluate(t, at);
    at.scalars["x"] = Interval(right);
    const Interval high = evaluate(t, at);
    at.scalars["x"] = Interval::hull(left, right);
    const Interval between = evaluate(t, at);
    const Interval slopes = evaluate(derivative(t, x()), at);
    if (!between.is_defined() || !slopes.is_defined()) return;
    const Interval secant = (high - low) / (right - left);
    // Mean value theorem: some slope in between is the secant's.
    RC_ASSERT(possibly(slopes == secant));
    if (slopes.is_bounded() && !slopes.contains_zero()) ++compared;
  });
  EXPECT_GT(compared, enough(100));
}

}  // namespace
}  // namespace gradus::test
