// Orders that hold at the ends of a range, or as these are approached.

#include <gtest/gtest.h>

#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/certify/touching.hpp"

namespace gradus {
namespace {

const Term p = Term::symbol("p"), a = Term::symbol("a"), half = Rational(1, 2);

std::size_t count(const Comparison& c, Variable range, std::vector<Comparison> hypotheses = {}) {
  Statement s{"test", {}, c};
  s.domain.variables = {std::move(range), positive(a)};
  s.domain.hypotheses = std::move(hypotheses);
  return reductions_to_concave(s).size();
}

const Term entropy = -p * log(p) - (1 - p) * log(1 - p);

TEST(Concave, what_an_end_has_no_value_at_is_approached) {
  EXPECT_EQ(count(entropy >= 0, in_open(p, 0, 1)), 1U);
  EXPECT_EQ(count(-p * log(p) * a >= 0, in_open(p, 0, 1)), 1U);
  EXPECT_EQ(count(entropy >= 2 * log(Term(2)) * p, in_open(p, 0, 1), {p <= half}), 1U);
}

TEST(Concave, an_end_that_is_reached_needs_a_value) {
  EXPECT_EQ(count(entropy >= 0, in(p, 0, 1)), 0U);
  EXPECT_EQ(count(entropy >= 0, in(p, 0, Rational(1, 2))), 0U);
  EXPECT_EQ(count(sqrt(p) >= 0, in(p, 0, 1)), 1U);
}

TEST(Concave, what_grows_at_an_end_is_not_left_out) {
  EXPECT_EQ(count(log(p) >= -5, in_open(p, 0, 1)), 0U);
  EXPECT_EQ(count(log(p) + p * log(p) * a <= 0, in_open(p, 0, 1)), 0U);
  EXPECT_EQ(count(-p * log(p) / p >= 0, in_open(p, 0, 1)), 0U);
  EXPECT_EQ(count(-p * square(log(p)) / (1 - cos(p)) <= 0, in_open(p, 0, 1)), 0U);
}

TEST(Concave, beside_an_open_end_the_rest_of_the_range_is_a_part) {
  Statement s{"test", {}, entropy >= 4 * log(Term(2)) * p * (1 - p)};
  s.domain.variables = {in_open(p, 0, 1)};
  const auto list = reductions_to_concave(s);
  ASSERT_EQ(list.size(), 1U);
  ASSERT_EQ(list[0].parts.size(), 4U);
  const Variable near = list[0].parts[0].statement.domain.variables[0],
                 rest = list[0].parts[3].statement.domain.variables[0];
  EXPECT_EQ(*near.upper, *rest.lower);
  EXPECT_FALSE(rest.lower_strict);
  EXPECT_TRUE(rest.upper_strict);
}

TEST(Concave, the_order_holds_at_both_ends) {
  const auto is_certified = [](const Comparison& c) {
    Statement s{"test", {}, c};
    s.domain.variables = {in_open(p, 0, 1)};
    const auto found = certify(s, Budget{});
    return found && std::holds_alternative<Paving>(*found);
  };
  const Term two = 2 * log(Term(2));
  EXPECT_TRUE(is_certified(entropy >= two * min(p, 1 - p)));
  EXPECT_FALSE(is_certified(entropy >= (two + Term(Rational(1, 100))) * min(p, 1 - p)));
  EXPECT_FALSE(is_certified(entropy > two * min(p, 1 - p)));  // equal at 1/2
  EXPECT_TRUE(is_certified(entropy >= 2 * two * p * (1 - p)));
  EXPECT_FALSE(is_certified(entropy > 2 * two * p * (1 - p)));
  EXPECT_FALSE(is_certified(entropy >= 2 * two * p * (1 - p) + p / 1000));
}

}  // namespace
}  // namespace gradus
