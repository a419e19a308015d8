#pragma once

#include <vector>

#include "gradus/algebra/polynomial.hpp"

namespace gradus {

/// Bases of the squares that remain when those of the kernel are left out; several, as the kernel
/// is known roughly: from the simplest guess to the nearest, nothing where there is no kernel.
/// `gram` (by rows) is a positive semidefinite matrix b' Q b over the basis b, computed in floating
/// point, `complement` its complement: for an eigenvector, the greater of the two says whether its
/// eigenvalue is really 0. The kernel is brought to echelon form and its entries to the simplest
/// rationals nearby; it is rational where the zeros that cause it come with all their conjugates.
std::vector<std::vector<Polynomial>> outside_kernel(const std::vector<Polynomial>& basis,
                                                    const std::vector<double>& gram,
                                                    const std::vector<double>& complement);

}  // namespace gradus
