// Evidence about sums, schemas and formulas that may lack a value.

#include <gtest/gtest.h>

#include "evidence/recheck/proof_steps.hpp"
#include "gradus/algebra/print.hpp"

namespace gradus {
namespace {

TEST(Recheck, InstancesOfASchema) {
  Statement s = state({natural_from(t, 0)}, g(t + Term(1)) >= Term(1));
  s.domain.premises = {{"at least 1", "a theorem", "", g(k) >= Term(1), k, 1}};
  DirectProof proof;
  proof.instances = {{0, t + Term(1)}};
  proof.order = shown(assumed(poly(g(t + Term(1))) - Polynomial(1), 1, false));
  EXPECT_EQ(survivors<Combination>(s, proof), Names{});
  Statement early = s;
  early.conclusion = g(t) >= Term(1);
  proof.instances = {{0, t}};
  proof.order = shown(assumed(poly(g(t)) - Polynomial(1), 1, false));
  EXPECT_NE(recheck(early, Combination{proof}), "");
  early.domain.premises[0].from = 0;
  EXPECT_EQ(recheck(early, Combination{proof}), "");
}

TEST(Recheck, InstancesAreNotCapturedByTheIndexOfASum) {
  // At k = i the sum must not become the sum of (i - i) g_i.
  Statement s = state({natural_from(i, 0)}, sum(i, 0, 2, (i - i + Term(1)) * g(i)) >= Term(1));
  s.domain.premises = {
      {"schema", "a theorem", "", sum(i, 0, 2, (i - k + Term(1)) * g(i)) >= Term(1), k, 0}};
  DirectProof proof;
  proof.instances = {{0, i}};
  const Polynomial gap = poly(g(0)) + poly(g(1)) + poly(g(2)) - Polynomial(1);
  proof.order = shown(assumed(gap, 1, false));
  EXPECT_NE(recheck(s, Combination{proof}), "");
}

TEST(Recheck, SymbolsNamedLikeItsOwnIndicesAreNotConfused) {
  const Term last = n - Term(1);  // no member is visible
  EXPECT_EQ(recheck(state({natural_from(n, 0)}, sum(i, 0, last, g(i)) == sum(k, 0, last, g(k))),
                    Identity{}),
            "");
  for (const char* name : {"~0", "~1", "~2", "#0", "#1", "#2"}) {
    const Term z = Term::natural(name);
    for (const auto& variables :
         {std::vector{natural_from(n, 0)}, std::vector{natural_from(n, 0), natural_from(z, 0)}}) {
      EXPECT_NE(recheck(state(variables, sum(i, 0, last, z) == sum(i, 0, last, i)), Identity{}),
                "");
      EXPECT_NE(
          recheck(state(variables, sum(i, 0, last, g(z)) == sum(i, 0, last, g(i))), Identity{}),
          "");
      EXPECT_NE(recheck(state(variables, sum(i, 0, last, g(i + z)) == sum(i, 0, last, g(i + i))),
                        Identity{}),
                "");
    }
  }
}

TEST(Recheck, NothingUndefinedLeavesAnEmptySum) {
  // The sum over i = 1..t of 1/t is 1 only for t > 0; t != 0 holds only inside it.
  const Statement s = state({natural_from(t, 0)}, sum(i, 1, t, Term(1) / t) == Term(1));
  const Positivity above = combined(poly(t), true,
                                    {{1, {assumed(poly(t) - poly(i), 2, false)}},
                                     {1, {assumed(poly(i) - Polynomial(1), 1, false)}},
                                     {1, {}}});
  Positivity nonzero = squared(poly(t));
  nonzero.strict = true;
  nonzero.supports = {above};
  DirectProof proof;
  proof.conditions = {{t != Term(0), shown(nonzero)}};
  EXPECT_NE(recheck(s, Identity{proof}), "");
  Statement inside = s;
  inside.conclusion.right = sum(i, 1, t, Term(2) / (t + t));
  proof.conditions.push_back({t + t != Term(0), proof.conditions[0].second});
  proof.conditions[1].second.numerator.target = poly(t) * poly(t) * 4;
  proof.conditions[1].second.numerator.root = poly(t) * 2;
  proof.conditions[1].second.numerator.supports = {combined(poly(t) * 2, true, {{2, {above}}})};
  EXPECT_EQ(recheck(inside, Identity{proof}), "");
}

TEST(Recheck, ExpectationsEnterOnlySumsWithFixedLimits) {
  const Term mu = Term::symbol("mu");
  Statement s =
      state({natural_from(n, 0), real(mu)}, expect(sum(i, 0, n, g(i))) == sum(i, 0, n, mu));
  s.domain.moments = {{"g", mu, {}, false}};
  EXPECT_EQ(recheck(s, Identity{}), "");
  s.conclusion = expect(sum(i, 0, g(0), g(i))) == sum(i, 0, g(0), mu);
  EXPECT_NE(recheck(s, Identity{}), "");
}

TEST(Recheck, NegativePowersInEvidenceBoundNothing) {
  // 2^-t <= 1, read as 1 - b^t with exponent -1 of the atom b^t, says nothing of 1 - 2^t.
  const Statement s = state({in_open(b, 0, 1), natural_from(t, 0)}, Term(1) / pow(b, t) <= Term(1));
  Positivity p;
  p.rule = Positivity::Rule::power_bound;
  p.target = Polynomial(1);
  p.target.add_term(Monomial{{{pow(b, t), -1}}}, -1);
  p.supports = {assumed(poly(b), 0, false), assumed(Polynomial(1) - poly(b), 1, false)};
  Positivity power = atomic(pow(b, t));
  power.strict = true;
  power.supports = {assumed(poly(b), 0, true)};
  Positivity nonzero = squared(poly(pow(b, t)));
  nonzero.strict = true;
  nonzero.supports = {power};
  DirectProof proof;
  proof.order = shown(p);
  proof.conditions = {{pow(b, t) != Term(0), shown(nonzero)}};
  EXPECT_NE(recheck(s, Signs{proof}), "");
}

TEST(Recheck, ConditionsUnderASumUseItsRange) {
  const Statement s =
      state({natural_from(t, 0)}, sum(i, 1, t, Term(2) / i) == 2 * sum(i, 1, t, Term(1) / i));
  // Assumptions: t >= 0, then i >= 1, i <= t for both sums.
  const Positivity positive_index =
      combined(poly(i), true, {{1, {assumed(poly(i) - Polynomial(1), 1, false)}}, {1, {}}});
  Positivity nonzero = squared(poly(i));
  nonzero.strict = true;
  nonzero.supports = {positive_index};
  DirectProof proof;
  proof.conditions = {{i != Term(0), shown(nonzero)}};
  // Assumption 3 is the same bound of the other sum.
  EXPECT_EQ(survivors<Identity>(s, proof),
            Names{".condition !=.numerator.supports[0].products[0].parts[0].assumption 3"});
  const Statement from_zero =
      state({natural_from(t, 0)}, sum(i, 0, t, Term(2) / i) == 2 * sum(i, 0, t, Term(1) / i));
  EXPECT_NE(recheck(from_zero, Identity{proof}), "");
  const Statement mixed = state({natural_from(t, 0)},
                                sum(i, 1, t, Term(2) / i) + sum(i, 0, t, 1 / i) ==
                                    2 * sum(i, 1, t, 1 / i) + sum(i, 0, t, Term(1) / i) + Term(0));
  EXPECT_NE(recheck(mixed, Identity{proof}), "");
}

TEST(Recheck, NothingFollowsFromFormulasThatHaveNoValue) {
  // x > 0 is false at 0; the evidence divides by x.
  const Statement s = state({nonnegative(x)}, x > Term(0));
  Positivity p = combined(poly(x), true, {{1, {assumed(poly(x), 0, true)}}});
  DirectProof proof;
  proof.order = shown(p);
  EXPECT_NE(recheck(s, Signs{proof}), "");
  const Term inverse = Term(1) / x;
  Positivity exponential = atomic(exp(inverse));
  exponential.strict = true;
  proof.order = shown(combined(poly(x), true, {{1, {exponential}}}));
  proof.order->numerator.products[0].parts[0].target = poly(x) * poly(x) * poly(inverse);
  EXPECT_NE(recheck(s, Signs{proof}), "");
  EXPECT_NE(recheck(state({real(x)}, x / x == Term(1)), Identity{}), "");
}

TEST(Recheck, PowersOfZeroAreOneWhereTheExponentIsZero) {
  // b^(t - k + 1) <= 0 is false at b = 0, k = t + 1.
  Statement s =
      state({real(b), natural_from(t, 0), natural_from(k, 0)}, pow(b, t - k + Term(1)) <= Term(0));
  s.domain.hypotheses = {b == Term(0), t - k + Term(1) >= Term(0)};
  const Term power = pow(b, t - k);
  Positivity zero = assumed(-poly(b), 2, false);
  Positivity base = assumed(poly(b), 2, false);
  Positivity rest = atomic(power);
  rest.supports = {base};
  DirectProof proof;
  proof.order = shown(combined(-(poly(b) * poly(power)), false, {{1, {zero, rest}}}));
  const Polynomial exponent = poly(t) - poly(k) + Polynomial(1);
  proof.conditions = {{t - k + Term(1) >= Term(0), shown(assumed(exponent, 3, false))}};
  EXPECT_NE(recheck(s, Signs{proof}), "");
}

TEST(Recheck, SumsMayGiveUpTheirLastMembersInAnyOrder) {
  const auto upto = [](Term last) { return sum(i, 0, last, sin(g(i))); };
  const Term before = upto(t - Term(1)), later = upto(t + Term(2));
  for (const Comparison& c :
       {upto(t) == before + sin(g(t)), before + sin(g(t)) == upto(t), upto(t) - before == sin(g(t)),
        upto(t) == sin(g(t)) + before, later == upto(t + Term(1)) + sin(g(t + Term(2)))}) {
    EXPECT_EQ(recheck(state({natural_from(t, 0)}, c), Identity{}), "") << gradus::text(c);
  }
}

}  // namespace
}  // namespace gradus
