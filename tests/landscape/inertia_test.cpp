#include "gradus/landscape/inertia.hpp"

#include <gtest/gtest.h>

#include "support/property.hpp"

namespace gradus::test {
namespace {

using Matrix = std::vector<std::vector<Rational>>;

/// A' D A for a triangular A with ones: it has the signs of D (Sylvester).
Matrix congruent(const std::vector<int>& diagonal) {
  const std::size_t n = diagonal.size();
  Matrix a(n, std::vector<Rational>(n)), m = a;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i; j < n; ++j) a[i][j] = i == j ? 1 : *rc::gen::inRange(-3, 4);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t k = 0; k < n; ++k) m[i][j] += a[k][i] * Rational(diagonal[k]) * a[k][j];
    }
  }
  return m;
}

Inertia signs_of(const std::vector<int>& diagonal) {
  Inertia expected;
  for (const int value : diagonal) {
    ++(value < 0 ? expected.negative : value == 0 ? expected.zero : expected.positive);
  }
  return expected;
}

TEST(Inertia, is_that_of_the_squares) {
  for_all(100, [] {
    const auto n = *rc::gen::inRange<std::size_t>(1, 6);
    const auto diagonal = *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(-4, 5));
    RC_ASSERT(inertia(congruent(diagonal)) == signs_of(diagonal));
  });
}

TEST(Inertia, of_enclosures_is_that_of_every_matrix_in_them_or_open) {
  for_all(100, [] {
    const auto n = *rc::gen::inRange<std::size_t>(1, 5);
    const auto diagonal = *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(-4, 5));
    const Rational width = pow(Rational(1, 10), *rc::gen::inRange(1, 30));
    std::vector<std::vector<Interval>> around;
    for (const auto& row : congruent(diagonal)) {
      around.emplace_back();
      for (const Rational& x : row) around.back().push_back(Interval::hull(x - width, x + width));
    }
    const auto found = inertia(around);
    const Inertia expected = signs_of(diagonal);
    if (expected.zero > 0) {
      RC_ASSERT(!found);
    } else if (found) {
      RC_ASSERT(*found == expected);
    }
  });
}

TEST(Inertia, needs_no_entry_on_the_diagonal_but_says_so_where_it_encloses) {
  EXPECT_EQ(inertia(Matrix{{0, 1}, {1, 0}}), (Inertia{1, 0, 1}));
  EXPECT_EQ(inertia(Matrix{{0, 0, 2}, {0, 0, 0}, {2, 0, 0}}), (Inertia{1, 1, 1}));
  EXPECT_EQ(inertia(Matrix{{0, 0}, {0, 0}}), (Inertia{0, 2, 0}));
  EXPECT_FALSE(inertia(std::vector<std::vector<Interval>>{{0, 1}, {1, 0}}));
}

}  // namespace
}  // namespace gradus::test
