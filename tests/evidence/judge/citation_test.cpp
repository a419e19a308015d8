#include "gradus/evidence/judge/citation.hpp"

#include <gtest/gtest.h>

#include "support/statements.hpp"

namespace gradus {
namespace {

using test::about;

const Term x = Term::symbol("x"), y = Term::symbol("y"), n = Term::natural("n");

Claim saying(Comparison c, std::vector<Variable> variables) {
  return {"cited", "", "", {}, "", "", Grade::proved, {about(std::move(c), std::move(variables))},
          {}};
}

/// Whether "holds", read with `reading`, is refused as a citation of the claim.
bool refused(const Claim& cited, Comparison holds, std::vector<Variable> variables,
             Substitution reading = {}) {
  Statement s = about(y >= Term(0), std::move(variables));
  s.domain.premises = {
      {"test", "", "cited", std::move(holds), std::nullopt, 0, std::move(reading)}};
  return !citation_fault(s, 0, cited).empty();
}

TEST(Citation, says_what_the_claim_says_up_to_a_positive_factor) {
  const Claim cited = saying(x >= y, {real(x), real(y)});
  EXPECT_FALSE(refused(cited, Term(2) * x >= Term(2) * y, {real(x), real(y)}));
  EXPECT_FALSE(refused(cited, y <= x, {real(x), real(y)}));
  EXPECT_TRUE(refused(cited, x <= y, {real(x), real(y)}));
  EXPECT_TRUE(refused(cited, x >= y + Term(1), {real(x), real(y)}));
}

TEST(Citation, of_a_weaker_relation_is_refused) {
  const std::vector<Variable> both{real(x), real(y)};
  EXPECT_TRUE(refused(saying(x >= y, both), x > y, both));
  EXPECT_TRUE(refused(saying(x >= y, both), x == y, both));
  EXPECT_TRUE(refused(saying(x > y, both), x == y, both));
  EXPECT_TRUE(refused(saying(x != y, both), x >= y, both));
  EXPECT_TRUE(refused(saying(x == y, both), x > y, both));
  EXPECT_FALSE(refused(saying(x == y, both), x >= y, both));
  EXPECT_FALSE(refused(saying(x > y, both), x >= y, both));
  EXPECT_FALSE(refused(saying(x == y, both), x == y, both));
}

TEST(Citation, needs_the_bounds_of_the_claim) {
  const Claim cited = saying(x >= y, {positive(x), real(y)});
  EXPECT_FALSE(refused(cited, x >= y, {positive(x), real(y)}));
  EXPECT_TRUE(refused(cited, x >= y, {nonnegative(x), real(y)}));
}

TEST(Citation, may_lean_on_premises_that_cite_no_claim) {
  const Sequence v("v");
  const Term k = Term::natural("k");
  const Claim cited = saying(square(x) >= x, {Variable{x, Rational(1), std::nullopt}});
  Statement s = about(y >= Term(0), {real(y)});
  s.domain.premises = {{"test", "", "cited", square(v(k)) >= v(k), k, 0, {{x, v(k)}}},
                       {"v_k >= 1", "definition of v", "", v(k) >= Term(1), k, 0}};
  EXPECT_EQ(citation_fault(s, 0, cited), "");
  s.domain.premises[1].from = 1;
  EXPECT_NE(citation_fault(s, 0, cited), "");
  s.domain.premises[1] = {"v_k >= 1", "", "another", v(k) >= Term(1), k, 0};
  EXPECT_NE(citation_fault(s, 0, cited), "");
}

TEST(Citation, reads_naturals_as_integers) {
  const Claim cited = saying(pow(y, n) >= Term(0), {nonnegative(y), natural_from(n, 0)});
  const auto read_as = [&](Term value) {
    return refused(cited, pow(y, value) >= Term(0),
                   {nonnegative(x), nonnegative(y), natural_from(n, 0)}, {{n, value}});
  };
  EXPECT_FALSE(read_as(Term(2) * n + Term(3)));
  EXPECT_TRUE(read_as(n / Term(2)));
  EXPECT_TRUE(read_as(x));
}

TEST(Citation, of_what_is_plain_without_it_is_refused) {
  EXPECT_TRUE(refused(saying(x + x == Term(2) * x, {real(x)}), y == Term(0), {real(x), real(y)}));
}

}  // namespace
}  // namespace gradus
