// What the caller left in the floating-point environment changes no result, and comes back.
#include <gtest/gtest.h>

#include <bit>
#include <cfenv>
#include <cmath>

#include "number/lane_inputs.hpp"
#include "number/lane_levels.hpp"
#include "support/effort.hpp"

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

namespace gradus {
namespace {

TEST(LaneScope, restores_the_rounding_mode) {
  for (const int mode : {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
    std::fesetround(mode);
    {
      const LaneScope scope;
#if defined(__x86_64__)
      EXPECT_EQ(_mm_getcsr() & 0x6000U, 0U);
#else
      EXPECT_EQ(std::fegetround(), FE_TONEAREST);
#endif
    }
    EXPECT_EQ(std::fegetround(), mode);
  }
  std::fesetround(FE_TONEAREST);
}

#if defined(__x86_64__)

/// exp, a product that is subnormal, and a sum of subnormal numbers.
std::vector<double> results(const LaneKernels& kernels) {
  LaneBlock a{};
  LaneBlock b{};
  for (int i = 0; i < LaneBlock::lanes; ++i) {
    a.low[i] = 0x1.23456789abcdep-530 * (i + 1);
    a.high[i] = 0x1.3456789abcdefp-530 * (i + 1);
    b.low[i] = 0x1p-1070 * (i + 1);
    b.high[i] = 0x1p-1060 * (i + 1);
  }
  std::vector<double> all;
  LaneBlock out;
  const auto keep = [&](LaneMask good) {
    all.push_back(good);
    for (int i = 0; i < LaneBlock::lanes; ++i) {
      all.push_back(out.low[i]);
      all.push_back(out.high[i]);
    }
  };
  keep(kernels.exp(out, a, 4));
  keep(kernels.multiply(out, a, a, 4));
  keep(kernels.add(out, b, b, 4));
  keep(kernels.sin(out, b, 4));
  return all;
}

TEST(LaneScope, results_do_not_depend_on_what_the_caller_set) {
  const unsigned before = _mm_getcsr();
  for (const LaneLevel level : test::lane_levels()) {
    const LaneKernels& kernels = lane_kernels(level);
    std::vector<double> usual;
    {
      const LaneScope scope;
      usual = results(kernels);
    }
    for (unsigned rounding = 0; rounding < 4; ++rounding) {
      for (const unsigned flush : {0x0000U, 0x8000U, 0x0040U, 0x8040U}) {
        const unsigned left = 0x1f80U | rounding << 13 | flush;
        _mm_setcsr(left);
        std::vector<double> found;
        {
          const LaneScope scope;
          found = results(kernels);
        }
        const unsigned after = _mm_getcsr();
        _mm_setcsr(before);
        EXPECT_EQ(found, usual) << name(level) << " " << left;
        EXPECT_EQ(after, left);
      }
    }
  }
}

TEST(LaneScope, every_operation_gives_the_same_whatever_the_caller_set) {
  const unsigned before = _mm_getcsr();
  for (const test::LaneOperation& operation : test::lane_operations()) {
    test::LaneInputs inputs(4, operation.focus);
    for (int left = test::scaled(3); left > 0; --left) {
      const test::LaneCase c = test::make_case(operation, inputs);
      for (const LaneLevel level : test::lane_levels()) {
        const auto run_after = [&](unsigned environment) {
          std::vector<std::uint64_t> bits;
          LaneBlock out{};
          _mm_setcsr(environment);
          {
            const LaneScope scope;
            bits.push_back(
                operation.run(lane_kernels(level), out, c.in, LaneBlock::lanes / LaneBlock::pack));
          }
          _mm_setcsr(before);
          for (const auto* ends : {&out.low, &out.high}) {
            for (const double x : *ends) bits.push_back(std::bit_cast<std::uint64_t>(x));
          }
          return bits;
        };
        const auto usual = run_after(before);
        for (unsigned rounding = 0; rounding < 4; ++rounding) {
          for (const unsigned flush : {0x0000U, 0x8040U}) {
            EXPECT_EQ(run_after(0x1f80U | rounding << 13 | flush), usual)
                << operation.name << " " << name(level);
          }
        }
      }
    }
  }
}

TEST(LaneScope, unmasked_exceptions_do_not_trap_inside) {
  const unsigned before = _mm_getcsr();
  const LaneKernels& kernels = lane_kernels(best_lane_level());
  LaneBlock a{};
  LaneBlock out;
  LaneMask good = 0;
  _mm_setcsr(0x0000);  // all exceptions trap
  {
    const LaneScope scope;
    good = kernels.reciprocal(out, a, 4) | kernels.log(out, a, 4);
  }
  const unsigned after = _mm_getcsr();
  _mm_setcsr(before);
  EXPECT_EQ(good, 0U);
  EXPECT_EQ(after, 0U);
}

#endif

}  // namespace
}  // namespace gradus
