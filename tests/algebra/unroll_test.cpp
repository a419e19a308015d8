#include "gradus/algebra/unroll.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/expectation.hpp"
#include "gradus/algebra/linear_form.hpp"
#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"

namespace gradus {
namespace {

const Term m = Term::natural("m"), i = Term::natural("i"), k = Term::natural("k"),
           b = Term::symbol("b"), mu = Term::symbol("mu");
const Sequence g("g"), v("v");

bool equal(Term a, Term c) { return difference(a == c).numerator.is_zero(); }

TEST(LinearForm, reads_indices) {
  const auto f = linear_form(Term(2) * (m + Term(3)) - k);
  ASSERT_TRUE(f);
  EXPECT_EQ(f->constant, 6);
  EXPECT_EQ(f->coefficients.at(m), 2);
  EXPECT_EQ(f->coefficients.at(k), -1);
  EXPECT_FALSE(f->at_least(0));
  EXPECT_TRUE(linear_form(m + Term(2))->at_least(2));
  EXPECT_FALSE(linear_form(m + Term(2))->at_least(3));
  EXPECT_FALSE(linear_form(m * k));
  EXPECT_FALSE(linear_form(m / Term(2)));
  EXPECT_FALSE(linear_form(Term(1'000'000'000) * (Term(1'000) * m)));
}

TEST(Unroll, a_sum_gives_up_its_last_members) {
  const Term s = sum(i, Term(1), m + Term(2), g(i));
  const Term expected = sum(i, Term(1), m, g(i)) + g(m + Term(1)) + g(m + Term(2));
  EXPECT_TRUE(equal(unroll(s, {}), expected));
}

TEST(Unroll, constant_limits_are_written_out) {
  EXPECT_TRUE(equal(unroll(sum(i, Term(2), Term(4), i * b), {}), Term(9) * b));
  EXPECT_TRUE(equal(unroll(sum(i, Term(1), Term(0), g(i)), {}), Term(0)));
  EXPECT_THROW(unroll(sum(i, Term(1), Term(1'000'000), g(i)), {}), std::length_error);
}

TEST(Unroll, members_of_a_recursion_become_earlier_ones) {
  const std::vector<Unfolding> rule{{"v", k, Term(0), b * v(k) + g(k + Term(1)), 0}};
  EXPECT_TRUE(
      equal(unroll(v(m + Term(2)), rule), b * (b * v(m) + g(m + Term(1))) + g(m + Term(2))));
  EXPECT_TRUE(equal(unroll(v(Term(2)), rule), b * g(Term(1)) + g(Term(2))));
  EXPECT_TRUE(same(unroll(v(m), rule), v(m)));
}

TEST(Unroll, a_member_defined_by_itself_or_by_later_ones_is_an_error) {
  for (long ahead : {1, 2}) {
    const std::vector<Unfolding> rule{{"v", k, Term(0), v(k + Term(ahead)), 0}};
    EXPECT_THROW(unroll(v(m + Term(1)), rule), std::domain_error);
    EXPECT_THROW(unroll(v(Term(2)), rule), std::domain_error);
  }
}

TEST(Unroll, agrees_with_evaluation_by_definition) {
  const std::vector<Unfolding> rule{{"v", k, Term(1), (v(k) + Term(2) * k) / Term(3), 0}};
  Rational expected = 1;
  for (int j = 0; j < 12; ++j) expected = (expected + Rational(2 * j)) / Rational(3);
  EXPECT_EQ(evaluate<Rational>(unroll(v(Term(12)), rule), {}), expected);
}

TEST(Expectation, linear_with_first_moments) {
  const std::vector<RandomSequence> random{{"g", mu, {}, false}};
  EXPECT_TRUE(equal(expand_expectations(expect(Term(2) * g(m) + b), random), Term(2) * mu + b));
  EXPECT_TRUE(equal(expand_expectations(expect(sum(i, Term(1), m, b * g(i))), random),
                    sum(i, Term(1), m, b * mu)));
}

TEST(Expectation, what_no_moment_says_stays) {
  const std::vector<RandomSequence> random{{"g", mu, {}, false}};
  const Term product = expand_expectations(expect(g(m) * g(m + Term(1))), random);
  EXPECT_FALSE(equal(product, square(mu)));
  EXPECT_FALSE(equal(expand_expectations(expect(square(g(m))), random), square(mu)));
}

TEST(Expectation, uncorrelated_members_factor_only_where_they_certainly_differ) {
  const std::vector<RandomSequence> random{{"g", mu, Term::symbol("s"), true}};
  EXPECT_TRUE(equal(expand_expectations(expect(g(m) * g(m + Term(1))), random), square(mu)));
  EXPECT_TRUE(equal(expand_expectations(expect(square(g(m))), random), Term::symbol("s")));
  EXPECT_FALSE(equal(expand_expectations(expect(g(m) * g(k)), random), square(mu)));
  const Term s = sum(i, Term(1), m, g(i));
  EXPECT_TRUE(equal(expand_expectations(expect(s * g(m + Term(1))), random),
                    sum(i, Term(1), m, square(mu))));
  EXPECT_FALSE(
      equal(expand_expectations(expect(s * g(m)), random), sum(i, Term(1), m, square(mu))));
}

}  // namespace
}  // namespace gradus
