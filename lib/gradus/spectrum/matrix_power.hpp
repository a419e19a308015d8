#pragma once

#include <cstddef>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// A square matrix by rows. The functions below throw std::invalid_argument where it is empty or
/// not square.
using RationalMatrix = std::vector<std::vector<Rational>>;

/// W^n, exactly; W^0 is the identity.
RationalMatrix power(const RationalMatrix& w, unsigned long n);

/// The largest sum of absolute values in a row.
Rational infinity_norm(const RationalMatrix& w);
Rational trace(const RationalMatrix& w);

/// lower <= spectral radius <= upper.
struct SpectralRadius {
  Rational lower, upper;
  unsigned long power = 0;  ///< the highest power of W that was looked at
};
/// Gelfand's formula, both ways: for every n the spectral radius is at least (|trace W^n| /
/// d)^(1/n) and at most |W^n|^(1/n). Powers n = 1, 2, 4, ... are exact; only the roots are rounded,
/// outward. Ends when upper - lower <= width, or before an entry would have more than max_bits
/// bits: the caller must look at the width that was reached.
SpectralRadius spectral_radius(const RationalMatrix& w, const Rational& width,
                               std::size_t max_bits = std::size_t{1} << 20);

/// The largest infinity norm of W^0, ..., W^last, exactly, and the first power that attains it.
struct TransientGrowth {
  Rational norm;
  unsigned long power = 0;
};
TransientGrowth transient_growth(const RationalMatrix& w, unsigned long last);

}  // namespace gradus
