// What branch and bound asks of lanes: signs, centres, narrowing, halving, and zeros that stay.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>

#include "number/lane_containment.hpp"
#include "number/lane_filled.hpp"
#include "number/lane_levels.hpp"

namespace gradus {
namespace {

using test::all_lanes;
using test::Ends;
using test::filled;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

class LaneSearch : public ::testing::TestWithParam<LaneLevel> {
 protected:
  const LaneScope scope;
  const LaneKernels& kernels = lane_kernels(GetParam());
};

TEST_P(LaneSearch, signs) {
  const auto signs = [&](Ends a) {
    const LaneBlock block = filled(a);
    std::string text;
    const auto say = [&](LaneMask good, char c) {
      EXPECT_TRUE(good == 0 || good == all_lanes);
      if (good != 0) text += c;
    };
    say(kernels.is_positive(block, 4), '+');
    say(kernels.is_nonnegative(block, 4), 'p');
    say(kernels.is_negative(block, 4), '-');
    say(kernels.is_nonpositive(block, 4), 'n');
    return text;
  };
  EXPECT_EQ(signs({0x1p-1074, 1}), "+p");
  EXPECT_EQ(signs({0, 1}), "p");
  EXPECT_EQ(signs({-0.0, 1}), "p");
  EXPECT_EQ(signs({-0.0, 0}), "pn");
  EXPECT_EQ(signs({-1, -0x1p-1074}), "-n");
  EXPECT_EQ(signs({-1, 0}), "n");
  EXPECT_EQ(signs({-1, 1}), "");
  EXPECT_EQ(signs({nan, nan}), "");
}

TEST_P(LaneSearch, the_best_centre_lies_in_the_box) {
  test::LaneInputs inputs(5, 3);
  for (int round = 0; round < 300; ++round) {
    const test::LaneCase box = test::make_case(test::lane_operations().front(), inputs);
    const test::LaneCase slope = test::make_case(test::lane_operations().front(), inputs);
    LaneBlock centre;
    constexpr LaneMask middle = 0x0f0f1234;
    kernels.best_centre(centre, box.in[0], slope.in[0], middle, 4);
    for (int lane = 0; lane < LaneBlock::lanes; ++lane) {
      const Ends b = box.operand(0, lane);
      const Ends s = slope.operand(0, lane);
      EXPECT_EQ(centre.low[lane], centre.high[lane]);
      EXPECT_LE(b.low, centre.low[lane]);
      EXPECT_LE(centre.low[lane], b.high);
      if ((middle >> lane & 1) != 0) {
        EXPECT_EQ(centre.low[lane], std::clamp(b.low / 2 + b.high / 2, b.low, b.high));
      } else if (s.low >= 0) {
        EXPECT_EQ(centre.low[lane], b.low);
      } else if (s.high <= 0) {
        EXPECT_EQ(centre.low[lane], b.high);
      }
    }
  }
  LaneBlock centre;
  kernels.best_centre(centre, filled({0, 4}), filled({-1, 3}), 0, 4);
  EXPECT_EQ(centre.low[0], 1);  // -1 (4 - c) = -3 c
}

TEST_P(LaneSearch, only_the_given_lanes_are_narrowed) {
  test::LaneInputs inputs(17, 3);
  for (int round = 0; round < 100; ++round) {
    const test::LaneCase a = test::make_case(test::lane_operations().front(), inputs);
    const test::LaneCase b = test::make_case(test::lane_operations().front(), inputs);
    const LaneMask lanes = 0x9e3779b9U * static_cast<LaneMask>(round + 1);
    LaneBlock met = a.in[0], sized = a.in[0], fixed = a.in[0], size;
    kernels.abs(size, b.in[0], 4);
    const LaneMask some =
        kernels.meet(met, b.in[0], lanes, 4) & kernels.meet_magnitude(sized, size, lanes, 4);
    EXPECT_EQ(some & ~lanes, 0U);
    kernels.fix_monotone(fixed, b.in[0], lanes, 4);
    for (int lane = 0; lane < LaneBlock::lanes; ++lane) {
      const Ends old = a.operand(0, lane);
      const Ends slope = b.operand(0, lane);
      const bool given = (lanes >> lane & 1) != 0;
      for (const LaneBlock* block : {&met, &sized}) {
        if (given) continue;
        EXPECT_EQ(block->low[lane], old.low);
        EXPECT_EQ(block->high[lane], old.high);
      }
      const bool rises = given && slope.low >= 0;
      const bool falls = given && !rises && slope.high <= 0;
      EXPECT_EQ(fixed.low[lane], falls ? old.high : old.low);
      EXPECT_EQ(fixed.high[lane], rises ? old.low : old.high);
    }
  }
}

TEST_P(LaneSearch, the_variable_with_the_greatest_effect_is_halved) {
  const LaneBlock boxes[] = {filled({0, 4}), filled({-1, 1}), filled({3, 3})};
  const LaneBlock slopes[] = {filled({0, 1}), filled({-100, 2}), filled({-1e300, 1e300})};
  const double scales[] = {0.25, 0.5, 0};
  LaneCut cut;
  EXPECT_EQ(kernels.choose_cut(cut, boxes, slopes, scales, 3, 1, 4), all_lanes);
  EXPECT_EQ(cut.variable[0], 1);
  EXPECT_EQ(cut.middle[0], 0);
  EXPECT_EQ(cut.variable[1], 0);  // without slopes, the first of the widest
  EXPECT_EQ(cut.middle[1], 2);
  // Slopes that are no numbers count for nothing, and points cannot be halved.
  const LaneBlock wild[] = {filled({nan, infinity}), filled({nan, nan}), filled({0, 0})};
  EXPECT_EQ(kernels.choose_cut(cut, boxes, wild, scales, 3, 0, 4), all_lanes);
  EXPECT_EQ(cut.variable[2], 0);
  EXPECT_EQ(kernels.choose_cut(cut, boxes + 2, slopes + 2, scales + 2, 1, all_lanes, 4), 0U);
  EXPECT_EQ(cut.variable[3], -1);
}

// Cases in which both sides of an inequality touch depend on these.
TEST_P(LaneSearch, exact_zeros_stay_exact) {
  LaneBlock out;
  const auto low = [&](LaneMask good) { return good == all_lanes ? out.low[0] : nan; };
  const auto high = [&](LaneMask good) { return good == all_lanes ? out.high[0] : nan; };
  const LaneBlock unit = filled({0, 1});
  const LaneBlock minus = filled({-1, -0.0});
  const LaneBlock around = filled({-3, 5});
  const LaneBlock zero = filled({0, 0});
  EXPECT_EQ(low(kernels.multiply(out, unit, unit, 4)), 0);
  EXPECT_EQ(low(kernels.multiply(out, minus, minus, 4)), 0);
  EXPECT_EQ(high(kernels.multiply(out, unit, minus, 4)), 0);
  EXPECT_EQ(low(kernels.multiply(out, zero, around, 4)), 0);
  EXPECT_EQ(high(kernels.multiply(out, around, zero, 4)), 0);
  EXPECT_EQ(low(kernels.multiply_constant(out, unit, 0.1, 0.3, 4)), 0);
  EXPECT_EQ(low(kernels.add(out, unit, zero, 4)), 0);
  EXPECT_EQ(low(kernels.square(out, around, 4)), 0);
  EXPECT_EQ(low(kernels.abs(out, around, 4)), 0);
  EXPECT_EQ(low(kernels.power(out, around, 4, 4)), 0);
  EXPECT_EQ(low(kernels.power(out, unit, 3, 4)), 0);
  EXPECT_EQ(low(kernels.sqrt(out, unit, 4)), 0);
  EXPECT_EQ(low(kernels.divide(out, unit, filled({2, 3}), 4)), 0);
  out = zero;
  EXPECT_EQ(low(kernels.multiply_add(out, unit, unit, 4)), 0);
  out = zero;
  EXPECT_EQ(high(kernels.multiply_subtract(out, unit, unit, 4)), 0);
  for (const auto kernel :
       {&LaneKernels::sin, &LaneKernels::sinh, &LaneKernels::tanh, &LaneKernels::atan,
        &LaneKernels::sqrt, &LaneKernels::expm1, &LaneKernels::log1p}) {
    EXPECT_EQ(low((kernels.*kernel)(out, zero, 4)), 0);
    EXPECT_EQ(out.high[0], 0);
  }
  EXPECT_EQ(low(kernels.log(out, filled({1, 1}), 4)), 0);
  EXPECT_EQ(out.high[0], 0);
  EXPECT_EQ(low(kernels.cosh(out, zero, 4)), 1);
  EXPECT_EQ(out.high[0], 1);
  EXPECT_EQ(high(kernels.cos(out, zero, 4)), 1);
}

INSTANTIATE_TEST_SUITE_P(all, LaneSearch, ::testing::ValuesIn(test::lane_levels()),
                         [](const auto& p) { return std::string(name(p.param)); });

}  // namespace
}  // namespace gradus
