#pragma once

#include <cmath>

// Updates that divide by a root of accumulated squares, as templates over any number. A function
// says what is kept for one parameter, or a denominator, from the gradient g.

namespace gradus {

/// A factor of an exponential average, and its complement as the implementation has it: exactly,
/// take = 1 - keep.
template <class T>
struct Weight {
  T keep, take;
};

/// The exponential average keep a + take x.
template <class T>
T average(const Weight<T>& weight, const T& a, const T& x) {
  return weight.keep * a + weight.take * x;
}

/// What Adagrad keeps (Duchi, Hazan and Singer 2011, Figure 1; taught in the lectures): r + g^2.
template <class T>
T accumulated_square(const T& r, const T& g) {
  return r + g * g;
}

/// What RMSProp keeps (Hinton 2012, lecture 6e; taught in the lectures): rho r + (1 - rho) g^2.
template <class T>
T averaged_square(const Weight<T>& rho, const T& r, const T& g) {
  return average(rho, r, T(g * g));
}

/// What the lectures print for RMSProp, with the sign lost: rho r - (1 - rho) g^2. The root needs
/// its absolute value; averaged_square is the corrected form.
template <class T>
T subtracted_square(const Weight<T>& rho, const T& r, const T& g) {
  using std::abs;
  return abs(rho.keep * r - rho.take * (g * g));
}

/// The variance of centred RMSProp (Graves 2013, equation 40): r - m^2 with the average m of g.
template <class T>
T centred_square(const T& r, const T& m) {
  return r - m * m;
}

/// Adagrad's and RMSProp's step (taught in the lectures): alpha g/(delta + sqrt r).
template <class T>
T scaled_step(const T& alpha, const T& delta, const T& r, const T& g) {
  using std::sqrt;
  return alpha * g / (delta + sqrt(r));
}

/// Adadelta's change in units of its rate (Zeiler 2012, Algorithm 1): sqrt(x + eps)/sqrt(r + eps) g
/// with the average x of the squared changes before this one.
template <class T>
T adadelta_change(const T& x, const T& r, const T& eps, const T& g) {
  using std::sqrt;
  return sqrt(x + eps) / sqrt(r + eps) * g;
}

}  // namespace gradus
