#pragma once

#include <algorithm>
#include <cmath>

// Adam's update and its relatives, as templates over any number. m and v are the averages of g and
// g^2; c1 = 1 - beta1^k and c2 = 1 - beta2^k at the k-th update, or 1 without bias correction. A
// function says the change of one parameter in units of -lr.

namespace gradus {

/// Adam (Kingma and Ba 2015, Algorithm 1; taught in the lectures): (m/c1)/(sqrt(v/c2) + eps).
template <class T>
T adam_step(const T& m, const T& v, const T& c1, const T& c2, const T& eps) {
  using std::sqrt;
  return m / c1 / (sqrt(v / c2) + eps);
}

/// The order of computation that the paper proposes at the end of section 2, which moves epsilon
/// (TensorFlow, Keras, Chainer): (sqrt(c2)/c1) m/(sqrt v + eps).
template <class T>
T adam_step_hat(const T& m, const T& v, const T& c1, const T& c2, const T& eps) {
  using std::sqrt;
  return sqrt(c2) / c1 * m / (sqrt(v) + eps);
}

/// Epsilon inside the root (tiny-dnn): (m/c1)/sqrt(v/c2 + eps).
template <class T>
T adam_step_inside(const T& m, const T& v, const T& c1, const T& c2, const T& eps) {
  using std::sqrt;
  return m / c1 / sqrt(v / c2 + eps);
}

/// Both: (sqrt(c2)/c1) m/sqrt(v + eps).
template <class T>
T adam_step_inside_raw(const T& m, const T& v, const T& c1, const T& c2, const T& eps) {
  using std::sqrt;
  return sqrt(c2) / c1 * m / sqrt(v + eps);
}

/// What Adamax keeps in the place of v (Kingma and Ba 2015, Algorithm 2): max(beta2 u, |g|). Its
/// step is m/(c1 u); PyTorch adds epsilon to |g| here, ensmallen to u there.
template <class T>
T adamax_norm(const T& beta2, const T& u, const T& size) {
  using std::max;
  return max(T(beta2 * u), size);
}

/// NAdam's momentum of update k (Dozat 2016; Sutskever et al. 2013): beta1 (1 - 0.96^(k psi)/2).
/// `shrunk` is 0.96^(k psi).
template <class T>
T nadam_momentum(const T& beta1, const T& shrunk) {
  return beta1 * (T(1) - shrunk / T(2));
}

/// What NAdam puts in the place of m/c1 (Dozat 2016, Algorithm 2): mu_next m/(1 - product_next) +
/// (1 - mu) g/(1 - product), where product is mu_1 ... mu_k and product_next goes on to k + 1.
template <class T>
T nadam_mean(const T& m, const T& g, const T& mu, const T& mu_next, const T& product,
             const T& product_next) {
  return mu_next * m / (T(1) - product_next) + (T(1) - mu) * g / (T(1) - product);
}

/// The length of RAdam's average (Liu et al. 2020, Algorithm 2): rho_k = rho - 2 k power/(1 -
/// power), where power = beta2^k and rho = 2/(1 - beta2) - 1.
template <class T>
T radam_length(const T& rho, const T& k, const T& power) {
  return rho - T(2) * k * power / (T(1) - power);
}

/// RAdam's rectification r_k (Liu et al. 2020, equation 10) squared.
template <class T>
T radam_rectification_squared(const T& rho, const T& length) {
  return (length - T(4)) * (length - T(2)) * rho / ((rho - T(4)) * (rho - T(2)) * length);
}

}  // namespace gradus
