#include "gradus/evidence/prove/gram_kernel.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace gradus {

namespace {

using Dense = Eigen::MatrixXd;

constexpr double greatest_zero = 1e-2;  ///< of an eigenvalue that may be 0
constexpr double widest = 1e-2, narrowest = 0.9e-6;

/// Eigenvectors of eigenvalue 0, as rows.
Dense kernel(const Dense& gram, const Dense& complement) {
  const Eigen::SelfAdjointEigenSolver<Dense> eigen(gram);
  std::vector<Eigen::Index> zeros;
  for (Eigen::Index k = 0; k < gram.rows(); ++k) {
    const double value = eigen.eigenvalues()(k);
    const auto v = eigen.eigenvectors().col(k);
    if (value < greatest_zero && value < v.dot(complement * v)) zeros.push_back(k);
  }
  Dense result(static_cast<Eigen::Index>(zeros.size()), gram.rows());
  for (std::size_t k = 0; k < zeros.size(); ++k)
    result.row(static_cast<Eigen::Index>(k)) = eigen.eigenvectors().col(zeros[k]).transpose();
  return result;
}

/// Reduced echelon form; returns the columns of the pivots, by rows. Among columns of about the
/// same size the last one is taken.
std::vector<Eigen::Index> reduce(Dense& a) {
  std::vector<Eigen::Index> pivots;
  for (Eigen::Index r = 0; r < a.rows(); ++r) {
    Eigen::Index row = r, column = 0;
    double best = 0;
    for (Eigen::Index j = 0; j < a.cols(); ++j) {
      for (Eigen::Index i = r; i < a.rows(); ++i) {
        const double size = std::abs(a(i, j));
        if (size > best * (j > column ? 0.5 : 1.0)) {
          row = i;
          column = j;
          best = std::max(best, size);
        }
      }
    }
    a.row(r).swap(a.row(row));
    a.row(r) /= a(r, column);
    for (Eigen::Index i = 0; i < a.rows(); ++i) {
      if (i != r) a.row(i) -= a(i, column) * a.row(r);
    }
    pivots.push_back(column);
  }
  return pivots;
}

Rational simplest_near(double value, double distance) {
  const Rational middle = Rational::from_double(value);
  const Rational reach = Rational::from_double(distance * std::max(1.0, std::abs(value)));
  return simplest_between(middle - reach, middle + reach);
}

}  // namespace

std::vector<std::vector<Polynomial>> outside_kernel(const std::vector<Polynomial>& basis,
                                                    const std::vector<double>& gram,
                                                    const std::vector<double>& complement) {
  const auto n = static_cast<Eigen::Index>(basis.size());
  if (n == 0) return {};
  Dense zeros = kernel(Eigen::Map<const Dense>(gram.data(), n, n),
                       Eigen::Map<const Dense>(complement.data(), n, n));
  if (zeros.rows() == 0 || !zeros.allFinite()) return {};
  const auto pivots = reduce(zeros);
  if (!zeros.allFinite()) return {};
  std::vector<std::vector<Polynomial>> result;
  for (double distance = widest; distance >= narrowest; distance /= 10) {
    std::vector<Polynomial> rest;
    for (Eigen::Index j = 0; j < n; ++j) {
      if (std::ranges::find(pivots, j) != pivots.end()) continue;
      // A row of the kernel ties the element of its pivot to the others.
      Polynomial element = basis[static_cast<std::size_t>(j)];
      for (std::size_t r = 0; r < pivots.size(); ++r) {
        const double entry = zeros(static_cast<Eigen::Index>(r), j);
        element -=
            Polynomial(simplest_near(entry, distance)) * basis[static_cast<std::size_t>(pivots[r])];
      }
      rest.push_back(std::move(element));
    }
    result.push_back(std::move(rest));
  }
  return result;
}

}  // namespace gradus
