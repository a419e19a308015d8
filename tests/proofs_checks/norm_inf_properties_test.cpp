// The infinity norm on random matrices, by loops: the best sign vector, the change of one entry.

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

Rational row_sum(const Vector& row) {
  Rational total;
  for (const Rational& entry : row) total += abs(entry);
  return total;
}

Rational norm(const Matrix& m) {
  Rational largest;
  for (const Vector& row : m) largest = max(largest, row_sum(row));
  return largest;
}

Matrix any_matrix(std::size_t columns) {
  Matrix m;
  for (std::size_t i = 0, rows = drawn<std::size_t>(1, 5); i < rows; ++i)
    m.push_back(vector_of(columns));
  return m;
}

TEST(NormInf, the_largest_row_sum_is_the_largest_image_of_a_sign_vector) {
  for_all(200, [] {
    const std::size_t columns = drawn<std::size_t>(1, 7);
    const Matrix m = any_matrix(columns);
    Rational largest;
    for (int signs = 0; signs < (1 << columns); ++signs) {
      Vector x;
      for (std::size_t j = 0; j < columns; ++j) x.push_back((signs >> j & 1) != 0 ? 1 : -1);
      for (const Rational& image : times(m, x)) largest = max(largest, abs(image));
    }
    RC_ASSERT(largest == norm(m));
  });
}

TEST(NormInf, an_entry_of_the_leading_row_moves_the_norm_by_its_sign_and_the_others_do_not) {
  for_all(400, [] {
    const std::size_t columns = drawn<std::size_t>(1, 7);
    Matrix m = any_matrix(columns);
    const Rational before = norm(m);
    Rational second;
    std::size_t lead = 0, leaders = 0;
    for (std::size_t i = 0; i < m.size(); ++i) {
      if (row_sum(m[i]) == before) {
        lead = i;
        ++leaders;
      } else {
        second = max(second, row_sum(m[i]));
      }
    }
    const std::size_t i = drawn<std::size_t>(0, m.size()), j = drawn<std::size_t>(0, columns);
    const Rational entry = m[i][j];
    if (leaders != 1 || entry.is_zero()) return;
    const Rational room = min((before - second) / Rational(2), abs(entry) / Rational(2));
    const Rational h = drawn(0, 2) == 0 ? room : -room;
    m[i][j] += h;
    const Rational sign = entry > Rational(0) ? 1 : -1;
    RC_ASSERT(norm(m) - before == (i == lead ? sign * h : Rational(0)));
  });
}

}  // namespace
}  // namespace gradus::test
