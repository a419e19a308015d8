#pragma once

#include <cstdint>

#include "gradus/spectrum/matrix_power.hpp"

namespace gradus {

/// lower <= K(W) <= upper for Kreiss' constant, the supremum of (|z| - 1) |(z - W)^-1| over |z|
/// > 1. His theorem: K <= sup |W^n| <= e d K for a d x d matrix (Spijker, BIT 31, 1991, has the e
/// d).
struct KreissConstant {
  Rational lower, upper;
  std::uint64_t boxes = 0;  ///< of the plane that were looked at
};

/// Branch and bound over the plane: the least singular value of z - W changes by at most the way
/// that z goes. Ends when upper <= (1 + width) lower or after most_boxes, where upper is at most
/// sup |W^n|. Throws std::invalid_argument where the matrix is empty or not square,
/// std::domain_error where an eigenvalue is not certainly inside the unit circle or too close to
/// it.
KreissConstant kreiss_constant(const RationalMatrix& w, const Rational& width,
                               std::uint64_t most_boxes = 200'000);

}  // namespace gradus
