// Where operations are defined, and what they leave alone.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

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

class LaneMasks : public ::testing::TestWithParam<LaneLevel> {
 protected:
  /// All lanes or none.
  bool is_defined(LaneKernels::Unary LaneKernels::*kernel, Ends a) const {
    LaneBlock out;
    const LaneMask good = (kernels.*kernel)(out, filled(a), 4);
    EXPECT_TRUE(good == 0 || good == all_lanes);
    return good != 0;
  }
  bool is_defined(LaneKernels::Binary LaneKernels::*kernel, Ends a, Ends b) const {
    LaneBlock out;
    const LaneMask good = (kernels.*kernel)(out, filled(a), filled(b), 4);
    EXPECT_TRUE(good == 0 || good == all_lanes);
    return good != 0;
  }

  const LaneScope scope;
  const LaneKernels& kernels = lane_kernels(GetParam());
};

TEST_P(LaneMasks, edges_of_domains) {
  using K = LaneKernels;
  const double least = 0x1p-1074;
  EXPECT_TRUE(is_defined(&K::log, {least, 1}));
  EXPECT_FALSE(is_defined(&K::log, {0, 1}));
  EXPECT_FALSE(is_defined(&K::log, {-0.0, 1}));
  EXPECT_FALSE(is_defined(&K::log, {-1, 1}));
  EXPECT_TRUE(is_defined(&K::log1p, {std::nextafter(-1, 0), 1}));
  EXPECT_FALSE(is_defined(&K::log1p, {-1, 1}));
  EXPECT_TRUE(is_defined(&K::sqrt, {0, 1}));
  EXPECT_TRUE(is_defined(&K::sqrt, {-0.0, 1}));
  EXPECT_FALSE(is_defined(&K::sqrt, {-least, 1}));
  EXPECT_TRUE(is_defined(&K::reciprocal, {0x1p-999, 1}));
  EXPECT_TRUE(is_defined(&K::reciprocal, {-1, -0x1p-999}));
  EXPECT_FALSE(is_defined(&K::reciprocal, {least, 1}));  // greater than 2^1000
  EXPECT_FALSE(is_defined(&K::reciprocal, {0, 1}));
  EXPECT_FALSE(is_defined(&K::reciprocal, {-1, -0.0}));
  EXPECT_FALSE(is_defined(&K::reciprocal, {-1, 1}));
  EXPECT_FALSE(is_defined(&K::divide, {1, 1}, {-1, 1}));
  EXPECT_FALSE(is_defined(&K::divide, {0, 0}, {0, 0}));
  EXPECT_TRUE(is_defined(&K::sin, {-0x1p20, 0x1p20}));
  EXPECT_FALSE(is_defined(&K::sin, {0, std::nextafter(0x1p20, infinity)}));
  EXPECT_FALSE(is_defined(&K::cos, {std::nextafter(-0x1p20, -infinity), 0}));
  EXPECT_TRUE(is_defined(&K::tanh_slope, {-1, 1}));
  EXPECT_FALSE(is_defined(&K::tanh_slope, {0, std::nextafter(1, 2)}));
}

TEST_P(LaneMasks, results_that_are_too_large_fail) {
  using K = LaneKernels;
  const double huge = 0x1p1000;
  EXPECT_TRUE(is_defined(&K::exp, {0, 693}));
  EXPECT_FALSE(is_defined(&K::exp, {0, 694}));
  EXPECT_FALSE(is_defined(&K::exp, {0, huge}));
  EXPECT_TRUE(is_defined(&K::exp, {-huge, 0}));
  EXPECT_TRUE(is_defined(&K::expm1, {-huge, 0}));
  EXPECT_FALSE(is_defined(&K::expm1, {0, 694}));
  EXPECT_FALSE(is_defined(&K::cosh, {-huge, 0}));
  EXPECT_FALSE(is_defined(&K::sinh, {-huge, 0}));
  EXPECT_FALSE(is_defined(&K::sinh, {0, 700}));
  EXPECT_TRUE(is_defined(&K::tanh, {-huge, huge}));
  EXPECT_TRUE(is_defined(&K::atan, {-huge, huge}));
  EXPECT_FALSE(is_defined(&K::add, {0, huge}, {0, huge}));
  EXPECT_FALSE(is_defined(&K::subtract, {-huge, 0}, {0, huge}));
  EXPECT_FALSE(is_defined(&K::multiply, {0, huge}, {0, 2}));
  EXPECT_FALSE(is_defined(&K::square, {-huge, 0}));
  EXPECT_FALSE(is_defined(&K::divide, {huge, huge}, {0.5, 1}));
}

TEST_P(LaneMasks, nonfinite_operands_have_no_result) {
  using K = LaneKernels;
  for (const Ends bad : {Ends{nan, nan}, Ends{-infinity, infinity}, Ends{infinity, infinity}}) {
    for (const auto kernel :
         {&K::negate, &K::abs, &K::square, &K::exp, &K::sin, &K::cos, &K::sinh, &K::cosh}) {
      EXPECT_FALSE(is_defined(kernel, bad)) << bad.low;
    }
    for (const auto kernel : {&K::add, &K::subtract, &K::multiply}) {
      EXPECT_FALSE(is_defined(kernel, bad, {1, 2})) << bad.low;
    }
  }
}

// A lane without a result says nothing about the others.
TEST_P(LaneMasks, lanes_are_independent) {
  for (const test::LaneOperation& operation : test::lane_operations()) {
    test::LaneInputs inputs(7, operation.focus);
    for (int round = 0; round < 40; ++round) {
      const test::LaneCase c = test::make_case(operation, inputs);
      LaneBlock clean;
      const LaneMask good = operation.run(kernels, clean, c.in, 4);
      test::LaneCase spoilt = c;
      LaneMask bad = 0;
      for (int lane = 0; lane < LaneBlock::lanes; ++lane) {
        if (((lane * 7 + round) % 3) != 0) continue;
        bad |= LaneMask{1} << lane;
        for (LaneBlock& block : spoilt.in) {
          static constexpr double values[] = {nan, infinity, -infinity, 5, -5, 0};
          block.low[lane] = values[(lane + round) % 6];
          block.high[lane] = values[(lane * 5 + round) % 6];
        }
      }
      LaneBlock out;
      const LaneMask left = operation.run(kernels, out, spoilt.in, 4);
      EXPECT_EQ(left & ~bad, good & ~bad) << operation.name;
      for (int lane = 0; lane < LaneBlock::lanes; ++lane) {
        if ((good & ~bad & LaneMask{1} << lane) == 0) continue;
        EXPECT_EQ(out.low[lane], clean.low[lane]) << operation.name;
        EXPECT_EQ(out.high[lane], clean.high[lane]) << operation.name;
      }
    }
  }
}

TEST_P(LaneMasks, only_the_packs_asked_for_are_written) {
  for (const test::LaneOperation& operation : test::lane_operations()) {
    if (operation.operands == 3) continue;  // its result starts from an operand
    test::LaneInputs inputs(11, operation.focus);
    const test::LaneCase c = test::make_case(operation, inputs);
    LaneBlock whole;
    const LaneMask good = operation.run(kernels, whole, c.in, 4);
    for (int packs = 1; packs <= 4; ++packs) {
      LaneBlock out = filled({17, 19});
      const int lanes = packs * LaneBlock::pack;
      const LaneMask expected = lanes == 32 ? good : good & ((LaneMask{1} << lanes) - 1);
      EXPECT_EQ(operation.run(kernels, out, c.in, packs), expected) << operation.name;
      for (int lane = 0; lane < LaneBlock::lanes; ++lane) {
        if (lane >= lanes) {
          EXPECT_EQ(out.low[lane], 17) << operation.name;
          EXPECT_EQ(out.high[lane], 19) << operation.name;
        } else if ((good >> lane & 1) != 0) {
          EXPECT_EQ(out.low[lane], whole.low[lane]) << operation.name;
          EXPECT_EQ(out.high[lane], whole.high[lane]) << operation.name;
        }
      }
    }
  }
}

TEST_P(LaneMasks, the_result_may_be_an_operand) {
  test::LaneInputs inputs(13, 3);
  for (int round = 0; round < 100; ++round) {
    const test::LaneCase c = test::make_case(test::lane_operations().front(), inputs);
    for (const auto kernel : {&LaneKernels::multiply, &LaneKernels::add, &LaneKernels::divide,
                              &LaneKernels::subtract, &LaneKernels::maximum}) {
      LaneBlock apart;
      const LaneMask good = (kernels.*kernel)(apart, c.in[0], c.in[0], 4);
      LaneBlock same = c.in[0];
      EXPECT_EQ((kernels.*kernel)(same, same, same, 4), good);
      for (int lane = 0; lane < LaneBlock::lanes; ++lane) {
        if ((good >> lane & 1) == 0) continue;
        EXPECT_EQ(same.low[lane], apart.low[lane]);
        EXPECT_EQ(same.high[lane], apart.high[lane]);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(all, LaneMasks, ::testing::ValuesIn(test::lane_levels()),
                         [](const auto& p) { return std::string(name(p.param)); });

TEST(LaneLevels, the_best_is_there_and_unknown_ones_are_refused) {
  EXPECT_TRUE(has_lane_level(LaneLevel::baseline));
  EXPECT_TRUE(has_lane_level(best_lane_level()));
  for (const LaneLevel level : {LaneLevel::baseline, LaneLevel::avx2, LaneLevel::avx512}) {
    if (has_lane_level(level)) {
      EXPECT_LE(level, best_lane_level());
    } else {
      EXPECT_THROW(lane_kernels(level), std::invalid_argument);
    }
  }
}

}  // namespace
}  // namespace gradus
