// The premises that stand for "every smooth loss", on losses that are known.

#include "gradus/landscape/function_class.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/unroll.hpp"
#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus {
namespace {

const Term lambda = Term::symbol("lambda"), fx = Term::symbol("f_x"), fy = Term::symbol("f_y");
const AbstractVector x = AbstractVector::named("x"), y = AbstractVector::named("y"),
                     g = AbstractVector::named("g");
const LossPoint at_x{"x", x, fx, g};

/// left - right of a comparison for the loss w'Hw/2 at two points.
Rational gap_at(const Comparison& c, const test::Matrix& h, const test::Vector& from,
                const test::Vector& to, const Rational& bound) {
  Valuation<Rational> values;
  const test::Vector gradient = test::times(h, from);
  values.scalars = {{"lambda", bound},
                    {"f_x", test::dot(from, gradient) / 2},
                    {"f_y", test::dot(to, test::times(h, to)) / 2}};
  values.vectors = {{"x", from}, {"y", to}, {"g", gradient}};
  values.operators = {{"H", h}};
  return evaluate<Rational>(c.left - c.right, values);
}

TEST(FunctionClass, the_quadratic_bounds_hold_for_curvature_within_them) {
  const Comparison upper = quadratic_upper_bound(at_x, "y", y, fy, lambda).holds,
                   lower = quadratic_lower_bound(at_x, "y", y, fy, lambda).holds;
  test::for_all(300, [&] {
    const std::size_t d = test::dimension();
    const Rational bound(test::drawn(1, 9), test::drawn(1, 4));
    const test::Matrix h = test::symmetric_in(d, -bound, bound);
    const test::Vector from = test::vector_of(d), to = test::vector_of(d);
    RC_ASSERT(gap_at(upper, h, from, to, bound).sign() <= 0);
    RC_ASSERT(gap_at(lower, h, from, to, bound).sign() >= 0);
  });
}

TEST(FunctionClass, the_quadratic_bounds_are_met_and_hold_no_further) {
  const Comparison upper = quadratic_upper_bound(at_x, "y", y, fy, lambda).holds,
                   lower = quadratic_lower_bound(at_x, "y", y, fy, lambda).holds;
  const auto upper_gap = [&](const Rational& h) { return gap_at(upper, {{h}}, {1}, {3}, 2); };
  const auto lower_gap = [&](const Rational& h) { return gap_at(lower, {{h}}, {1}, {3}, 2); };
  EXPECT_EQ(upper_gap(2), 0);
  EXPECT_EQ(lower_gap(-2), 0);
  EXPECT_GT(upper_gap(Rational(21, 10)), 0);
  EXPECT_LT(lower_gap(Rational(-21, 10)), 0);
}

TEST(FunctionClass, the_second_order_model_is_the_loss_for_quadratics) {
  const SymmetricOperator hessian("H");
  const Comparison exact = second_order_model(at_x, hessian, y) == fy;
  test::for_all(200, [&] {
    const std::size_t d = test::dimension();
    const test::Matrix h = test::symmetric_in(d, -3, 3);
    RC_ASSERT(gap_at(exact, h, test::vector_of(d), test::vector_of(d), 1).is_zero());
  });
}

TEST(FunctionClass, the_trajectory_of_the_model_is_gradient_descent) {
  const Statement any{"any", {}, Sequence("L")(Term(0)) >= Term(0)};
  std::vector<Unfolding> rules;
  for (const Recursion& r :
       instantiate(any, quadratic_trajectory(lambda, "L", "G", "M", true, false)).domain.recursions)
    rules.push_back({r.name, r.index, r.start, r.next, r.from});
  test::for_all(100, [&] {
    const Rational h = test::small(), bound(test::drawn(1, 7), test::drawn(1, 3));
    Rational w = test::small(), least = h * w * h * w;
    Valuation<Rational> values;
    values.scalars = {{"h", h}, {"w", w}, {"lambda", bound}};
    const auto member = [&](const char* name, long k) {
      return evaluate<Rational>(unroll(Sequence(name)(Term(k)), rules), values);
    };
    for (long k = 0; k < 6; ++k) {
      const Rational square = h * w * h * w;
      RC_ASSERT(member("L", k) == h * w * w / 2);
      RC_ASSERT(member("G", k) == square);
      if (k > 0) RC_ASSERT(member("M", k) == least);  // the least before k
      least = min(least, square);
      w -= h * w / bound;
    }
  });
}

}  // namespace
}  // namespace gradus
