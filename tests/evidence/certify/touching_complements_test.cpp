// Divergences of two coins, by one side of them.

#include <gtest/gtest.h>

#include "evidence/certify/is_certified.hpp"
#include "gradus/evidence/certify/touching.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;
using test::is_certified;

const Term p = Term::symbol("p"), q = Term::symbol("q");
const std::vector<Variable> coins{in_open(p, 0, 1), in_open(q, 0, 1)};

/// f(p, q) + f(1 - p, 1 - q).
Term both(Term f) { return f + substitute(f, {{p, 1 - p}, {q, 1 - q}}); }

const Term divergence = both(p * log(p / q)), hellinger = both(square(sqrt(p) - sqrt(q)));

std::size_t count(const Comparison& c, std::vector<Variable> variables = coins,
                  std::vector<Comparison> hypotheses = {}) {
  return reductions_to_complements(about(c, std::move(variables), std::move(hypotheses))).size();
}

TEST(Complements, a_divergence_is_more_than_another) {
  EXPECT_TRUE(is_certified(about(hellinger <= divergence, coins)));
  EXPECT_FALSE(is_certified(about(hellinger < divergence, coins)));  // equal for p = q
  EXPECT_FALSE(is_certified(about(2 * hellinger + square(p - q) <= divergence, coins)));
  EXPECT_FALSE(is_certified(about(hellinger + square(p - q) / 1000 >= divergence, coins)));
}

TEST(Complements, each_member_needs_its_own) {
  EXPECT_EQ(count(hellinger <= divergence), 2U);
  EXPECT_EQ(count(hellinger <= p * log(p / q)), 0U);
  EXPECT_EQ(count(hellinger <= divergence + p), 0U);
  EXPECT_EQ(count(hellinger <= divergence - (1 - p) * log((1 - p) / (1 - q))), 0U);
}

TEST(Complements, both_sides_have_values_on_all_of_two_open_unit_intervals) {
  EXPECT_EQ(count(hellinger <= divergence, {in(p, 0, 1), in_open(q, 0, 1)}), 0U);
  EXPECT_EQ(count(hellinger <= divergence, {in_open(p, 0, 1), in_open(q, 0, 2)}), 0U);
  EXPECT_EQ(count(hellinger <= divergence, coins, {p <= q}), 0U);
  // p - 1/2 is its own complement but for the sign, and must not be 0.
  const Term half = p - Rational(1, 2);
  EXPECT_EQ(count(hellinger * half / half <= divergence), 0U);
}

}  // namespace
}  // namespace gradus
