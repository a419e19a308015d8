#include "gradus/algebra/remembered.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/normal_form.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");

TEST(RememberedNormalForms, are_what_would_be_computed) {
  const Term t = square(x + y) / (x - y) + exp(x + y) * sqrt(square(y));
  const Fraction computed = normal_form(t);
  const RememberedNormalForms outer;
  EXPECT_EQ(normal_form(t), computed);
  {
    const RememberedNormalForms inner;
    EXPECT_EQ(normal_form(t), computed);
  }
  EXPECT_EQ(normal_form(t), computed);
}

TEST(RememberedNormalForms, are_not_those_under_known_values) {
  const RememberedNormalForms remembered;
  EXPECT_EQ(normal_form(x * y, {{x, 2}}), normal_form(2 * y));
  EXPECT_EQ(normal_form(x * y).numerator, Polynomial::atom(x) * Polynomial::atom(y));
  EXPECT_EQ(normal_form(x * y, {{x, 3}}), normal_form(3 * y));
}

}  // namespace
}  // namespace gradus
