#include "gradus/evidence/certify/glance.hpp"

#include <gtest/gtest.h>

#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;

const Term x = Term::symbol("x"), y = Term::symbol("y");

TEST(Glance, it_sees_what_fails_inside_the_bounds_alone) {
  const Variable narrow = in(x, Rational(1, 10), Rational(9, 10));
  EXPECT_TRUE(fails_at_a_glance(about(x >= Rational(1, 2), {narrow})));
  EXPECT_TRUE(fails_at_a_glance(about(x * y <= 1, {real(x), real(y)})));
  EXPECT_FALSE(fails_at_a_glance(about(x <= Rational(9, 10), {narrow})));
  EXPECT_FALSE(fails_at_a_glance(about(x * y <= 1, {real(x), real(y)}, {x * y < 1})));
  EXPECT_FALSE(fails_at_a_glance(about(square(x + y) == x, {real(x), real(y)})));
}

TEST(Glance, it_needs_no_end_that_the_bounds_leave_out) {
  const Comparison off_at_0 = x > 0;
  EXPECT_TRUE(fails_at_a_glance(about(-Term(1) >= log(x), {in(x, Rational(1, 2), 4)})));
  EXPECT_FALSE(fails_at_a_glance(about(off_at_0, {in_open(x, 0, 1)})));
  EXPECT_FALSE(fails_at_a_glance(about(off_at_0, {positive(x)})));
}

}  // namespace
}  // namespace gradus
