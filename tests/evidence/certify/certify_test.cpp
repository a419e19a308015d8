#include "gradus/evidence/certify/certify.hpp"

#include <gtest/gtest.h>

#include <cfenv>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_form.hpp"
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

std::optional<Paving> certified(const Statement& s, const Budget& budget) {
  const auto found = certify(s, budget);
  if (!found || !std::holds_alternative<Paving>(*found)) return {};
  return std::get<Paving>(*found);
}

std::string why_open(const Statement& s, const Budget& budget) {
  const auto found = certify(s, budget);
  return found && std::holds_alternative<Open>(*found) ? std::get<Open>(*found).why : "";
}

TEST(Certify, true_inequalities_on_a_box) {
  EXPECT_TRUE(certified(on_box(sin(x) * y < x), Budget{}));
  EXPECT_TRUE(certified(on_box(exp(x) >= Term(1) + x), Budget{}));
  EXPECT_TRUE(certified(on_box(log(cosh(x)) + y > Term(Rational(1, 4))), Budget{}));
}

TEST(Certify, gives_the_same_whatever_rounding_the_caller_set) {
  const Statement statements[] = {on_box(exp(x) - 1 - x >= x * x / 2), on_box(sin(x) * y < x),
                                  on_box(log(x / y) <= x / y - 1),
                                  on_box(x * x + y * y >= 2 * x * y + Rational(1, 1000000))};
  for (const Statement& s : statements) {
    const auto usual = certified(s, Budget{});
    for (const int mode : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
      std::fesetround(mode);
      const auto found = certified(s, Budget{});
      std::fesetround(FE_TONEAREST);
      ASSERT_EQ(found.has_value(), usual.has_value()) << text(s.conclusion) << " " << mode;
      EXPECT_EQ(found ? found->boxes : 0, usual ? usual->boxes : 0)
          << text(s.conclusion) << " " << mode;
    }
  }
}

TEST(Certify, an_equation_is_two_orders) {
  Budget small;
  small.boxes = 200;
  EXPECT_TRUE(certified(on_box(log(x * y) == log(x) + log(y)), small));
  EXPECT_TRUE(certified(on_box(sqrt(x * x) == x), small));  // both sides become r^2
  EXPECT_FALSE(certified(on_box(log(x * y) == log(x) + log(y) + Rational(1, 1000000)), small));
  // What has no value somewhere is no equation there.
  Statement s = on_box(x * y / x == y);
  EXPECT_TRUE(certified(s, small));
  s.domain.variables[0].lower = Rational(-1);
  EXPECT_FALSE(certified(s, small));
}

TEST(Certify, false_neighbours_are_not_certified) {
  EXPECT_FALSE(certified(on_box(sin(x) * y < x - Term(1)), Budget{}));
  EXPECT_FALSE(certified(on_box(exp(x) >= Term(2) + x), Budget{}));
}

TEST(Certify, a_face_that_rounding_moves_out_of_the_domain_is_not_dropped) {
  // Nothing depends on y, so that only its lower end is looked at, and no double is 1/3.
  Statement s = on_box(cos(x) >= sin(x), {x < Term(5)});
  s.domain.variables = {in(x, -1, 1), in(y, Rational(1, 3), Rational(3, 2))};
  EXPECT_FALSE(certified(s, Budget{}));
}

TEST(Certify, a_hypothesis_that_excludes_a_point_drops_neither_side_of_it) {
  Statement s = on_box(-sin(x) * square(x) <= Term(Rational(4, 5)), {Term(3) * x != Term(1)});
  s.domain.variables = {in(x, -1, 1)};
  EXPECT_FALSE(certified(s, Budget{}));
}

TEST(Certify, what_is_defined_nowhere_stays_open) {
  for (const Term power :
       {pow(-x, Term(Rational(1, 2))), log(-x), sqrt(-x) * y, sqrt(Term(-1) / x)}) {
    EXPECT_FALSE(certified(on_box(power >= Term(-1)), Budget{})) << text(power);
    EXPECT_FALSE(certified(on_box(power >= Term(-1), {x < Term(5)}), Budget{})) << text(power);
  }
}

TEST(Certify, a_broken_power_is_0_at_0_where_its_exponent_is_above_0) {
  for (const Rational& e : {Rational(1, 2), Rational(1, 3), Rational(3, 4)}) {
    Statement s = on_box(pow(x, Term(e)) >= x);
    s.domain.variables = {in(x, 0, Rational(1, 3))};
    EXPECT_TRUE(certified(s, Budget{})) << e;
    s.domain.variables = {in(x, Rational(-1, 1000), Rational(1, 3))};
    EXPECT_FALSE(certified(s, Budget{})) << e;
  }
  Statement s = on_box(pow(x, Term(Rational(-1, 2))) >= x);
  s.domain.variables = {in(x, 0, Rational(1, 3))};
  EXPECT_FALSE(certified(s, Budget{}));
  s.domain.variables = {in(x, Rational(1, 9), 1)};
  EXPECT_TRUE(certified(s, Budget{}));
}

TEST(Certify, what_fails_gives_a_simple_witness) {
  const auto found = certify(on_box(exp(x) >= Term(2) + x), Budget{});
  ASSERT_TRUE(found && std::holds_alternative<Witness>(*found));
  EXPECT_EQ(text(std::get<Witness>(*found).point), "x = 1, y = 1");
}

TEST(Certify, a_strict_inequality_that_fails_at_single_points_only_stays_open) {
  const Statement s = on_box(square(x * x - Term(2)) > Term(0));
  EXPECT_NE(why_open(s, Budget{}), "");
}

TEST(Certify, what_is_open_names_the_part_of_the_box_that_is) {
  Budget small;
  small.boxes = 50;
  const std::string why = why_open(on_box(sin(Term(40) * x) * sin(Term(50) * y) < Term(1)), small);
  EXPECT_NE(why.find("budget"), std::string::npos) << why;
  EXPECT_NE(why.find("x in ["), std::string::npos) << why;
}

TEST(Certify, the_leaves_of_a_paving_cover_the_box) {
  // In the second one a face stands for each box in which the difference is monotone.
  for (const Statement& s :
       {on_box(sin(Term(4) * x) * sin(Term(5) * y) - x < Term(Rational(1, 2))),
        on_box(sin(Term(4) * x) * cos(Term(7) * x) - x + y < Term(Rational(7, 10)),
               {x + y > Term(Rational(1, 2))})}) {
    const auto leaves = leaves_of_paving(s, Budget{});
    ASSERT_FALSE(leaves.empty()) << text(s.conclusion);
    test::for_all(300, [&] {
      const double at_x = 0.5 + 1.5 * *rc::gen::inRange(0, 1001) / 1000;
      const double at_y = 0.25 + 0.75 * *rc::gen::inRange(0, 1001) / 1000;
      RC_ASSERT(std::ranges::any_of(leaves, [&](const auto& ends) {
        return ends[0] <= at_x && at_x <= ends[1] && ends[2] <= at_y && at_y <= ends[3];
      }));
    });
  }
}

TEST(Certify, nothing_depends_on_the_number_of_threads) {
  const Term a = sin(Term(40) * x), b = sin(Term(50) * y);
  const Statement s = on_box(a * b - square(a) < Term(Rational(26, 100)));
  std::vector<Paving> found;
  for (const unsigned threads : {1U, 2U, 2U, 7U}) {
    Budget budget;
    budget.threads = threads;
    const auto paving = certified(s, budget);
    ASSERT_TRUE(paving);
    EXPECT_GT(paving->boxes, 5'000U);
    found.push_back(*paving);
    EXPECT_EQ(found.front().boxes, paving->boxes);
    EXPECT_EQ(found.front().margin, paving->margin);
    EXPECT_EQ(found.front().tightest, paving->tightest);
  }
}

TEST(Certify, what_is_undefined_somewhere_is_not_certified) {
  EXPECT_FALSE(certified(on_box(log(x - Term(1)) < Term(10)), Budget{}));
  EXPECT_FALSE(certified(on_box(Term(1) / (x - y) < Term(1'000'000'000)), Budget{}));
}

TEST(Certify, hypotheses_drop_boxes_but_do_not_make_it_vacuous) {
  EXPECT_TRUE(certified(on_box(x > Term(1), {x >= Term(Rational(3, 2))}), Budget{}));
  EXPECT_FALSE(certified(on_box(x > Term(1), {x >= Term(3)}), Budget{}));
}

TEST(Certify, a_box_bounded_from_its_middle_that_shrinks_to_a_corner_is_bounded_again) {
  Statement s = on_box(2 * log(1 + exp((x + y) / 2)) <= log(1 + exp(x)) + log(1 + exp(y)),
                       {y - x >= Term(Rational(1, 4))});
  s.domain.variables = {in(x, -4, 4), in(y, -4, 4)};
  const auto evidence = certify_apart(s, Budget{});
  ASSERT_TRUE(evidence);
  EXPECT_TRUE(std::holds_alternative<Paving>(*evidence));
}

TEST(Certify, without_a_box_what_rests_on_proofs) {
  Statement unbounded = on_box(exp(x) > x);
  unbounded.domain.variables[0] = real(x);
  EXPECT_TRUE(certified(unbounded, Budget{}));
  unbounded.conclusion = exp(x) > 3 * x;
  EXPECT_FALSE(certified(unbounded, Budget{}));
}

TEST(Certify, bounds_that_leave_no_value_make_no_box) {
  Statement s = on_box(exp(x) >= 1 + x);
  s.domain.variables[0] = in(x, 2, 1);
  EXPECT_FALSE(BoxQuestion::make(s, best_lane_level()));
  s.domain.variables[0] = in(x, 1, 1);
  EXPECT_TRUE(BoxQuestion::make(s, best_lane_level()));
}

TEST(Certify, time_is_a_stop_for_all_that_a_statement_rests_on) {
  Statement unbounded = on_box(exp(x) > x);
  unbounded.domain.variables[0] = real(x);
  Budget none;
  none.seconds = 0;
  EXPECT_FALSE(certified(unbounded, none));
  EXPECT_FALSE(certified(on_box(abs(sin(x) - sin(y)) <= abs(x - y)), none));
}

TEST(Certify, the_margin_is_below_every_sampled_difference) {
  const Statement s = on_box(log(cosh(x)) + y > Term(Rational(1, 4)));
  const auto paving = certified(s, Budget{});
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
    if (!certified(on_box(left > Term(threshold)), small)) return;
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
