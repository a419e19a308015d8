// What the laws of random Hessians rest on, for exact matrices: pivots count negative eigenvalues,
// and how that count behaves.

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

/// Of LDL' without exchanges; nothing where a pivot is 0.
std::optional<std::size_t> negative_pivots(Matrix m) {
  std::size_t count = 0;
  for (std::size_t k = 0; k < m.size(); ++k) {
    if (m[k][k].is_zero()) return std::nullopt;
    count += m[k][k].sign() < 0;
    for (std::size_t i = k + 1; i < m.size(); ++i) {
      const Rational factor = m[i][k] / m[k][k];
      for (std::size_t j = k; j < m.size(); ++j) m[i][j] -= factor * m[k][j];
    }
  }
  return count;
}

Matrix scaled_by(Matrix m, const Rational& factor) {
  for (Vector& row : m) {
    for (Rational& entry : row) entry *= factor;
  }
  return m;
}

Matrix without_last(Matrix m) {
  m.pop_back();
  for (Vector& row : m) row.pop_back();
  return m;
}

/// With known eigenvalues, none of them 0.
struct Known {
  Vector eigenvalues;
  Matrix matrix;
  std::size_t negative() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(eigenvalues, [](const Rational& l) { return l.sign() < 0; }));
  }
};

Known known() {
  Known result;
  for (std::size_t d = dimension(); result.eigenvalues.size() < d;) {
    const Rational l = small();
    if (!l.is_zero()) result.eigenvalues.push_back(l);
  }
  result.matrix = symmetric_with(result.eigenvalues);
  return result;
}

TEST(CriticalRandom, negative_pivots_are_as_many_as_negative_eigenvalues) {
  for_all(200, [] {
    const Known k = known();
    const auto pivots = negative_pivots(k.matrix);
    RC_PRE(pivots.has_value());
    RC_ASSERT(*pivots == k.negative());
  });
}

TEST(CriticalRandom, the_index_does_not_change_with_scale_and_is_reflected_with_the_sign) {
  for_all(200, [] {
    const Known k = known();
    const auto pivots = negative_pivots(k.matrix);
    RC_PRE(pivots.has_value());
    RC_ASSERT(negative_pivots(scaled_by(k.matrix, Rational(drawn(1, 50), 7))) == pivots);
    RC_ASSERT(negative_pivots(scaled_by(k.matrix, -1)) == k.matrix.size() - *pivots);
  });
}

TEST(CriticalRandom, the_index_interlaces_without_the_last_row_and_column) {
  for_all(200, [] {
    const Known k = known();
    RC_PRE(k.matrix.size() > 1);
    const auto whole = negative_pivots(k.matrix), part = negative_pivots(without_last(k.matrix));
    RC_PRE(whole.has_value() && part.has_value());
    RC_ASSERT(*part == *whole || *part + 1 == *whole);
  });
}

TEST(CriticalRandom, a_shift_by_the_identity_moves_all_eigenvalues) {
  for_all(200, [] {
    const Known k = known();
    const Rational t = small();
    Matrix moved = k.matrix;
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i][i] += t;
    const auto pivots = negative_pivots(moved);
    RC_PRE(pivots.has_value());
    RC_ASSERT(*pivots == static_cast<std::size_t>(std::ranges::count_if(
                             k.eigenvalues, [&](const Rational& l) { return l + t < 0; })));
  });
}

}  // namespace
}  // namespace gradus::test
