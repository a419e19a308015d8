#pragma once

#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// An integer or rational polynomial: coefficients[k] of x^k.
using Coefficients = std::vector<Rational>;

/// A simple real root: the only root strictly between low and high, or low = high itself.
struct RootInterval {
  Rational low, high;
  bool rising = false;  ///< the polynomial goes from negative to positive there, else the reverse
};

/// Whether every real root of p is simple, and where they are, in ascending order, none missed:
/// bisection by Descartes' rule of signs (Collins and Akritas 1976) on the square-free part of p. p
/// must not be zero (std::invalid_argument).
struct RealRoots {
  bool all_simple = false;
  std::vector<RootInterval> roots;  ///< filled only where all are simple
};
RealRoots real_roots(const Coefficients& p);

}  // namespace gradus
