#pragma once

#include <optional>

#include "gradus/evidence/prove/exact_matrix.hpp"
#include "gradus/landscape/interval_box.hpp"

namespace gradus {

/// Rows.
using IntervalMatrix = std::vector<IntervalBox>;

/// A symmetric matrix of doubles near the middles of the entries; these are widened to contain it.
RationalMatrix rounded_middle(IntervalMatrix& m);
/// Doubles near the inverse, where there is one.
std::optional<RationalMatrix> rounded_inverse(const RationalMatrix& m);

/// x - Y grad f(x) on a box: everything that it may take on.
struct Krawczyk {
  IntervalBox image;
  bool contracts = false;  ///< then Y times any Hessian in the box is regular
};

/// `gradient` is the one at `middle`, `hessian` encloses those in the box, `y` is any matrix.
Krawczyk krawczyk(const IntervalBox& box, const IntervalBox& middle, const IntervalBox& gradient,
                  const IntervalMatrix& hessian, const RationalMatrix& y);

}  // namespace gradus
