#include "gradus/landscape/convex_certificate.hpp"

#include <map>
#include <stdexcept>

namespace gradus {
namespace {

/// A vector by its components along x_0 - x* (0) and g_k (k + 1).
using Vector = std::map<std::size_t, Rational>;

Vector gradient(unsigned k) { return {{k + 1, 1}}; }

/// x_k - x* = x_0 - x* - g_0 - ... - g_{k-1}.
Vector position(unsigned k) {
  Vector v{{0, 1}};
  for (unsigned j = 0; j < k; ++j) v[j + 1] = -1;
  return v;
}

Vector difference(Vector a, const Vector& b) {
  for (const auto& [at, component] : b) a[at] -= component;
  return a;
}

/// matrix += factor <a, b>.
void add(RationalMatrix& matrix, const Rational& factor, const Vector& a, const Vector& b) {
  for (const auto& [i, left] : a) {
    for (const auto& [j, right] : b) {
      const Rational half = factor * left * right / 2;
      matrix[i][j] += half;
      matrix[j][i] += half;
    }
  }
}

}  // namespace

ConvexCertificate convex_certificate(unsigned steps, const Rational& bound,
                                     const std::function<Rational(unsigned k)>& of_step) {
  if (steps < 1) throw std::invalid_argument("a certificate needs at least one step");
  ConvexCertificate c;
  for (unsigned k = 1; k <= steps; ++k) c.of_steps.push_back(of_step(k));
  // f_k is on the right of (k - 1, k) and (*, k), on the left of (k, k + 1).
  for (unsigned k = 0; k <= steps; ++k) {
    const Rational left = k < steps ? c.of_steps[k] : Rational(1);
    c.of_minimiser.push_back(left - (k > 0 ? c.of_steps[k - 1] : Rational(0)));
  }
  c.slack.assign(steps + 2, std::vector<Rational>(steps + 2));
  c.slack[0][0] = bound;
  for (unsigned k = 0; k <= steps; ++k) {
    const Vector g = gradient(k);
    add(c.slack, -c.of_minimiser[k], g, position(k));
    add(c.slack, c.of_minimiser[k] / 2, g, g);
    if (k == 0) continue;
    const Vector before = gradient(k - 1), turn = difference(before, g);
    add(c.slack, c.of_steps[k - 1], g, before);  // x_{k-1} - x_k
    add(c.slack, c.of_steps[k - 1] / 2, turn, turn);
  }
  return c;
}

}  // namespace gradus
