#include "gradus/evidence/certify.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y");

Statement on_box(Comparison c, std::vector<Comparison> hypotheses = {}) {
  Statement s{"test", {}, std::move(c)};
  s.domain.variables = {in(x, Rational(1, 2), 2), in(y, Rational(1, 4), 1)};
  s.domain.hypotheses = std::move(hypotheses);
  return s;
}

TEST(Certify, true_inequalities_on_a_box) {
  EXPECT_TRUE(certify(on_box(sin(x) * y < x), Budget{}));
  EXPECT_TRUE(certify(on_box(exp(x) >= Term(1) + x), Budget{}));
  EXPECT_TRUE(certify(on_box(log(cosh(x)) + y > Term(Rational(1, 4))), Budget{}));
}

TEST(Certify, false_neighbours_are_not_certified) {
  EXPECT_FALSE(certify(on_box(sin(x) * y < x - Term(1)), Budget{}));
  EXPECT_FALSE(certify(on_box(exp(x) >= Term(2) + x), Budget{}));
}

TEST(Certify, a_touching_case_ends_with_nothing_within_the_budget) {
  Budget small;
  small.boxes = 2'000;
  EXPECT_FALSE(certify(on_box(square(x - y) > Term(0)), small));
}

TEST(Certify, what_is_undefined_somewhere_is_not_certified) {
  EXPECT_FALSE(certify(on_box(log(x - Term(1)) < Term(10)), Budget{}));
  EXPECT_FALSE(certify(on_box(Term(1) / (x - y) < Term(1'000'000'000)), Budget{}));
}

TEST(Certify, hypotheses_drop_boxes_but_do_not_make_it_vacuous) {
  EXPECT_TRUE(certify(on_box(x > Term(1), {x >= Term(Rational(3, 2))}), Budget{}));
  EXPECT_FALSE(certify(on_box(x > Term(1), {x >= Term(3)}), Budget{}));
}

TEST(Certify, only_boxes_and_order_relations) {
  Statement unbounded = on_box(exp(x) > x);
  unbounded.domain.variables[0] = real(x);
  EXPECT_FALSE(certify(unbounded, Budget{}));
  EXPECT_FALSE(certify(on_box(x == x + Term(0)), Budget{}));
}

TEST(Certify, the_margin_is_below_every_sampled_difference) {
  const Statement s = on_box(log(cosh(x)) + y > Term(Rational(1, 4)));
  const auto paving = certify(s, Budget{});
  ASSERT_TRUE(paving);
  const Rational margin = Rational::parse(paving->margin);
  EXPECT_GE(margin.sign(), 0);
  for (int i = 0; i <= 10; ++i) {
    Valuation<Interval> at;
    at.scalars = {{"x", Interval(Rational(1, 2) + Rational(3 * i, 20))},
                  {"y", Interval(Rational(1, 4) + Rational(3 * i, 40))}};
    EXPECT_TRUE(certainly(evaluate<Interval>(s.conclusion.left - s.conclusion.right, at) >=
                          Interval(margin)));
  }
}

TEST(Certify, never_certifies_what_fails_at_a_point_of_the_box) {
  test::for_all(40, [] {
    const Rational threshold(*rc::gen::inRange(0, 40), 10);
    const Term left = exp(x) * y - sin(Term(3) * x);
    Budget small;
    small.boxes = 3'000;
    if (!certify(on_box(left > Term(threshold)), small)) return;
    for (int i = 0; i <= 12; ++i) {
      for (int j = 0; j <= 12; ++j) {
        Valuation<double> at;
        at.scalars = {{"x", 0.5 + 1.5 * i / 12}, {"y", 0.25 + 0.75 * j / 12}};
        RC_ASSERT(evaluate<double>(left, at) > threshold.to_double() - 1e-9);
      }
    }
  });
}

}  // namespace
}  // namespace gradus
