#pragma once

#include <vector>

#include "gradus/number/interval.hpp"
#include "gradus/spectrum/matrix_power.hpp"

namespace gradus {

/// An eigenvalue of a matrix, real + i imaginary, known to about 45 digits.
struct Eigenvalue {
  Interval real, imaginary, modulus;
  unsigned multiplicity = 1;
  bool is_real = false;  ///< certainly so, and then `imaginary` is 0; all others are certainly not
};

/// All distinct eigenvalues, none missed: the exact characteristic polynomial is split into
/// square-free factors, and Arb isolates the roots of each. Throws std::invalid_argument where the
/// matrix is empty, not square, or larger than 200 x 200.
std::vector<Eigenvalue> eigenvalues(const RationalMatrix& w);

/// Whether all eigenvalues are real, by Sturm's theorem. Throws as above.
bool all_eigenvalues_real(const RationalMatrix& w);

/// The largest modulus of an eigenvalue.
Interval eigenvalue_radius(const RationalMatrix& w);

}  // namespace gradus
