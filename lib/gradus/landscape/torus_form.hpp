#pragma once

#include <array>
#include <vector>

#include "gradus/landscape/torus.hpp"

namespace gradus {

using Angles = std::array<double, 3>;
using Places = std::array<long, 3>;  ///< angles in parts of 2 pi / torus_places

constexpr long torus_places = 1 << 20;

/// What is known of a function around a point: its gradient and Hessian there, up to `error` in
/// each entry, and bounds on how they change.
struct TorusForm {
  Angles gradient{};
  std::array<Angles, 3> hessian{};
  double error = 0;
};

/// Evaluates one function at grid points, where sines and cosines come from a table.
class TorusEvaluator {
 public:
  explicit TorusEvaluator(const TorusFunction& f);

  TorusForm at(const Places& place) const;
  unsigned dimension() const { return f_.dimension; }
  /// |f_ijl| summed over l: the Hessian's entry changes by at most this times the distance.
  double hessian_slope(unsigned i, unsigned j) const { return hessian_slope_[i][j]; }
  /// |f_ijl| summed over j and l.
  double gradient_curvature(unsigned i) const { return gradient_curvature_[i]; }

 private:
  const TorusFunction& f_;
  std::array<Angles, 3> hessian_slope_{};
  Angles gradient_curvature_{};
  double error_ = 0;
};

}  // namespace gradus
