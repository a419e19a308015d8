#pragma once

#include <array>
#include <vector>

#include "gradus/landscape/hidden_layer.hpp"

namespace gradus {

/// Networks of one kind with random data, and all of their critical points.
struct NetworkFamily {
  std::vector<HiddenLayer> networks;
  std::vector<NetworkPoints> found;
};
NetworkFamily random_family(HiddenLayer::Activation activation, unsigned units, unsigned data,
                            const Rational& decay, unsigned count, std::uint64_t seed);

/// tanh and softplus with one unit on three data, then with two units on two: 12 networks each.
std::vector<NetworkFamily> small_families();

/// What the critical points of one network are like; where losses are compared, certainly so.
std::array<unsigned, 3> count_by_index(const NetworkPoints& found);  ///< copies included
bool has_bad_minimum(const NetworkPoints& found);                    ///< two of different loss
bool has_saddle_below_minimum(const NetworkPoints& found);
bool has_saddles_above_best(const NetworkPoints& found);  ///< each above the lowest minimum
/// The highest loss of a minimum less the lowest.
Interval spread_of_minima(const NetworkPoints& found);

}  // namespace gradus
