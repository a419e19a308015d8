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

/// By lane, the variable that a bisection halves (-1 where all are too narrow), and where.
struct alignas(64) LaneCut {
  double variable[LaneBlock::lanes];
  double middle[LaneBlock::lanes];
};

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
  using Meet = LaneMask (*)(LaneBlock& out, const LaneBlock& part, LaneMask lanes, int packs);
  using Centre = void (*)(LaneBlock& out, const LaneBlock& box, const LaneBlock& slope,
                          LaneMask middle, int packs);
  using Fix = void (*)(LaneBlock& box, const LaneBlock& slope, LaneMask lanes, int packs);
  using Cut = LaneMask (*)(LaneCut& out, const LaneBlock* box, const LaneBlock* slopes,
                           const double* scales, int variables, LaneMask sloped, int packs);

  Unary negate, abs, square, reciprocal, sqrt;
  Unary exp, expm1, log, log1p, sin, cos, sinh, cosh, tanh, atan;
  Binary add, subtract, multiply, divide, minimum, maximum;
  Binary multiply_add;         ///< out += a * b
  Binary multiply_subtract;    ///< out -= a * b
  Constant add_constant;       ///< a + [low, high]
  Constant multiply_constant;  ///< a * [low, high]
  Power power;                 ///< a^exponent, any integer; even powers are never negative

  /// In the given lanes, out becomes its common part with `part`, or with the numbers whose
  /// magnitude lies in `part` (whose low end is >= 0). Returns those in which there is one.
  Meet meet, meet_magnitude;

  /// Slopes for derivatives, as enclosures of the Clarke derivative.
  Unary abs_slope;       ///< of |a|: -1, 1, or [-1, 1] where a contains 0
  Unary tanh_slope;      ///< 1 - a^2 within [0, 1], where a (the value of tanh) lies in [-1, 1]
  Unary atan_slope;      ///< 1 / (1 + a^2)
  Binary minimum_slope;  ///< of min(a, b) by a: 0, 1 or [0, 1]

  Test is_positive, is_nonnegative, is_negative, is_nonpositive;  ///< at every point of the lane

  /// out: a point of the box (both ends equal) at which the mean-value form with slopes in `slope`
  /// has its greatest lower end (Baumann 1988): the lower end where slope >= 0, the upper end where
  /// slope <= 0. In the lanes of `middle`, the middle of the box.
  Centre best_centre;

  /// In the given lanes, narrows the box to its lower end where slope >= 0, and to its upper end
  /// where slope <= 0.
  Fix fix_monotone;

  /// What to halve of a box of so many variables: by the share of a variable's slope times width in
  /// the sum over all of them (none outside the lanes of `sloped`), and a little by its width times
  /// its scale, so that no variable is forgotten. Variables for which that width is below 2^-44 are
  /// too narrow. Returns the lanes in which there is one to halve.
  Cut choose_cut;
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
