// Back-propagation at random rational points, by loops over numbers, without the engines: the
// activation is s^2, the derivative is a product of Jacobians.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

Matrix matrix_of(std::size_t rows, std::size_t columns) {
  Matrix m;
  for (std::size_t i = 0; i < rows; ++i) m.push_back(vector_of(columns));
  return m;
}

TEST(Backprop, deltas_are_the_chain_rule_through_one_hidden_layer) {
  for_all(150, [] {
    const std::size_t inputs = dimension(), hidden = dimension(), outputs = dimension();
    const Matrix lower = matrix_of(hidden, inputs), upper = matrix_of(outputs, hidden);
    const Vector x = vector_of(inputs), t = vector_of(outputs);
    const Vector net_j = times(lower, x);
    Vector y;
    for (const Rational& s : net_j) y.push_back(s * s);
    const Vector net_k = times(upper, y);
    Vector delta_k, delta_j(hidden);
    for (std::size_t k = 0; k < outputs; ++k)
      delta_k.push_back((t[k] - net_k[k] * net_k[k]) * Rational(2) * net_k[k]);
    for (std::size_t j = 0; j < hidden; ++j) {
      for (std::size_t k = 0; k < outputs; ++k) delta_j[j] += upper[k][j] * delta_k[k];
      delta_j[j] *= Rational(2) * net_j[j];
    }
    // Forward mode: the derivative of every output with respect to one weight.
    const std::size_t j = drawn<std::size_t>(0, hidden), i = drawn<std::size_t>(0, inputs);
    Rational slope;
    for (std::size_t k = 0; k < outputs; ++k) {
      const Rational dy = Rational(2) * net_j[j] * x[i], dnet = upper[k][j] * dy,
                     dz = Rational(2) * net_k[k] * dnet;
      slope += (net_k[k] * net_k[k] - t[k]) * dz;
    }
    RC_ASSERT(delta_j[j] * x[i] == -slope);
  });
}

TEST(Backprop, one_epoch_of_a_linear_unit_is_one_step_on_the_summed_loss) {
  for_all(300, [] {
    const Rational w = small(), eta = small();
    const Vector x = vector_of(9), t = vector_of(9);
    Rational batch = w, gradient, online = w;
    for (std::size_t m = 0; m < x.size(); ++m) {
      batch += eta * (t[m] - w * x[m]) * x[m];
      gradient -= (t[m] - w * x[m]) * x[m];
      online += eta * (t[m] - online * x[m]) * x[m];
    }
    RC_ASSERT(batch == w - eta * gradient);
    if (eta.is_zero()) RC_ASSERT(online == batch);
  });
}

}  // namespace
}  // namespace gradus::test
