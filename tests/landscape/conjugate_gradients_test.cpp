#include "gradus/landscape/conjugate_gradients.hpp"

#include <gtest/gtest.h>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

TEST(ConjugateGradients, end_after_as_many_steps_as_there_are_different_eigenvalues_at_most) {
  EXPECT_EQ(conjugate_gradient_steps({{1, 0}, {0, 1}}, {3, 4}, 2), 1U);
  EXPECT_EQ(conjugate_gradient_steps({{1, 0}, {0, 2}}, {3, 4}, 2), 2U);
  EXPECT_EQ(conjugate_gradient_steps({{1, 0}, {0, 2}}, {3, 4}, 1), std::nullopt);
  EXPECT_EQ(conjugate_gradient_steps({{1, 0}, {0, 2}}, {0, 0}, 1), 0U);
  test::for_all(100, [] {
    const std::size_t d = test::drawn<std::size_t>(1, 7);
    const Rational one = abs(test::small()) + 1, other = abs(test::small()) + 1;
    test::Vector eigenvalues;
    for (std::size_t i = 0; i < d; ++i) eigenvalues.push_back(test::drawn(0, 2) == 0 ? one : other);
    const auto steps =
        conjugate_gradient_steps(test::symmetric_with(eigenvalues), test::vector_of(d), 2);
    RC_ASSERT(steps.has_value());
  });
}

TEST(ConjugateGradients, an_error_in_a_residual_spoils_the_end) {
  EXPECT_EQ(conjugate_gradient_steps({{1, 0}, {0, 2}}, {3, 4}, 2, Rational(1, 10)), std::nullopt);
}

TEST(ConjugateGradients, all_small_matrices_and_a_bound_that_is_too_low) {
  const auto right = check_conjugate_gradients(2, 1, 0, false);
  EXPECT_EQ(right.violation, "");
  EXPECT_TRUE(right.cases.complete);
  // d = 1: 1 and 2; d = 2: diagonal (1,1): 1 off the diagonal, (1,2), (2,1): 3 each, (2,2): 3.
  EXPECT_EQ(right.cases.count, 2U + 1 + 3 + 3 + 3);
  EXPECT_TRUE(check_conjugate_gradients(2, 1, -1, false).violation.starts_with("d = 1"));
}

}  // namespace
}  // namespace gradus
