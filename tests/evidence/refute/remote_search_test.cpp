// What fails only at the end of a range, far out or close to 0 is refuted there.

#include <gtest/gtest.h>

#include "evidence/refute/refute_statements.hpp"

namespace gradus {
namespace {

Rational ten_to(long k) { return pow(Rational(10), k); }

Budget small() {
  Budget budget;
  budget.cases = 2'000;
  return budget;
}

void expect_refuted(const Domain& d, const Comparison& c) {
  const Statement s = statement(d, c);
  const auto found = refute(s, small());
  ASSERT_TRUE(found) << text(c);
  EXPECT_EQ(holds_at(s, found->point), false) << text(c) << " at " << text(found->point);
}

TEST(RemoteSearch, the_end_of_a_range_is_looked_at_exactly) {
  const Rational end = Rational::parse("14142135623730951/10000000000000000");  // above sqrt 2
  expect_refuted(over({in(x(), 0, end)}), square(x()) <= 2);
  expect_refuted(over({Variable{x(), -ten_to(-9), {}}}), tanh(x()) <= x());
  expect_refuted(over({in(x(), 0, 1), Variable{y(), {}, ten_to(-7)}}), y() <= 0);
  // An end that does not belong to the range is not.
  Variable open = in(x(), 0, 1);
  open.upper_strict = true;
  EXPECT_FALSE(refute(statement(over({open}), x() < 1), small()));
  // Beside it there are points.
  expect_refuted(over({open}), x() <= 1 - ten_to(-5));
  open.lower_strict = true;
  expect_refuted(over({open}), log(x()) * (1 - x()) <= Term(-ten_to(-20)));
}

TEST(RemoteSearch, ranges_without_bounds_are_looked_at_far_out) {
  expect_refuted(over({positive(x())}), x() <= Term(ten_to(12)));
  expect_refuted(over({positive(x()), positive(y())}), x() * y() <= Term(ten_to(12)));
  expect_refuted(over({real(x()), real(y())}, {y() <= x()}), x() + y() >= Term(-ten_to(40)));
  expect_refuted(over({natural_from(t(), 1)}), t() <= Term(ten_to(15)));
  // An end beyond all doubles is none for the random search.
  EXPECT_TRUE(refute_at_random(
      statement(over({in(x(), 1, ten_to(310))}), atan(x()) <= Rational(3, 2)), small()));
}

TEST(RemoteSearch, so_are_numbers_close_to_0) {
  expect_refuted(over({positive(x())}), 1 / x() <= Term(ten_to(30)));
  expect_refuted(over({real(x())}, {pow(x(), 3) <= Term(ten_to(-30))}), x() <= 0);
  expect_refuted(over({positive(x()), in(y(), 1, 2)}), x() * y() >= Term(ten_to(-25)));
}

TEST(RemoteSearch, what_is_found_far_out_is_made_simple) {
  const auto found = refute(statement(over({positive(x())}), x() <= Term(ten_to(6))), small());
  ASSERT_TRUE(found);
  EXPECT_EQ(text(found->point), "x = 1000001");
}

TEST(RemoteSearch, large_numbers_cost_no_more_than_the_budget) {
  const Domain d = over({positive(x()), real(y())});
  for (const Comparison& c : {pow(x(), y()) > 0, exp(exp(x())) > 0, pow(2, pow(x(), y())) > 0,
                              pow(1 + square(x()), 100) * pow(1 + square(y()), 100) > 0,
                              1 + square(sin(x() * y())) > 0}) {
    EXPECT_FALSE(refute(statement(d, c), small())) << text(c);
  }
}

}  // namespace
}  // namespace gradus
