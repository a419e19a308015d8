#include "number/lane_inputs.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace gradus::test {

double LaneInputs::unit() { return static_cast<double>(random_() >> 11) * 0x1p-53; }

double LaneInputs::pick() {
  const double sign = below(2) == 0 ? 1 : -1;
  switch (below(focus_ > 0 ? 14 : 8)) {
    case 0: {
      static constexpr std::array special = {
          0.0, 0x1p-1074, 0x1p-1022, 0x1.fffffffffffffp-1023, 0x1p-500, 1.0, 0x1p500, 0x1p1000};
      return sign * special[static_cast<std::size_t>(below(special.size()))];
    }
    case 1:
      return sign * std::ldexp(1.0, below(2074) - 1074);
    case 2:
      return sign * std::ldexp(1 + unit(), below(2073) - 1074);
    case 3:
      return sign * below(20);
    case 4:
      return sign * std::ldexp(1.0, below(21)) * (M_PI / 4) * below(4);
    case 5:
      return sign * below(1 << 20) * (M_PI / 2);
    case 6:
      return sign * std::ldexp(1 + unit(), below(40) - 30);
    case 7:
      return sign * (1 + std::ldexp(unit() - 0.5, -below(50)));
    case 8:
      return sign * focus_ * std::ldexp(1.0, -below(10)) * (0.9 + 0.2 * unit());
    default:
      return sign * focus_ * std::pow(unit(), 1 + below(3));
  }
}

double LaneInputs::real() {
  double x = pick();
  for (int steps = below(3) == 0 ? below(4) : 0; steps > 0; --steps) {
    x = std::nextafter(x, below(2) == 0 ? HUGE_VAL : -HUGE_VAL);
  }
  return std::clamp(x, -0x1p1000, 0x1p1000);
}

Ends LaneInputs::interval() {
  const double a = real();
  double b = a;
  switch (below(6)) {
    case 0:
      break;
    case 1:
      for (int steps = 1 + below(4); steps > 0; --steps) b = std::nextafter(b, HUGE_VAL);
      break;
    case 2:
      b = real();
      break;
    case 3:
      b = a + std::fabs(a) * std::ldexp(unit(), -below(50));
      break;
    case 4:
      b = a + std::ldexp(unit(), -below(60));
      break;
    default:
      b = a + 7 * unit();
  }
  b = std::clamp(b, -0x1p1000, 0x1p1000);
  return {std::min(a, b), std::max(a, b)};
}

Ends LaneCase::operand(int which, int lane) const {
  const LaneBlock& block = in[static_cast<std::size_t>(which)];
  return {block.low[lane], block.high[lane]};
}

LaneCase make_case(const LaneOperation& operation, LaneInputs& inputs) {
  LaneCase result;
  result.in.resize(static_cast<std::size_t>(operation.operands));
  for (int lane = 0; lane < LaneBlock::lanes; ++lane) {
    std::array<Ends, 3> operands;
    for (int i = 0; i < operation.operands; ++i) {
      LaneBlock& block = result.in[static_cast<std::size_t>(i)];
      operands[static_cast<std::size_t>(i)] = inputs.interval();
      block.low[lane] = operands[static_cast<std::size_t>(i)].low;
      block.high[lane] = operands[static_cast<std::size_t>(i)].high;
    }
    const Hull hull = operation.hull(operands);
    if (!hull.defined) continue;
    result.defined |= LaneMask{1} << lane;
    result.best[lane] = {hull.low.down(), hull.high.up()};
  }
  return result;
}

double steps_between(double a, double b) {
  const auto rank = [](double x) {
    const auto bits = std::bit_cast<std::uint64_t>(std::fabs(x));
    return x < 0 ? 0 - bits : bits;  // differences fit, as the exponent has 11 bits
  };
  return static_cast<double>(static_cast<std::int64_t>(rank(b) - rank(a)));
}

}  // namespace gradus::test
