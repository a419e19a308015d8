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
  unsigned dimension() const { return dimension_; }
  /// |f_ijl| summed over l: the Hessian's entry changes by at most this times the distance.
  double hessian_slope(unsigned i, unsigned j) const { return hessian_slope_[i][j]; }
  /// |f_ijl| summed over j and l.
  double gradient_curvature(unsigned i) const { return gradient_curvature_[i]; }

 private:
  /// A wave, and what its derivatives are multiplied by: as many as vector instructions like.
  struct Wave {
    std::array<long, 3> k{};
    double cosine = 0, sine = 0;
    std::array<double, 4> gradient{};
    std::array<double, 8> hessian{};  ///< entries 00, 10, 11, 20, 21, 22
  };

  unsigned dimension_;
  std::vector<Wave> waves_;
  std::array<Angles, 3> hessian_slope_{};
  Angles gradient_curvature_{};
  double error_ = 0;
};

}  // namespace gradus
