#include "gradus/landscape/machine_descent.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gradus {
namespace {

TEST(MachineDescent, halving_ends_at_the_smallest_subnormal_and_nowhere_else) {
  EXPECT_EQ(check_halving_in_doubles(1'200, 1'074).violation, "");
  EXPECT_EQ(check_halving_in_doubles(1'200, 1'073).violation, "t = 1074: log2 w = -1074.000000");
  EXPECT_EQ(check_halving_in_doubles(1'200, 1'075).violation, "t = 1075: log2 w = -1074.000000");
  const double least = std::numeric_limits<double>::denorm_min();
  EXPECT_EQ(least - 0.5 * least, least);
}

}  // namespace
}  // namespace gradus
