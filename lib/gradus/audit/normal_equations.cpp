#include "gradus/audit/normal_equations.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace gradus {
namespace {

using Vector = NormalEquations::Vector;
using Matrix = std::vector<Vector>;

template <class N>
long double dot(const std::vector<N>& a, const std::vector<N>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0L);
}

/// The inverse of a symmetric positive matrix with unit diagonal, by Gauss and Jordan; pivots below
/// `least` count as `least`.
Matrix inverse(Matrix a, long double least) {
  const std::size_t n = a.size();
  Matrix inv(n, Vector(n, 0));
  for (std::size_t i = 0; i < n; ++i) inv[i][i] = 1;
  for (std::size_t c = 0; c < n; ++c) {
    const long double pivot = std::max(a[c][c], least);
    for (std::size_t r = 0; r < n; ++r) {
      if (r == c) continue;
      const long double factor = a[r][c] / pivot;
      for (std::size_t j = 0; j < n; ++j) {
        a[r][j] -= factor * a[c][j];
        inv[r][j] -= factor * inv[c][j];
      }
    }
    for (std::size_t j = 0; j < n; ++j) {
      a[c][j] /= pivot;
      inv[c][j] /= pivot;
    }
  }
  return inv;
}

}  // namespace

template <class N>
NormalEquations::NormalEquations(const std::vector<std::vector<N>>& rows, const std::vector<N>& r)
    : matrix_(rows.size(), Vector(rows.size(), 0)), right_(rows.size()), scale_(rows.size()) {
  const std::size_t n = rows.size();
  for (std::size_t i = 0; i < n; ++i) scale_[i] = std::sqrt(dot(rows[i], rows[i]));
  const auto size = [&](std::size_t i) { return scale_[i] > 0 ? scale_[i] : 1; };
  for (std::size_t i = 0; i < n; ++i) {
    right_[i] = -dot(rows[i], r) / size(i);
    matrix_[i][i] = 1;
    for (std::size_t j = 0; j < i; ++j) {
      matrix_[i][j] = matrix_[j][i] = dot(rows[i], rows[j]) / size(i) / size(j);
    }
  }
}

Vector NormalEquations::solve(long double damping) const {
  Matrix damped = matrix_;
  for (std::size_t i = 0; i < damped.size(); ++i) damped[i][i] += damping;
  const Matrix inv = inverse(std::move(damped), 1e-18L);
  Vector step(right_.size(), 0);
  for (std::size_t i = 0; i < right_.size(); ++i) {
    if (scale_[i] > 0) step[i] = dot(inv[i], right_) / scale_[i];
  }
  return step;
}

Vector NormalEquations::deviations() const {
  const Matrix inv = inverse(matrix_, 1e-17L);
  Vector result(right_.size(), std::numeric_limits<long double>::infinity());
  for (std::size_t i = 0; i < right_.size(); ++i) {
    if (scale_[i] > 0) result[i] = std::sqrt(std::max(inv[i][i], 1.0L)) / scale_[i];
  }
  return result;
}

template NormalEquations::NormalEquations(const std::vector<std::vector<double>>&,
                                          const std::vector<double>&);
template NormalEquations::NormalEquations(const std::vector<std::vector<long double>>&,
                                          const std::vector<long double>&);

}  // namespace gradus
