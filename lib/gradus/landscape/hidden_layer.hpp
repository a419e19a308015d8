#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gradus/algebra/term.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

class Random;

/// A network with one hidden layer of one or two units, x -> sum of v_k f(u_k x), on a few data:
/// the sum of (output - y)^2 / 2 over them, and a decay > 0 that keeps the weights bounded, decay
/// (|u|^2 + |v|^2) / 2.
struct HiddenLayer {
  enum class Activation { tanh, softplus } activation = Activation::tanh;
  unsigned units = 1;
  struct Datum {
    Rational x, y;
  };
  std::vector<Datum> data;
  Rational decay;
};

Term loss(const HiddenLayer& network, const std::vector<Term>& u, const std::vector<Term>& v);
/// "tanh; (1, 3), (4, -2); decay 1/50"
std::string description(const HiddenLayer& network);

/// All critical points have |u_k| below this. With the residuals r and Y = |y|^2: from decay v_k =
/// -<r, f_k> follows decay |v|^2 + |r|^2 <= Y, and with w = f(z) - z f'(z) at z = u_k x, |w| <= 1
/// for both functions, decay (u_k^2 - v_k^2) = v_k <r, w>. So for n data u_k^2 <= (Y / decay) (1 +
/// sqrt(n / decay) / 2).
Rational weight_bound(const HiddenLayer& network);

/// What is left where v is chosen best, which is a linear problem: a loss of u alone, its gradient,
/// and v. Its critical points are those of the network, and have the same index: the network's
/// Hessian is positive definite in v, and the Hessian here is what LDL' leaves of it.
struct EliminatedOutput {
  Term loss;
  std::vector<Term> gradient, v;
};
EliminatedOutput eliminate_output(const HiddenLayer& network, const std::vector<Term>& u);

/// A critical point with a regular Hessian: the only one in its box. Exchanging units, and for tanh
/// the sign of a unit's weights, makes others of it with the same loss; it stands for all of them.
struct NetworkPoint {
  std::vector<Interval> u, v;
  unsigned index = 0;   ///< negative eigenvalues of the network's Hessian, by LDL' of enclosures
  unsigned copies = 1;  ///< how many points it stands for, itself among them
  Interval loss;
};
struct NetworkPoints {
  std::vector<NetworkPoint> points;
  std::uint64_t boxes = 0;
  bool complete = false;  ///< the network has no other critical point, anywhere
};
/// Throws std::invalid_argument unless there are one or two units, data and a decay.
NetworkPoints critical_points(const HiddenLayer& network, std::uint64_t most_boxes = 2'000'000);

/// With data x in {1 .. 4} times a sign, y in {1 .. 4} times a sign, and distinct x.
HiddenLayer random_network(HiddenLayer::Activation activation, unsigned units, unsigned data,
                           const Rational& decay, Random& random);

}  // namespace gradus
