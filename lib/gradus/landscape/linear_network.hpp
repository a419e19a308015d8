#pragma once

#include <string>
#include <vector>

#include "gradus/landscape/inertia.hpp"

namespace gradus {

/// |W_L ... W_1 - A|^2 / 2 where all hidden layers have `hidden` units and A, which is what the
/// data say when their inputs are uncorrelated, has these singular values > 0, all different. In
/// the bases of A's singular vectors it is diagonal: mode i leads from input i to output i.
struct LinearNetwork {
  unsigned layers = 2, inputs = 2, hidden = 2, outputs = 2;
  std::vector<Rational> modes;  ///< as many as inputs or outputs, whatever is less
};
std::string description(const LinearNetwork& network);  ///< "2-2-1; 3, 1"

/// Critical points that the group of exchanges (.., W_(k+1) C^-1, C W_k, ..) makes of one, which
/// is diagonal: its modes are fitted, or 0 in some layers, two at least. All of them have one loss
/// and one inertia, as the exchanges are linear. With two layers and square A there are no others
/// (Baldi and Hornik, Neural Networks 2, 1989).
struct LinearStratum {
  std::vector<std::vector<bool>> zero;  ///< by mode, by layer from the first one on
  Rational loss;
  Inertia inertia;         ///< of the Hessian
  unsigned dimension = 0;  ///< of the orbit of exchanges
  bool is_global = false;  ///< the loss is the least that there is
  /// Otherwise: a curve that starts here leads down, at its points t = 1/10, 1/100, 1/1000.
  bool has_way_down = false;
};
std::string description(const LinearStratum& stratum);  ///< "fitted; 0 in 1, 2"

/// Exact. Throws std::invalid_argument unless there are 2 or 3 layers and modes as described; with
/// 3 layers, as many hidden units as modes or more.
std::vector<LinearStratum> strata(const LinearNetwork& network);

}  // namespace gradus
