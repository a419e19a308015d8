#include "gradus/landscape/network_shapes.hpp"

#include <gtest/gtest.h>

namespace gradus::test {
namespace {

TEST(NetworkShapes, are_all_of_them) {
  EXPECT_EQ(network_shapes(1, 3).size(), 9U);
  EXPECT_EQ(network_shapes(3, 3).size(), 81U);
  EXPECT_EQ(network_shapes(1, 2),
            (std::vector<std::vector<unsigned>>{{1, 1}, {1, 2}, {2, 1}, {2, 2}}));
}

TEST(NetworkShapes, back_propagation_is_the_derivative_and_not_zero) {
  unsigned moved = 0;
  for (const auto& shape : network_shapes(2, 2)) {
    for (const Unit unit : units) {
      const GradientCheck found = check_gradient(shape, unit, 7);
      EXPECT_EQ(found.weights, shape[0] * shape[1] + shape[1] * shape[2]);
      EXPECT_EQ(found.derivative, -found.change) << name(unit);
      if (!found.derivative.is_zero()) ++moved;
      if (unit != Unit::relu) {
        EXPECT_FALSE(found.derivative.is_zero()) << name(unit);
      }
    }
  }
  EXPECT_GT(moved, 28U);  // a relu unit can be off
}

TEST(NetworkShapes, a_linear_unit_has_the_derivative_of_a_parabola) {
  const GradientCheck one = check_gradient({1, 1}, Unit::linear, 3);
  EXPECT_EQ(one.weights, 1U);
  EXPECT_EQ(one.derivative, check_gradient({1, 1}, Unit::linear, 3).derivative);
  EXPECT_NE(one.derivative, check_gradient({1, 1}, Unit::linear, 4).derivative);
}

TEST(NetworkShapes, a_wrong_factor_is_noticed) {
  EXPECT_TRUE(check_shapes(2, 2, -1).violation.empty());
  EXPECT_EQ(check_shapes(2, 2, -1).cases.count, 48U);
  EXPECT_TRUE(check_shapes(2, 2, Rational(-1, 2)).violation.starts_with("l = 1: linear"));
}

}  // namespace
}  // namespace gradus::test
