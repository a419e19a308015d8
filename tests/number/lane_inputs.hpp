#pragma once

#include <random>
#include <vector>

#include "number/lane_oracle.hpp"

namespace gradus::test {

/// Doubles and intervals with many near the places where kernels change: zeros of both signs,
/// subnormal, tiny and huge numbers, powers of two, multiples of pi / 4, 1 and small integers, and
/// their neighbours.
class LaneInputs {
 public:
  explicit LaneInputs(std::uint64_t seed, double focus = 0) : random_(seed), focus_(focus) {}

  double real();  ///< in [-2^1000, 2^1000]
  Ends interval();

 private:
  double pick();
  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
  double unit();  ///< uniform in [0, 1)

  std::mt19937_64 random_;
  double focus_;
};

/// The operands of 32 lanes and the best doubles around the result.
struct LaneCase {
  std::vector<LaneBlock> in;
  Ends best[LaneBlock::lanes];
  LaneMask defined = 0;

  Ends operand(int which, int lane) const;
};

LaneCase make_case(const LaneOperation& operation, LaneInputs& inputs);

/// The number of doubles from a to b.
double steps_between(double a, double b);

}  // namespace gradus::test
