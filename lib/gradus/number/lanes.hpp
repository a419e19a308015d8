#pragma once

#include <cstdint>

namespace gradus {

/// Closed intervals of doubles side by side: a structure of arrays for the vector unit. Ends are
/// finite in every lane that counts; what a lane holds after an operation that failed there (see
/// LaneMask) is unspecified.
struct alignas(64) LaneBlock {
  static constexpr int lanes = 32;
  static constexpr int pack = 8;  ///< operations work on whole packs of lanes
  double low[lanes];
  double high[lanes];
};

/// One bit a lane. Operations return the lanes in which the result is a finite enclosure of the
/// operation's values at every point of the operands, and in which it is defined at every one of
/// them. In all other lanes nothing is known.
using LaneMask = std::uint32_t;

/// Which instructions the operations use. All levels enclose; their ends may differ in the last
/// places.
enum class LaneLevel : std::uint8_t {
  baseline,  ///< the compiler's baseline: SSE2 on x86-64, NEON on AArch64
  avx2,      ///< AVX2 and FMA
  avx512,    ///< AVX-512 F, DQ, VL, with its directed rounding of each instruction
};

/// Outward-rounded interval operations on blocks: out = op(a, b) in the first 8 * packs lanes, 1 <=
/// packs <= 4. `out` may be an operand. They need the floating-point environment of LaneScope and
/// change nothing in it. A result that would leave [-2^1000, 2^1000] fails.
struct LaneKernels {
  using Unary = LaneMask (*)(LaneBlock& out, const LaneBlock& a, int packs);
  using Binary = LaneMask (*)(LaneBlock& out, const LaneBlock& a, const LaneBlock& b, int packs);
  using Constant = LaneMask (*)(LaneBlock& out, const LaneBlock& a, double low, double high,
                                int packs);
  using Power = LaneMask (*)(LaneBlock& out, const LaneBlock& a, long exponent, int packs);
  using Test = LaneMask (*)(const LaneBlock& a, int packs);
  using Centre = void (*)(LaneBlock& out, const LaneBlock& box, const LaneBlock& slope, int packs);

  Unary negate, abs, square, reciprocal, sqrt;
  Unary exp, expm1, log, log1p, sin, cos, sinh, cosh, tanh, atan;
  Binary add, subtract, multiply, divide, minimum, maximum;
  Binary multiply_add;         ///< out += a * b
  Binary multiply_subtract;    ///< out -= a * b
  Binary intersect;            ///< fails where the common part is empty
  Constant add_constant;       ///< a + [low, high]
  Constant multiply_constant;  ///< a * [low, high]
  Power power;                 ///< a^exponent, any integer; even powers are never negative

  /// Slopes for derivatives, as enclosures of the Clarke derivative.
  Unary abs_slope;       ///< of |a|: -1, 1, or [-1, 1] where a contains 0
  Unary tanh_slope;      ///< 1 - a^2 within [0, 1], where a (the value of tanh) lies in [-1, 1]
  Unary atan_slope;      ///< 1 / (1 + a^2)
  Binary minimum_slope;  ///< of min(a, b) by a: 0, 1 or [0, 1]

  Test is_positive, is_nonnegative, is_negative, is_nonpositive;  ///< at every point of the lane

  /// out: a point of the box (both ends equal) at which the mean-value form with slopes in `slope`
  /// has its greatest lower end (Baumann 1988): the lower end where slope >= 0, the upper end where
  /// slope <= 0.
  Centre best_centre;
};

/// The best level that this processor and build offer.
LaneLevel best_lane_level();
bool has_lane_level(LaneLevel level);
/// Throws std::invalid_argument where has_lane_level is false.
const LaneKernels& lane_kernels(LaneLevel level);
const char* name(LaneLevel level);

/// While it lives, this thread rounds to nearest, with subnormal numbers and with all exceptions
/// masked, whatever the caller had set; then the caller's settings come back.
class LaneScope {
 public:
  LaneScope();
  ~LaneScope();
  LaneScope(const LaneScope&) = delete;
  LaneScope& operator=(const LaneScope&) = delete;

 private:
  std::uint64_t saved_;
};

}  // namespace gradus
