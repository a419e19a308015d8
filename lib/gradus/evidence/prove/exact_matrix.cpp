#include "gradus/evidence/prove/exact_matrix.hpp"

#include <flint/fmpq.h>
#include <flint/fmpq_mat.h>

namespace gradus {

namespace {

class Matrix {
 public:
  Matrix(std::size_t rows, std::size_t columns) {
    fmpq_mat_init(native, static_cast<slong>(rows), static_cast<slong>(columns));
  }
  Matrix(const Matrix&) = delete;
  Matrix& operator=(const Matrix&) = delete;
  ~Matrix() { fmpq_mat_clear(native); }

  void set(std::size_t i, std::size_t j, const Rational& value) {
    fmpq_set_mpq(fmpq_mat_entry(native, static_cast<slong>(i), static_cast<slong>(j)), value.mpq());
  }
  Rational get(std::size_t i, std::size_t j) const {
    mpq_t value;
    mpq_init(value);
    fmpq_get_mpq(value, fmpq_mat_entry(native, static_cast<slong>(i), static_cast<slong>(j)));
    const Rational result = Rational::from_mpq(value);
    mpq_clear(value);
    return result;
  }

  fmpq_mat_t native;
};

}  // namespace

std::optional<std::vector<Rational>> solve_exactly(const RationalMatrix& a,
                                                   const std::vector<Rational>& b) {
  const std::size_t n = a.size();
  Matrix left(n, n), right(n, 1), solution(n, 1);
  for (std::size_t i = 0; i < n; ++i) {
    right.set(i, 0, b[i]);
    for (std::size_t j = 0; j < n; ++j) {
      if (!a[i][j].is_zero()) left.set(i, j, a[i][j]);
    }
  }
  if (fmpq_mat_solve(solution.native, left.native, right.native) == 0) return {};
  std::vector<Rational> result;
  for (std::size_t i = 0; i < n; ++i) result.push_back(solution.get(i, 0));
  return result;
}

std::optional<std::vector<SquareOfRow>> squares_of(RationalMatrix m) {
  const std::size_t n = m.size();
  std::vector<SquareOfRow> result;
  for (std::size_t k = 0; k < n; ++k) {
    const Rational pivot = m[k][k];
    if (pivot.sign() < 0) return {};
    if (pivot.is_zero()) {
      for (std::size_t j = k + 1; j < n; ++j) {
        if (!m[k][j].is_zero()) return {};
      }
      continue;
    }
    SquareOfRow square{pivot, std::vector<Rational>(n)};
    for (std::size_t j = k; j < n; ++j) square.row[j] = m[k][j] / pivot;
    for (std::size_t i = k + 1; i < n; ++i) {
      if (m[k][i].is_zero()) continue;
      for (std::size_t j = i; j < n; ++j) m[i][j] -= m[k][i] * square.row[j];
    }
    result.push_back(std::move(square));
  }
  return result;
}

}  // namespace gradus
