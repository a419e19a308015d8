#pragma once

#include <optional>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// A function of one variable with a continuous slope, quadratic between breakpoints. Exact.
class PiecewiseQuadratic {
 public:
  /// `breakpoints` ascend strictly and there is at least one; curvatures[i] holds left of
  /// breakpoints[i], and the last one right of them all; value and slope are those at
  /// breakpoints[0]. Throws std::invalid_argument otherwise.
  PiecewiseQuadratic(std::vector<Rational> breakpoints, std::vector<Rational> curvatures,
                     Rational value, Rational slope);

  Rational value(const Rational& x) const;
  Rational slope(const Rational& x) const;

  /// The slope is Lipschitz with the larger of their absolute values, and with no smaller constant.
  Rational least_curvature() const;
  Rational greatest_curvature() const;

  struct Minimum {
    Rational at, value;
  };
  /// The least value over all x and the leftmost of the breakpoints and stationary points where it
  /// is taken; nothing where the function is not bounded below.
  std::optional<Minimum> minimum() const;

 private:
  struct Knot {
    Rational at, value, slope;
  };
  /// The quadratic that holds at x: its knot and its curvature.
  std::size_t piece(const Rational& x) const;
  const Knot& knot_of(std::size_t piece) const { return knots_[piece == 0 ? 0 : piece - 1]; }

  std::vector<Knot> knots_;
  std::vector<Rational> curvatures_;
};

}  // namespace gradus
