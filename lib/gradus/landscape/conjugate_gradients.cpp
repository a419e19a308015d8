#include "gradus/landscape/conjugate_gradients.hpp"

#include <functional>

namespace gradus {

namespace {

using Vector = std::vector<Rational>;

Rational dot(const Vector& x, const Vector& y) {
  Rational total;
  for (std::size_t i = 0; i < x.size(); ++i) total += x[i] * y[i];
  return total;
}

Vector times(const ExactMatrix& m, const Vector& v) {
  Vector result;
  for (const Vector& row : m) result.push_back(dot(row, v));
  return result;
}

Vector plus(Vector x, const Rational& factor, const Vector& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += factor * y[i];
  return x;
}

/// By elimination: all pivots are positive.
bool positive_definite(ExactMatrix m) {
  for (std::size_t k = 0; k < m.size(); ++k) {
    if (m[k][k].sign() <= 0) return false;
    for (std::size_t i = k + 1; i < m.size(); ++i) {
      m[i] = plus(m[i], -m[i][k] / m[k][k], Vector(m[k]));
    }
  }
  return true;
}

/// Visits every symmetric matrix with entries -2, ..., 2, filled from entry `at` of the upper
/// triangle on.
void for_each_symmetric(ExactMatrix& m, std::size_t row, std::size_t column,
                        const std::function<void()>& visit) {
  const std::size_t d = m.size();
  if (row == d) return visit();
  const bool last = column + 1 == d;
  for (long entry = -2; entry <= 2; ++entry) {
    m[row][column] = m[column][row] = entry;
    for_each_symmetric(m, last ? row + 1 : row, last ? row + 1 : column + 1, visit);
  }
}

}  // namespace

std::optional<unsigned> conjugate_gradient_steps(const ExactMatrix& h, const Vector& b,
                                                 unsigned most, const Rational& noise) {
  Vector residual = b, direction = b;
  for (unsigned step = 0;; ++step) {
    const Rational square = dot(residual, residual);
    if (square.is_zero()) return step;
    if (step == most) return {};
    const Vector image = times(h, direction);
    residual = plus(residual, -square / dot(direction, image), image);
    if (step == 0) residual[0] += noise;
    direction = plus(residual, dot(residual, residual) / square, direction);
  }
}

Trial::Outcome check_conjugate_gradients(unsigned largest, long slope, long offset, bool noisy) {
  Trial::Outcome outcome;
  outcome.cases = {0, true, "", "exact rationals"};
  for (unsigned d = 1; d <= largest && outcome.violation.empty(); ++d) {
    ExactMatrix m(d, Vector(d));
    Vector b;
    for (unsigned i = 1; i <= d; ++i) b.emplace_back(long{i});
    const long most = slope * d + offset;
    for_each_symmetric(m, 0, 0, [&] {
      if (!outcome.violation.empty() || !positive_definite(m)) return;
      ++outcome.cases.count;
      const auto steps = conjugate_gradient_steps(m, b, static_cast<unsigned>(most),
                                                  noisy ? Rational(1) : Rational(0));
      if (!steps) {
        outcome.violation = "d = " + std::to_string(d) + ": not after " + std::to_string(most) +
                            " steps, matrix " + std::to_string(outcome.cases.count);
      }
    });
  }
  return outcome;
}

}  // namespace gradus
