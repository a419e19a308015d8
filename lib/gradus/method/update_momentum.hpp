#pragma once

// Updates of gradient descent and its relatives with one velocity, as templates over any number. A
// function says the change of one parameter, or what is kept for it, from the gradient g.

namespace gradus {

/// Gradient descent (Cauchy 1847; taught in the lectures): w changes by -lr g.
template <class T>
T descent_change(const T& lr, const T& g) {
  return -(lr * g);
}

/// The velocity of gradient descent with momentum, v_0 = 0 (Polyak 1964; PyTorch SGD has `take` =
/// 1 - dampening): v <- mu v + take g. The lectures teach it with -lr for `take`.
template <class T>
T next_velocity(const T& mu, const T& v, const T& take, const T& g) {
  return mu * v + take * g;
}

/// One step of the heavy ball (Polyak 1964; taught in the lectures, which print rate = gamma eta,
/// keep = 1 - gamma, and also rate = eta, keep = 1 - eta): w - rate g + keep (w - previous).
template <class T>
T heavy_ball_step(const T& w, const T& previous, const T& g, const T& rate, const T& keep) {
  return w - rate * g + keep * (w - previous);
}

/// What Nesterov's momentum puts in the place of the velocity where w is the point at which the
/// gradient is taken (Bengio, Boulanger-Lewandowski and Pascanu 2013, equation 7; PyTorch SGD):
/// g + mu v, with the new v. The lectures name it.
template <class T>
T look_ahead(const T& mu, const T& v, const T& g) {
  return g + mu * v;
}

/// What Chainer 7.8's NesterovAG puts there: (1 + mu) g - mu^2 v with the sign of a step, that is
/// mu^2 v + (1 + mu) g. Right would be the v before the update (chainer issue 4274).
template <class T>
T chainer_look_ahead(const T& mu, const T& v, const T& g) {
  return mu * mu * v + (T(1) + mu) * g;
}

/// Quasi-hyperbolic momentum (Ma and Yarats 2019, equation 3): (1 - nu) g + nu v, where v is the
/// exponential average of the gradients.
template <class T>
T quasi_hyperbolic(const T& nu, const T& v, const T& g) {
  return (T(1) - nu) * g + nu * v;
}

/// Coupled weight decay, an L2 penalty (Krogh and Hertz 1992): g + lambda w takes the place of g.
template <class T>
T decayed_gradient(const T& g, const T& lambda, const T& w) {
  return g + lambda * w;
}

}  // namespace gradus
