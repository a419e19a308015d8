// Statements that a reduction would accept if one of its conditions were left out.

#include <gtest/gtest.h>

#include <vector>

#include "evidence/soundness/false_statements.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::n;
using test::x;
using test::y;

const Term k = Term::natural("k");
const Term half = Rational(1, 2), third = Rational(1, 3);

Variable open_below(Variable v) {
  v.lower_strict = true;
  return v;
}

Variable naturals() { return natural_from(n(), 0); }

void expect_open(const std::vector<test::FalseStatement>& all) {
  for (const auto& [statement, at] : all) {
    EXPECT_TRUE(test::is_false_at(statement, at)) << text(statement.conclusion);
    EXPECT_EQ(test::accepted_by(statement).value_or(""), "") << text(statement.conclusion);
  }
}

TEST(SoundnessGaps, powers_of_both_sides_tell_nothing_of_signs) {
  expect_open(
      {{about(x() >= sqrt(y()), {in(x(), -2, -1), in(y(), 0, 1)}), {-1, 0, 0}},
       {about(x() >= pow(y(), Rational(1, 4)), {in(x(), -2, -1), in(y(), 0, 1)}), {-2, 1, 0}},
       {about(sqrt(x()) > x(), {in(x(), 0, 1)}), {0, 0, 0}},
       {about(pow(x(), third) * y() <= x(), {in(x(), 0, 1), in(y(), -1, 1)}),
        {Rational(1, 8), 1, 0}}});
}

TEST(SoundnessGaps, sizes_forget_what_hypotheses_say_of_signs) {
  expect_open({{about(x() + cosh(x()) >= 2, {real(x())}, {x() <= -half}), {-1, 0, 0}},
               {about(x() * square(y()) + cosh(x()) >= 1, {real(x()), real(y())}), {-1, 3, 0}},
               {about(x() * cosh(y()) + square(x()) * cosh(y()) >= 0, {in(x(), -1, 5), real(y())}),
                {-Rational(1, 2), 0, 0}}});
}

TEST(SoundnessGaps, sums_of_angles_keep_their_signs) {
  const std::vector<Variable> both{real(x()), real(y())};
  expect_open(
      {{about(sin(x() - y()) == sin(x()) * cos(y()) + cos(x()) * sin(y()), both), {0, 1, 0}},
       {about(cos(x() + y()) == cos(x()) * cos(y()) + sin(x()) * sin(y()), both), {1, 1, 0}},
       {about(sin(-2 * x()) <= 2 * sin(x()) * cos(x()), {in(x(), -1, 1)}),
        {-Rational(1, 2), 0, 0}}});
}

TEST(SoundnessGaps, what_is_concave_is_least_at_ends_that_are_approached) {
  const Variable unit = in(x(), 0, 1);
  expect_open({{about(log(x()) + 1 >= 0, {open_below(unit)}), {Rational(1, 10), 0, 0}},
               {about(-x() * log(x()) > 0, {open_below(unit)}), {1, 0, 0}},
               {about(-x() * log(x()) >= 0, {unit}), {0, 0, 0}},
               {about(square(x()) >= half * half, {in(x(), -1, 1)}), {0, 0, 0}},
               {about(sqrt(x()) >= y() * x(), {unit, in(y(), 0, 2)}), {1, 2, 0}}});
}

TEST(SoundnessGaps, sums_may_be_empty_or_have_no_value) {
  expect_open(
      {{about(sum(k, n(), 2, k) >= 1, {naturals()}), {0, 0, 3}},
       {about(sum(k, 1, n(), x()) >= x(), {naturals(), in(x(), 0, 1)}), {1, 0, 0}},
       {about(sum(k, 0, n(), pow(x(), k)) == (1 - pow(x(), n() + 1)) / (1 - x()),
              {naturals(), in(x(), 0, 1)}),
        {1, 0, 0}},
       {about(sum(k, 0, n(), k * pow(x(), k)) >= 0, {naturals(), in(x(), -1, 1)}), {-1, 0, 1}},
       {about(sum(k, 1, n(), 1 / (k - 2)) <= n(), {naturals()}), {0, 0, 2}}});
}

TEST(SoundnessGaps, both_orders_are_asked_of_an_equation) {
  expect_open({{about(x() == abs(x()), {in(x(), -1, 1)}), {-1, 0, 0}},
               {about(exp(x()) == 1 + x(), {real(x())}), {1, 0, 0}},
               {about(square(sqrt(x())) == x(), {in(x(), -1, 1)}), {-1, 0, 0}}});
}

TEST(SoundnessGaps, powers_of_zero) {
  const Variable unit = in(x(), 0, 1);
  expect_open({{about(pow(Term(0), x()) == 0, {unit}), {0, 0, 0}},
               {about(pow(x(), y()) <= 1, {unit, in(y(), -1, 1)}), {Rational(1, 2), -1, 0}},
               {about(pow(x(), y()) >= 0, {unit, in(y(), -1, 1)}), {0, -1, 0}},
               {about(pow(x(), half) >= 0, {in(x(), -1, 1)}), {-1, 0, 0}},
               {about(pow(x(), y()) * pow(x(), -y()) == 1, {unit, in(y(), 0, 1)}), {0, 1, 0}},
               {about(pow(x(), third) > 0, {unit}), {0, 0, 0}},
               {about(pow(x(), n() + 1) / pow(x(), n()) == x(), {unit, naturals()}), {0, 0, 1}}});
}

}  // namespace
}  // namespace gradus
