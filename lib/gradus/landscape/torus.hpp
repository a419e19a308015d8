#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace gradus {

class Random;

/// f(x) = sum of cosine cos(k.x) + sine sin(k.x) over its waves, on the torus of one to three
/// angles. Coefficients are whole numbers, so that all of it is exact.
struct TorusFunction {
  struct Wave {
    std::array<int, 3> k{};  ///< 0 beyond the dimension
    long cosine = 0, sine = 0;
  };
  unsigned dimension = 1;
  std::vector<Wave> waves;
};

/// A point where the gradient is 0 and the Hessian is not singular: the only one in the box of this
/// half side around 2 pi place / 2^20, coordinate by coordinate.
struct TorusPoint {
  std::array<long, 3> place{};
  double half_side = 0;
  unsigned index = 0;  ///< negative eigenvalues of the Hessian: 0 for a minimum
};

/// All critical points on the torus, each once, none missed. Boxes on which the gradient has no
/// zero are left out by its Taylor form, with bounds on third derivatives that hold everywhere; the
/// others are halved until Krawczyk's operator shows that one zero is in the box and its
/// neighbourhood, and no other. Nothing where that does not succeed for boxes of 2^-17 of the
/// torus: a critical point may be degenerate. Throws std::invalid_argument for another dimension
/// than 1, 2 or 3, waves of length 0 or beyond 100, or coefficients beyond 10^6.
std::optional<std::vector<TorusPoint>> critical_points(const TorusFunction& f);

/// All waves with |k_i| <= degree, one of k and -k each, with coefficients -9 .. 9, drawn
/// uniformly: f and -f are equally likely.
TorusFunction random_torus_function(unsigned dimension, unsigned degree, Random& random);

/// What random functions have, by index.
struct TorusCount {
  std::uint64_t functions = 0, degenerate = 0;
  std::array<std::uint64_t, 4> by_index{};
  /// Of half the share of minima and maxima among the critical points of one function. Its mean is
  /// that of the share of minima, as f and -f are equally likely. It is at most most_share: 1/2
  /// where d = 1; else 1/4, as there are at least d - 1 more points of index 1 than minima, and of
  /// index d - 1 than maxima (Morse's inequalities on the torus).
  double mean_share = 0, variance_of_share = 0, most_share = 0;
  /// Functions for which points of even and of odd index are not as many (Euler's relation on the
  /// torus, by Morse): 0 unless something is wrong.
  std::uint64_t unbalanced = 0;
};
TorusCount count_torus_points(unsigned dimension, unsigned degree, std::uint64_t functions,
                              std::uint64_t seed);

}  // namespace gradus
