#pragma once

#include <rapidcheck.h>

#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus::test {

/// From low to high - 1, each as likely as the others: by itself RapidCheck begins with small
/// numbers and reaches the large ones in its last cases only.
template <class T>
T drawn(T low, T high) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(low, high));
}

using Vector = std::vector<Rational>;
using Matrix = std::vector<Vector>;

inline Rational dot(const Vector& a, const Vector& b) {
  Rational total;
  for (std::size_t i = 0; i < a.size(); ++i) total += a[i] * b[i];
  return total;
}

inline Vector times(const Matrix& m, const Vector& v) {
  Vector result;
  for (const Vector& row : m) result.push_back(dot(row, v));
  return result;
}

/// a + s b.
inline Vector plus(Vector a, const Rational& s, const Vector& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += s * b[i];
  return a;
}

inline std::size_t dimension() { return drawn<std::size_t>(1, 9); }

inline Rational small() { return Rational(drawn(-6, 7), drawn(1, 5)); }

/// In [low, high], with steps of 1/12 of the interval.
inline Rational between(const Rational& low, const Rational& high) {
  return low + (high - low) * Rational(drawn(0, 13), 12);
}

inline Vector vector_of(std::size_t d) {
  Vector v;
  for (std::size_t i = 0; i < d; ++i) v.push_back(small());
  return v;
}

/// A symmetric matrix with these eigenvalues: reflected twice at random, exactly.
inline Matrix symmetric_with(const Vector& eigenvalues) {
  const std::size_t d = eigenvalues.size();
  Matrix m(d, Vector(d));
  for (std::size_t i = 0; i < d; ++i) m[i][i] = eigenvalues[i];
  for (int k = 0; k < 2; ++k) {
    const Vector u = vector_of(d);
    const Rational length = dot(u, u);
    if (length.is_zero()) continue;
    // R m R with R = 1 - 2 u u'/u'u.
    const Vector mu = times(m, u);
    const Rational umu = dot(u, mu);
    for (std::size_t i = 0; i < d; ++i) {
      for (std::size_t j = 0; j < d; ++j) {
        m[i][j] += Rational(4) * umu * u[i] * u[j] / (length * length) -
                   Rational(2) * (u[i] * mu[j] + mu[i] * u[j]) / length;
      }
    }
  }
  return m;
}

/// A symmetric matrix of a signature drawn at random (all positive, all negative, singular, ...),
/// its eigenvalues in [low, high].
inline Matrix symmetric_in(std::size_t d, const Rational& low, const Rational& high) {
  const int kind = drawn(0, 4);  // anything, not negative, not positive, with zeros
  Vector eigenvalues;
  for (std::size_t i = 0; i < d; ++i) {
    const Rational from = kind == 1 ? max(low, Rational(0)) : low;
    const Rational to = kind == 2 ? min(high, Rational(0)) : high;
    const bool zero = kind == 3 && drawn(0, 2) == 0;
    eigenvalues.push_back(zero ? Rational(0) : between(from, to));
  }
  return symmetric_with(eigenvalues);
}

/// x'Hx/2 + b'x and its gradient.
struct Quadratic {
  Matrix h;
  Vector b;
  Rational value(const Vector& x) const { return dot(x, times(h, x)) / Rational(2) + dot(b, x); }
  Vector gradient(const Vector& x) const { return plus(times(h, x), 1, b); }
};

}  // namespace gradus::test
