#include "gradus/evidence/recheck/recheck.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "evidence/recheck/proof_steps.hpp"
#include "gradus/evidence/prove/prove.hpp"
#include "gradus/evidence/refute/refute.hpp"

namespace gradus {
namespace {

TEST(Recheck, AcceptsAnIdentityAndNothingElse) {
  DirectProof none;
  const Statement s = state({real(a), real(b)}, square(a + b) == a * a + 2 * a * b + b * b);
  EXPECT_EQ(recheck(s, Identity{none}), "");
  EXPECT_NE(recheck(state({real(a)}, square(a + b) == a * a + a * b + b * b), Identity{none}), "");
  EXPECT_NE(recheck(state({real(a)}, square(a) >= square(a) + Term(0)), Identity{none}), "");
  EXPECT_NE(recheck(s, Open{"no proof"}), "");
  EXPECT_NE(recheck(s, Paving{}), "");
}

TEST(Recheck, EqualPolynomialsNeedValuesToBeEqual) {
  // A sum to x has a value at integers alone; each line about it holds at these.
  const auto nothing_of = [](Term last) { return 0 * sum(i, 0, last, i) == 0; };
  EXPECT_EQ(recheck(state({natural_from(n, 0)}, nothing_of(n)), Identity{}), "");
  EXPECT_NE(recheck(state({in(x, 0, 3)}, nothing_of(x)), Identity{}), "");
  EXPECT_NE(recheck(state({natural_from(n, 0)}, nothing_of(n / 2)), Identity{}), "");
}

TEST(Recheck, SignsWithADenominator) {
  // 1 - x/(1 + x) = 1/(1 + x) > 0 for x > 0
  const Statement s = state({positive(x)}, x / (Term(1) + x) < Term(1));
  const Polynomial d = poly(x) + Polynomial(1);
  const Positivity above = combined(d, true, {{1, {assumed(poly(x), 0, true)}}, {1, {}}});
  Positivity nonzero = squared(d);
  nonzero.strict = true;
  nonzero.supports = {above};
  DirectProof proof;
  proof.order = OrderProof{1, constant(1), above};
  proof.conditions = {{Term(1) + x != Term(0), shown(nonzero)}};
  const Names left = survivors<Signs>(s, proof);
  // A weaker part is enough where another one is strict.
  EXPECT_EQ(left, (Names{".order.denominator.products[0].parts[0].strict off",
                         ".condition !=.numerator.supports[0].products[0].parts[0].strict off"}));
}

TEST(Recheck, CombinationOfAPremiseAndASquare) {
  const Term f0 = Term::symbol("f0");
  const Term f1 = Term::symbol("f1");
  Statement s = state({real(f0), real(f1), real(a)}, f1 <= f0);
  s.domain.premises = {{"descent", "a theorem", "", f1 <= f0 - 3 * square(a)}};
  const Polynomial gap = poly(f0) - poly(f1);
  const Polynomial square_of_a = poly(a) * poly(a);
  DirectProof proof;
  proof.order = shown(combined(
      gap, false, {{1, {assumed(gap - square_of_a * 3, 0, false)}}, {3, {squared(poly(a))}}}));
  EXPECT_EQ(survivors<Combination>(s, proof), Names{});
}

TEST(Recheck, GramForm) {
  const Word u{{}, "u"};
  const Word v{{"H"}, "v"};
  const Term uu = Term::inner(u, u);
  const Term uv = Term::inner(u, v);
  const Term vv = Term::inner(v, v);
  const Statement s = state({}, 6 * uv <= uu + 9 * vv);
  Positivity p;
  p.rule = Positivity::Rule::gram;
  p.target = poly(uu) - poly(uv) * 6 + poly(vv) * 9;
  p.form = {{u, 1}, {v, -3}};
  DirectProof proof;
  proof.order = shown(p);
  EXPECT_EQ(survivors<Signs>(s, proof), Names{});
}

TEST(Recheck, AtomsAndTheirConditions) {
  const Statement s = state({nonnegative(x)}, sqrt(x) >= Term(0));
  DirectProof proof;
  proof.order = shown(atomic(sqrt(x)));
  proof.conditions = {{x >= Term(0), shown(assumed(poly(x), 0, false))}};
  // What is assumed needs no proof of its own.
  EXPECT_EQ(survivors<Signs>(s, proof),
            (Names{".condition >= + 1", ".condition >= negated", ".conditions[0] dropped"}));
  EXPECT_NE(recheck(state({real(x)}, s.conclusion), Signs{proof}), "");
}

TEST(Recheck, PowersOfANumberBelowOne) {
  const Statement s = state({in(b, 0, 1), natural_from(t, 0)}, pow(b, t) <= Term(1));
  Positivity p;
  p.rule = Positivity::Rule::power_bound;
  p.target = Polynomial(1) - poly(pow(b, t));
  p.supports = {assumed(poly(b), 0, false), assumed(Polynomial(1) - poly(b), 1, false)};
  DirectProof proof;
  proof.order = shown(p);
  EXPECT_EQ(survivors<Signs>(s, proof), Names{});
}

TEST(Recheck, InductionOfBernoullisInequality) {
  const Statement s =
      state({nonnegative(h), natural_from(n, 0)}, pow(Term(1) + h, n) >= Term(1) + n * h);
  InductionProof proof;
  proof.variable = n;
  proof.shifted = m;
  proof.start.order = shown(constant(0));
  proof.multiplier = Term(1) + h;
  proof.step.order =
      shown(combined(poly(m) * poly(h) * poly(h), false, {{1, {atomic(m), squared(poly(h))}}}));
  proof.multiplier_sign =
      shown(combined(poly(h) + Polynomial(1), false, {{1, {assumed(poly(h), 0, false)}}, {1, {}}}));
  // 0 is also the square of 0, the product <0, 0> and the empty sum of products; 1 + h > 0 holds.
  EXPECT_EQ(survivors<Induction>(s, proof),
            (Names{".start.order.numerator.rule 4", ".start.order.numerator.rule 5",
                   ".start.order.numerator.rule 6", ".multiplier_sign.numerator.strict on"}));
  Statement hypothetical = s;
  hypothetical.domain.hypotheses = {n <= Term(5)};
  EXPECT_NE(recheck(hypothetical, Induction{proof}), "");
  Statement later = s;
  later.domain.variables[1].lower = Rational(1);
  EXPECT_EQ(recheck(later, Induction{proof}), "");  // it holds from 0 on
}

TEST(Recheck, InductionOfASum) {
  const Statement s = state({natural_from(n, 0)}, sum(i, 1, n, i) == n * (n + Term(1)) / Term(2));
  InductionProof proof;
  proof.variable = n;
  proof.shifted = m;
  proof.multiplier = 1;
  // D(m) = 0 is assumed in the step: every multiple of it is 0.
  EXPECT_EQ(survivors<Induction>(s, proof), (Names{".multiplier + 1", ".multiplier negated"}));
}

TEST(Recheck, MalformedEvidenceIsRefusedInBoundedTime) {
  Positivity deep = constant(1);
  for (int level = 0; level < 1000; ++level) deep = combined(1, true, {{1, {deep}}});
  DirectProof proof;
  proof.order = shown(deep);
  EXPECT_NE(recheck(state({}, Term(1) > Term(0) + Term(0)), Signs{proof}), "");
  Statement loop = state({natural_from(n, 0)}, Term::element("w", n + Term(1)) == n);
  loop.domain.recursions = {{"w", k, 0, Term::element("w", k + Term(1)), 0}};
  EXPECT_NE(recheck(loop, Identity{}), "");
  Term tower = x + a + b;
  for (int level = 0; level < 12; ++level) tower = square(tower + b * x);
  EXPECT_NE(recheck(state({real(x), real(a), real(b)}, tower == x), Identity{}), "");
}

TEST(Recheck, AcceptsRandomExpandedSquares) {
  rc::check("(p a + q b x + r)^2 >= 0, written out, is proved and accepted", [] {
    const auto coefficient = [] { return Rational(*rc::gen::inRange(-9, 10)); };
    const Term p = coefficient();
    const Term q = coefficient();
    const Term r = coefficient();
    const Term root = p * a + q * b * x + r;
    const Statement s =
        state({real(a), real(b), real(x)}, root * root == p * p * a * a + q * q * b * b * x * x +
                                                              r * r + 2 * p * q * a * b * x +
                                                              2 * p * r * a + 2 * q * r * b * x);
    RC_ASSERT(recheck(s, Identity{}).empty());
    Statement wrong = s;
    wrong.conclusion.right = wrong.conclusion.right + a;
    RC_ASSERT(!recheck(wrong, Identity{}).empty());
  });
}

TEST(Recheck, AcceptsWhatTheEnginesFind) {
  const auto proved = [](const Statement& s) {
    const auto found = prove(s);
    ASSERT_TRUE(found) << s.label;
    EXPECT_EQ(recheck(s, *found), "") << s.label;
    Statement reversed = s;
    reversed.conclusion.relation = s.conclusion.relation == Relation::equal
                                       ? Relation::not_equal
                                       : negation(s.conclusion).relation;
    EXPECT_NE(recheck(reversed, *found), "") << s.label;
  };
  proved(state({positive(x), positive(a)}, x / (x + a) < Term(1)));
  proved(state({real(x)}, square(cosh(x)) - square(sinh(x)) == Term(1)));
  proved(state({real(x), real(a)}, abs(x) - abs(a) <= abs(x - a)));
  proved(state({natural_from(n, 0), real(b)},
               (Term(1) - b) * sum(i, 0, n, pow(b, i)) == Term(1) - pow(b, n + Term(1))));
  proved(state({in_open(b, 0, 1), natural_from(t, 0)}, pow(b, t) <= Term(1)));
  const auto witness = refute(state({real(x)}, square(x) >= x), Budget{});
  ASSERT_TRUE(witness);
  EXPECT_EQ(recheck(state({real(x)}, square(x) >= x), Evidence(*witness)), "");
  EXPECT_NE(recheck(state({real(x)}, square(x) >= x - Term(1)), Evidence(*witness)), "");
}

}  // namespace
}  // namespace gradus
