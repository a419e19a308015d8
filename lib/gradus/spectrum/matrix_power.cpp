#include "gradus/spectrum/matrix_power.hpp"

#include <flint/fmpq.h>
#include <flint/fmpq_mat.h>
#include <gmp.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "gradus/number/interval.hpp"

namespace gradus {
namespace {

Rational to_rational(const fmpq* value) {
  mpq_t copy;
  mpq_init(copy);
  fmpq_get_mpq(copy, value);
  Rational result = Rational::from_mpq(copy);
  mpq_clear(copy);
  return result;
}

/// FLINT's matrices, which clear denominators before they multiply.
class Matrix {
 public:
  explicit Matrix(const RationalMatrix& rows) : Matrix(static_cast<slong>(rows.size())) {
    for (slong i = 0; i < size(); ++i) {
      for (slong j = 0; j < size(); ++j) {
        const auto row = static_cast<std::size_t>(i), column = static_cast<std::size_t>(j);
        fmpq_set_mpq(fmpq_mat_entry(matrix_, i, j), rows[row][column].mpq());
      }
    }
  }
  Matrix(const Matrix& other) { fmpq_mat_init_set(matrix_, other.matrix_); }
  Matrix& operator=(const Matrix&) = delete;
  ~Matrix() { fmpq_mat_clear(matrix_); }

  static Matrix identity(slong size) {
    Matrix result(size);
    fmpq_mat_one(result.matrix_);
    return result;
  }

  slong size() const { return fmpq_mat_nrows(matrix_); }
  void multiply(const Matrix& other) { fmpq_mat_mul(matrix_, matrix_, other.matrix_); }
  void swap(Matrix& other) { fmpq_mat_swap(matrix_, other.matrix_); }
  void square() { fmpq_mat_mul(matrix_, matrix_, matrix_); }

  /// The most bits of a numerator or a denominator.
  std::size_t bits() const {
    flint_bitcnt_t most = 0;
    for (slong i = 0; i < size(); ++i) {
      for (slong j = 0; j < size(); ++j) {
        most = std::max({most, fmpz_bits(fmpq_mat_entry_num(matrix_, i, j)),
                         fmpz_bits(fmpq_mat_entry_den(matrix_, i, j))});
      }
    }
    return most;
  }

  RationalMatrix rows() const {
    RationalMatrix result;
    for (slong i = 0; i < size(); ++i) {
      auto& row = result.emplace_back();
      for (slong j = 0; j < size(); ++j) row.push_back(to_rational(fmpq_mat_entry(matrix_, i, j)));
    }
    return result;
  }

 private:
  explicit Matrix(slong size) { fmpq_mat_init(matrix_, size, size); }

  fmpq_mat_t matrix_;
};

/// x^(1/n) for x >= 0.
Interval root(const Rational& x, unsigned long n) {
  return x.is_zero() ? Interval(0) : exp(log(Interval(x)) / Interval(n));
}

}  // namespace

void require_square(const RationalMatrix& w) {
  if (w.empty()) throw std::invalid_argument("the matrix is empty");
  for (const auto& row : w) {
    if (row.size() != w.size()) throw std::invalid_argument("the matrix is not square");
  }
}

RationalMatrix power(const RationalMatrix& w, unsigned long n) {
  require_square(w);
  Matrix base(w);
  Matrix result = Matrix::identity(base.size());
  for (; n != 0; n /= 2) {
    if (n % 2 == 1) result.multiply(base);
    if (n > 1) base.square();
  }
  return result.rows();
}

Rational infinity_norm(const RationalMatrix& w) {
  require_square(w);
  Rational norm = 0;
  for (const auto& row : w) {
    Rational sum = 0;
    for (const Rational& entry : row) sum += abs(entry);
    norm = max(norm, sum);
  }
  return norm;
}

Rational trace(const RationalMatrix& w) {
  require_square(w);
  Rational sum = 0;
  for (std::size_t i = 0; i < w.size(); ++i) sum += w[i][i];
  return sum;
}

SpectralRadius spectral_radius(const RationalMatrix& w, const Rational& width,
                               std::size_t max_bits) {
  require_square(w);
  const Rational dimension(w.size());
  Matrix current(w);
  SpectralRadius result{0, infinity_norm(w), 1};
  for (;; result.power *= 2) {
    const unsigned long n = result.power;
    result.upper = min(result.upper, root(infinity_norm(current.rows()), n).upper());
    const auto raise_lower = [&](const Matrix& m, unsigned long exponent) {
      const Rational mean = abs(trace(m.rows())) / dimension;
      result.lower = max(result.lower, root(mean, exponent).lower());
    };
    raise_lower(current, n);
    Matrix square = current;
    square.square();
    // Traces may vanish at every power of 2 (a cycle of length 3): not also at odd multiples.
    Matrix odd = current;
    for (unsigned long j = 3; j <= w.size() && result.upper - result.lower > width; j += 2) {
      odd.multiply(square);
      raise_lower(odd, j * n);
    }
    if (result.upper - result.lower <= width) break;
    if (square.bits() > max_bits || n > (1ul << 30)) break;
    current.swap(square);
  }
  return result;
}

}  // namespace gradus
