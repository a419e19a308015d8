#pragma once

#include <string>
#include <vector>

#include "gradus/landscape/critical_search.hpp"

namespace gradus {

/// A network of one hidden unit, x -> v f(u x), on a few data: the sum of (v f(u x) - y)^2 / 2 over
/// them, and a decay that keeps the weights bounded, decay (u^2 + v^2) / 2.
struct OneUnit {
  enum class Activation { tanh, softplus } activation = Activation::tanh;
  struct Datum {
    Rational x, y;
  };
  std::vector<Datum> data;
  Rational decay;
};

Term loss(const OneUnit& network, Term u, Term v);
/// "tanh; (1, 3), (4, -2); decay 1/50"
std::string description(const OneUnit& network);

/// All critical points with |u|, |v| < 5.
CriticalSearch critical_points(const OneUnit& network);

/// Small networks of both kinds; some of their data contradict each other.
std::vector<OneUnit> some_networks();

}  // namespace gradus
