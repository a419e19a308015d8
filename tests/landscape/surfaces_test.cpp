#include "gradus/landscape/surfaces.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");

Rational at(Term formula, const Rational& first, const Rational& second = 0) {
  Valuation<Rational> v;
  v.scalars = {{"x", first}, {"y", second}};
  return evaluate<Rational>(formula, v);
}

TEST(Surfaces, two_layers_are_least_on_the_hyperbola_and_one_at_the_origin) {
  for (long k = -5; k <= 5; ++k) {
    if (k == 0) continue;
    EXPECT_EQ(at(two_layer_loss(x, y), k, Rational(1, k)), Rational(0));
  }
  EXPECT_EQ(at(two_layer_loss(x, y), 0, 0), Rational(1));
  EXPECT_EQ(at(two_layer_loss(x, y), 2, -1), Rational(9));
}

TEST(Surfaces, peano_is_zero_on_two_parabolas_and_negative_between) {
  for (long k = 1; k <= 6; ++k) {
    const Rational s(k, 4), square = s * s;
    EXPECT_EQ(at(peano_surface(x, y), s, square), Rational(0));
    EXPECT_EQ(at(peano_surface(x, y), s, Rational(3) * square), Rational(0));
    EXPECT_EQ(at(peano_surface(x, y), s, Rational(2) * square), -square * square);
  }
}

TEST(Surfaces, a_rectified_unit_is_dead_on_the_left) {
  for (const Rational& w : {Rational(-3), Rational(-1, 9), Rational(0)}) {
    EXPECT_EQ(at(rectified_loss(x), w), Rational(1));
  }
  EXPECT_EQ(at(rectified_loss(x), 1), Rational(0));
  EXPECT_EQ(at(rectified_loss(x), 3), Rational(4));
}

}  // namespace
}  // namespace gradus
