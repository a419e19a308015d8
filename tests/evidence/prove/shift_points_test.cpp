#include "gradus/evidence/prove/shift_points.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/normal_form.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), u = Term::symbol("u"),
           v = Term::symbol("v");

Polynomial polynomial(Term t) { return normal_form(t).numerator; }

int positive(Term) { return 1; }

TEST(ShiftPoints, leave_what_has_terms_of_one_sign) {
  // x = 1 + u: x^2 - 1 = 2 u + u^2.
  const Polynomial p = polynomial(square(x) - 1), value = polynomial(1 + u);
  EXPECT_TRUE(ShiftPoints(p, positive).may_have_one_sign({x, &value}));
}

TEST(ShiftPoints, exclude_what_is_negative_for_some_values_of_the_new_unknown) {
  // x = 1 + u: x^2 - 2 = -1 + 2 u + u^2.
  const Polynomial p = polynomial(square(x) - 2), value = polynomial(1 + u);
  EXPECT_FALSE(ShiftPoints(p, positive).may_have_one_sign({x, &value}));
}

TEST(ShiftPoints, put_the_second_value_into_the_first) {
  // x = y + u, y = 1 + v: x y - 1 = (1 + v + u) (1 + v) - 1; without the second, -1 is left.
  const Polynomial p = polynomial(x * y - 1), first = polynomial(y + u), second = polynomial(1 + v);
  const ShiftPoints::Shift then{y, &second};
  ShiftPoints points(p, positive);
  EXPECT_TRUE(points.may_have_one_sign({x, &first}, &then));
  EXPECT_FALSE(points.may_have_one_sign({x, &first}));
}

TEST(ShiftPoints, take_both_signs_where_none_is_known) {
  const Polynomial p = polynomial(x * y), value = polynomial(1 + u);
  const auto sign = [](Term atom) { return same(atom, y) ? 0 : 1; };
  EXPECT_FALSE(ShiftPoints(p, sign).may_have_one_sign({x, &value}));
  const auto below = [](Term atom) { return same(atom, y) ? -1 : 1; };
  EXPECT_FALSE(ShiftPoints(p, below).may_have_one_sign({x, &value}));
  EXPECT_TRUE(ShiftPoints(p, positive).may_have_one_sign({x, &value}));
}

}  // namespace
}  // namespace gradus
