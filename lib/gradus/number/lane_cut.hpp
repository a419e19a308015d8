#pragma once

#include "gradus/number/lane_slope.hpp"

namespace gradus {
namespace {

/// Which variable of a box to halve. Nothing here is rounded outward: any choice is sound.
template <class V>
class LaneChoice {
 public:
  using Real = typename V::Real;
  using Mask = typename V::Mask;
  using Range = LaneRange<V>;

  [[gnu::always_inline]] LaneChoice(const LaneBlock* box, const LaneBlock* slopes,
                                    const double* scales, int variables, Mask sloped, int lane)
      : box_(box), slopes_(slopes), scales_(scales), sloped_(sloped), lane_(lane) {
    const Real zero = V::all(0);
    Real effects = zero;
    Real widths = zero;
    for (int v = 0; v < variables; ++v) {
      const Part part = part_of(v);
      effects = V::add(effects, part.effect);
      widths = V::add(widths, part.width);
    }
    effects = V::select(V::less(zero, effects), V::div(V::all(1), effects), zero);
    widths = V::div(V::all(width_weight), widths);
    Real best = zero;
    for (int v = 0; v < variables; ++v) {
      const Part part = part_of(v);
      const Real score = V::add(V::mul(part.effect, effects), V::mul(part.width, widths));
      const Mask better =
          V::both(V::less_equal(V::all(smallest), part.width), V::less(best, score));
      best = V::select(better, score, best);
      variable_ = V::select(better, V::all(v), variable_);
      middle_ = V::select(better, LaneSlope<V>::middle(Range::load(box[v], lane)), middle_);
    }
  }

  /// Returns the lanes with a choice.
  [[gnu::always_inline]] LaneMask store(LaneCut& out) const {
    V::store(out.variable + lane_, variable_);
    V::store(out.middle + lane_, middle_);
    return V::bits(V::less_equal(V::all(0), variable_));
  }

 private:
  /// How much the relative width of a variable counts beside its effect on the difference.
  static constexpr double width_weight = 0.25;
  static constexpr double smallest = 0x1p-44;

  struct Part {
    Real effect, width;
  };
  [[gnu::always_inline]] Part part_of(int v) const {
    const Range ends = Range::load(box_[v], lane_);
    const Range slope = Range::load(slopes_[v], lane_);
    const Real width = V::sub(ends.high, ends.low);
    const Real steepest = V::max(V::abs(slope.low), V::abs(slope.high));
    const Real effect = V::min(V::mul(steepest, width), V::all(0x1p1000));
    return {V::select(sloped_, effect, V::all(0)), V::mul(width, V::all(scales_[v]))};
  }

  const LaneBlock* box_;
  const LaneBlock* slopes_;
  const double* scales_;
  Mask sloped_;
  int lane_;
  Real variable_ = V::all(-1);
  Real middle_ = V::all(0);
};

}  // namespace
}  // namespace gradus
