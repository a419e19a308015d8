#pragma once

#include <cstddef>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// A square matrix by rows. The functions below throw std::invalid_argument where it is empty or
/// not square.
using RationalMatrix = std::vector<std::vector<Rational>>;
void require_square(const RationalMatrix& w);

/// W^n, exactly; W^0 is the identity.
RationalMatrix power(const RationalMatrix& w, unsigned long n);

/// The largest sum of absolute values in a row.
Rational infinity_norm(const RationalMatrix& w);
Rational trace(const RationalMatrix& w);

/// lower <= spectral radius <= upper.
struct SpectralRadius {
  Rational lower, upper;
  unsigned long power = 0;  ///< the n of the last upper bound
};
/// Gelfand's formula, both ways: for every n the spectral radius is at most |W^n|^(1/n) and at
/// least
/// (|trace W^m| / d)^(1/m), m = n, 3n, 5n, ... <= dn. Powers n = 1, 2, 4, ... are exact; only the
/// roots are rounded, outward. Ends when upper - lower <= width, or before an entry of W^n would
/// have more than max_bits bits, or at n = 2^31: the caller must look at the width that was
/// reached.
SpectralRadius spectral_radius(const RationalMatrix& w, const Rational& width,
                               std::size_t max_bits = std::size_t{1} << 20);

}  // namespace gradus
