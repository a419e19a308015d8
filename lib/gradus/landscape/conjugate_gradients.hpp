#pragma once

#include <optional>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

using ExactMatrix = std::vector<std::vector<Rational>>;

/// Conjugate gradients (Hestenes and Stiefel 1952) on Hx = b from x = 0, in rationals: the number
/// of steps after which the residual is exactly zero, or nothing where it is not after `most`. With
/// `noise` that is added to the first coordinate of the first new residual. H must be symmetric and
/// positive definite.
std::optional<unsigned> conjugate_gradient_steps(const ExactMatrix& h,
                                                 const std::vector<Rational>& b, unsigned most,
                                                 const Rational& noise = 0);

/// On every symmetric positive definite matrix of d <= `largest` rows with integer entries of size
/// at most 2, and b with b_i = i: at most slope d + offset steps. The cases are complete.
Trial::Outcome check_conjugate_gradients(unsigned largest, long slope, long offset, bool noisy);

}  // namespace gradus
