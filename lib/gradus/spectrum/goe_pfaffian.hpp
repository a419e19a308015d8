#pragma once

#include <vector>

#include "gradus/number/ball.hpp"

namespace gradus {

/// A skew-symmetric matrix by its entries above the diagonal, with a border column: [j][k], j < k <
/// size, and [j][size].
using Bordered = std::vector<std::vector<Ball>>;

/// The Pfaffians of all leading parts of sizes 1 .. size, an odd one with the border as its last
/// column, by one elimination of pairs (no row is exchanged). Empty where a pivot is not certainly
/// different from 0.
std::vector<Ball> leading_pfaffians(Bordered matrix);

/// Gamma(n/2) for n = 1 .. last, at index n.
std::vector<Ball> gammas_of_halves(unsigned last, slong bits);

/// For n = 1 .. d: the integral of prod |x_i - x_j| exp(-sum x_i^2 / 2) over all of R^n (Mehta,
/// Random Matrices, 2004, 17.6.7), divided by n!.
std::vector<Ball> goe_normalisations(unsigned d, slong bits);

/// The inner products of the basis 1, x, x^k - (k-1) x^{k-2} on the positive half-line:
///   integral over 0 < x < y of (p_j(x) p_k(y) - p_k(x) p_j(y)) exp(-(x^2 + y^2) / 2),
/// bordered by the integrals of p_j(x) exp(-x^2 / 2) (de Bruijn, J. Indian Math. Soc. 19, 1955).
Bordered positive_inner_products(unsigned size, slong bits);

}  // namespace gradus
