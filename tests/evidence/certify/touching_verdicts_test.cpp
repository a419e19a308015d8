// What is certified, and what is not, where both sides touch.

#include <gtest/gtest.h>

#include "gradus/evidence/certify/certify.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;

const Term x = Term::symbol("x"), y = Term::symbol("y"), z = Term::symbol("z"),
           e = Term::symbol("eps"), h = Term::symbol("h");

Term power(Term base, int n) { return pow(base, Term(n)); }

bool certified(const Statement& s, const Budget& budget = {}) {
  const auto found = certify(s, budget);
  return found && std::holds_alternative<Paving>(*found);
}

bool certified_within(std::uint64_t boxes, const Statement& s) {
  Budget budget;
  budget.boxes = boxes;
  return certified(s, budget);
}

TEST(TouchingVerdicts, equations_and_ends_certify) {
  const Term m = Term::symbol("m"), l = Term::symbol("L");
  EXPECT_TRUE(certified(about(abs(Term(1) - e * m) <= (l - m) / (l + m),
                              {in(m, Rational(1, 10), 1), in(l, 1, 10), in(e, 0, 2)},
                              {e == Term(2) / (l + m)})));
  EXPECT_TRUE(certified(about(square(Term(1) - e * h) <= Term(1) - Term(2) * e * m * l / (m + l),
                              {in(h, 0, 10), in(m, Rational(1, 10), 1), in(l, 1, 10), in(e, 0, 2)},
                              {h >= m, h <= l, e <= Term(2) / (m + l)})));
}

TEST(TouchingVerdicts, an_equation_gives_an_unknown_under_a_quotient) {
  const Comparison conjugate = 1 / x + 1 / y == 1;
  EXPECT_TRUE(certified(about(y == x / (x - 1), {positive(x), real(y)}, {conjugate, x > 1})));
  EXPECT_TRUE(certified(about(y > 1, {real(x), real(y)}, {conjugate, x > 1})));
  EXPECT_FALSE(certified(about(y > 1, {real(x), real(y)}, {conjugate})));  // -1, 1/2
  EXPECT_FALSE(certified(about(y >= 1, {positive(x), real(y)}, {conjugate})));
  EXPECT_FALSE(certified(about(y > 2, {real(x), real(y)}, {conjugate, x > 1})));
}

TEST(TouchingVerdicts, a_denominator_with_roots_goes_to_the_other_side) {
  const Variable a = in(x, Rational(1, 10), 1), b = in(y, Rational(1, 10), 1), c = in(z, -1, 1);
  const Term size = sqrt(x * square(z) + (Term(2) - x) * square(y));
  const auto bound = [&](Term factor) {
    return about(abs(y + z) / size <= factor * sqrt(1 / x + 1 / (2 - x)), {a, b, c});
  };
  EXPECT_TRUE(certified(bound(1)));
  EXPECT_FALSE(certified(bound(Rational(99, 100))));
  // Of unknown sign it is no factor of both sides.
  EXPECT_FALSE(certified_within(
      2000, about(Term(1) / (sqrt(x) - Rational(1, 2)) <= 100 * x, {in(x, 0, 1)})));
}

TEST(TouchingVerdicts, factors_as_written_have_signs_on_a_box) {
  const auto slope = [](Term t) { return t / sqrt(Term(1) + square(t)); };
  const Term rise = slope(x) - slope(y);
  const std::vector<Variable> box{in(x, -3, 3), in(y, -3, 3)};
  EXPECT_TRUE(certified(about(rise * (x - y) >= square(rise), box)));
  EXPECT_FALSE(certified(about(rise * (x - y) >= Rational(11, 10) * square(rise), box)));
}

TEST(TouchingVerdicts, a_part_without_unknowns_is_enclosed) {
  const Variable far{x, 4, {}};
  EXPECT_TRUE(certified(about(x * exp(-x) <= Rational(1, 13), {far})));
  EXPECT_FALSE(certified(about(x * exp(-x) <= Rational(1, 14), {far})));
}

TEST(TouchingVerdicts, what_vanishes_where_two_variables_are_equal_is_certified) {
  const Variable a = in(x, -3, 3), b = in(y, -3, 3);
  EXPECT_TRUE(certified(about(abs(sin(x) - sin(y)) <= abs(x - y), {a, b})));
  EXPECT_FALSE(certified(about(abs(sin(x) - sin(y)) <= Rational(9, 10) * abs(x - y), {a, b})));
  EXPECT_TRUE(certified(
      about(sqrt(y * y + Term(1)) <=
                sqrt(x * x + Term(1)) + x / sqrt(x * x + Term(1)) * (y - x) + power(y - x, 2) / 2,
            {a, b})));
  const Variable p = in(x, Rational(1, 10), Rational(9, 10)),
                 q = in(y, Rational(1, 10), Rational(9, 10));
  const Term divergence = x * log(x / y) + (Term(1) - x) * log((Term(1) - x) / (Term(1) - y));
  EXPECT_TRUE(certified(about(Term(2) * power(x - y, 2) <= divergence, {p, q})));
  EXPECT_FALSE(certified(about(Rational(21, 10) * power(x - y, 2) <= divergence, {p, q})));
}

TEST(TouchingVerdicts, nothing_rests_on_no_parts_or_on_bounds_that_are_not_implied) {
  const Variable third = in(x, Rational(1, 3), Rational(1, 3)),
                 same_third = in(y, Rational(1, 3), Rational(1, 3));
  EXPECT_FALSE(certified_within(
      300, about((exp(x) - exp(y)) * sqrt(z) >= 0, {third, same_third, in(z, -1, 1)})));
  EXPECT_FALSE(
      certified_within(300, about((x - y) * log(z) >= 0, {third, same_third, in(z, -1, 1)})));
  for (const Comparison& relation : {abs(x) != y, abs(x) > y, abs(x) >= y, x != y, x > y}) {
    EXPECT_FALSE(certified_within(
        300, about(atan(x) <= Rational(3, 2), {real(x), in(y, 1, 2)}, {relation})));
  }
  for (const Comparison& relation : {abs(x) == y, abs(x) < y, abs(x) <= y, x == y}) {
    EXPECT_TRUE(certified_within(
        300, about(atan(x) <= Rational(3, 2), {real(x), in(y, 1, 2)}, {relation})));
  }
}

TEST(TouchingVerdicts, what_has_no_value_somewhere_is_not_certified_by_what_is_put_for_it) {
  const Term two(2), half = Rational(1, 2);
  // exp(-x^2/x) is one over exp(x) where it has a value.
  EXPECT_FALSE(certified_within(2000, about(exp(x) + exp(-square(x) / x) >= two, {real(x)})));
  EXPECT_FALSE(
      certified_within(2000, about(exp(x) + exp(y / y - Term(1) - x) >= two, {real(x), real(y)})));
  // 0^(-1/2) has none.
  EXPECT_FALSE(certified_within(
      2000, about(sqrt(x) + pow(max(Term(0), y), -half) <= Term(10),
                  {in(x, Rational(1, 2), 2), in(y, -1, 1)}, {square(y) >= Rational(1, 4)})));
  // The derivative x/sqrt(x^2 + y^2) has none at x = 0 where y = 0, and does not tend to 0.
  Variable first = in(x, 0, 1);
  first.lower_strict = true;
  const Term steep = Term(Rational(10'000'000'000'000'000)) * square(x);
  EXPECT_FALSE(certified_within(
      2000, about(steep >= sqrt(square(x) + square(y)) - y, {first, in(y, 0, 0)})));
}

TEST(TouchingVerdicts, an_integral_does_not_cross_a_point_without_value) {
  // The derivative by x is > 0 and the difference vanishes at x = 0, but it jumps down at x = 1.
  const Term jump = atan(Term(1) / (Term(1) - x)) - atan(Term(1));
  EXPECT_FALSE(certified(about(jump >= 0, {in(x, 0, 2), in(y, 1, 2)},
                               {(x - Term(1)) / (x - Term(1)) * y >= Term(0)})));
}

}  // namespace
}  // namespace gradus
