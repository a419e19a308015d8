#include "gradus/evidence/recheck.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "evidence/corruptor.hpp"
#include "gradus/evidence/prove.hpp"
#include "gradus/evidence/refute.hpp"

namespace gradus {
namespace {

const Term a = Term::symbol("a");
const Term b = Term::symbol("b");
const Term h = Term::symbol("h");
const Term x = Term::symbol("x");
const Term n = Term::natural("n");
const Term m = Term::natural("m");
const Term t = Term::natural("t");
const Term i = Term::natural("i");
const Term k = Term::natural("k");
const Sequence g("g");

Polynomial poly(Term atom) { return Polynomial::atom(atom); }

Statement state(std::vector<Variable> variables, const Comparison& conclusion) {
  Statement s;
  s.domain.variables = std::move(variables);
  s.conclusion = conclusion;
  return s;
}

Positivity constant(const Rational& c) {
  Positivity p;
  p.target = c;
  p.strict = c.sign() > 0;
  return p;
}

Positivity assumed(const Polynomial& target, std::size_t which, bool strict) {
  Positivity p;
  p.rule = Positivity::Rule::assumption;
  p.target = target;
  p.assumption = which;
  p.strict = strict;
  return p;
}

Positivity squared(const Polynomial& root) {
  Positivity p;
  p.rule = Positivity::Rule::square;
  p.target = root * root;
  p.root = root;
  return p;
}

Positivity atomic(Term atom) {
  Positivity p;
  p.rule = Positivity::Rule::atom;
  p.target = poly(atom);
  return p;
}

Positivity combined(const Polynomial& target, bool strict,
                    std::vector<Positivity::Product> products) {
  Positivity p;
  p.rule = Positivity::Rule::products;
  p.target = target;
  p.strict = strict;
  p.products = std::move(products);
  return p;
}

OrderProof shown(Positivity numerator) { return {1, std::move(numerator), {}}; }

/// Each evidence that differs in one field and is accepted all the same.
template <class Kind, class Proof>
std::vector<std::string> survivors(const Statement& s, const Proof& proof) {
  std::vector<std::string> result;
  EXPECT_EQ(recheck(s, Evidence(Kind{proof})), "");
  std::size_t tried = 0;
  Corruptor<Proof>(proof, [&](const Proof& corrupt, const std::string& what) {
    ++tried;
    if (recheck(s, Evidence(Kind{corrupt})).empty()) result.push_back(what);
  });
  EXPECT_GT(tried, 0U);
  return result;
}

using Names = std::vector<std::string>;

TEST(Recheck, AcceptsAnIdentityAndNothingElse) {
  DirectProof none;
  const Statement s = state({real(a), real(b)}, square(a + b) == a * a + 2 * a * b + b * b);
  EXPECT_EQ(recheck(s, Identity{none}), "");
  EXPECT_NE(recheck(state({real(a)}, square(a + b) == a * a + a * b + b * b), Identity{none}), "");
  EXPECT_NE(recheck(state({real(a)}, square(a) >= square(a) + Term(0)), Identity{none}), "");
  EXPECT_NE(recheck(s, Open{"no proof"}), "");
  EXPECT_NE(recheck(s, Paving{}), "");
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

Witness at(std::vector<std::pair<std::string, Rational>> scalars) {
  Witness w;
  w.point.scalars = std::move(scalars);
  w.exact = false;
  return w;
}

TEST(Recheck, WitnessesFailTheConclusionInsideTheDomain) {
  Statement s = state({in(x, 0, 2), natural_from(n, 1)}, square(x) >= x * n);
  s.domain.hypotheses = {x != Rational(1)};
  EXPECT_EQ(recheck(s, at({{"x", Rational(1, 2)}, {"n", 1}})), "");
  EXPECT_NE(recheck(s, at({{"x", 0}, {"n", 1}})), "");                            // holds there
  EXPECT_NE(recheck(s, at({{"x", Rational(3, 2)}, {"n", 1}})), "");               // holds there
  EXPECT_NE(recheck(s, at({{"x", 1}, {"n", 2}})), "");                            // a hypothesis
  EXPECT_NE(recheck(s, at({{"x", 3}, {"n", 4}})), "");                            // a bound
  EXPECT_NE(recheck(s, at({{"x", Rational(1, 2)}, {"n", Rational(3, 2)}})), "");  // no natural
  EXPECT_NE(recheck(s, at({{"x", Rational(1, 2)}, {"n", 0}})), "");
  EXPECT_NE(recheck(s, at({{"x", Rational(1, 2)}})), "");
  Witness w = at({{"x", Rational(1, 2)}, {"n", 1}});
  w.exact = true;
  EXPECT_NE(recheck(s, w), "");  // which values?
  w.left = "1/4";
  w.right = "1/2";
  EXPECT_EQ(recheck(s, w), "");
  w.right = "1/3";
  EXPECT_NE(recheck(s, w), "");
}

TEST(Recheck, WitnessesWithIrrationalValuesNeedEnclosures) {
  const Statement s = state({real(x)}, exp(x) <= Term(2));
  Witness w = at({{"x", 1}});
  w.exact = true;
  w.left = "2718281828/1000000000";
  w.right = "2";
  EXPECT_NE(recheck(s, w), "");
  w.exact = false;
  EXPECT_EQ(recheck(s, w), "");
  w.point.scalars[0].second = Rational(1, 2);
  EXPECT_NE(recheck(s, w), "");
}

TEST(Recheck, NothingFailsWhereItHasNoValue) {
  // At x = -1 no side below has a value, although its factor is 0.
  for (const Term& undefined :
       {log(x), sqrt(x), pow(x, Term(Rational(1, 3))), 1 / (x + Term(1)), log(x * exp(Term(1))),
        sqrt(x * exp(Term(1))), 1 / (exp(x) - exp(x)), sum(i, x, 2, i), least(i, 2, 1, i)}) {
    const Statement s = state({real(x)}, (x + Term(1)) * undefined >= Term(1));
    for (const bool exact : {true, false}) {
      Witness w = at({{"x", -1}});
      w.exact = exact;
      EXPECT_NE(recheck(s, w), "");
    }
  }
}

TEST(Recheck, WitnessesWithRecursionsSumsAndChance) {
  Statement s = state({natural_from(n, 0), real(a)}, Term::element("w", n) <= sum(i, 0, n, g(i)));
  s.domain.recursions = {{"w", k, a, 2 * Term::element("w", k) + g(k), 0}};
  Witness w = at({{"n", 2}, {"a", 1}});
  w.point.sequences = {{"g", {1, 1, 1}}};  // w = 1, 3, 7; the sum is 3
  EXPECT_EQ(recheck(s, w), "");
  w.point.sequences = {{"g", {1, 1, 5}}};  // the sum is 7
  EXPECT_NE(recheck(s, w), "");
  w.point.sequences = {{"g", {1, 1}}};
  EXPECT_NE(recheck(s, w), "");

  Statement chance = state({real(a)}, expect(g(0) * g(1)) >= a);
  chance.domain.moments = {{"g", Rational(0), Rational(1), true}};
  Witness coin = at({{"a", 1}});
  coin.point.distributions = {{"g", {1, -1}, {Rational(1, 2), Rational(1, 2)}}};
  EXPECT_EQ(recheck(chance, coin), "");
  Statement fourth = chance;
  fourth.conclusion = expect(pow(g(0), 4) * square(g(1))) != Term(1);
  EXPECT_EQ(recheck(fourth, coin), "");
  fourth.conclusion = expect(pow(g(0), 3) * g(1)) != Term(1);
  EXPECT_NE(recheck(fourth, coin), "");
  coin.point.scalars[0].second = 0;
  EXPECT_NE(recheck(chance, coin), "");
  coin.point.scalars[0].second = 1;
  coin.point.distributions[0].chances = {Rational(1, 3), Rational(2, 3)};
  EXPECT_NE(recheck(chance, coin), "");
  coin.point.distributions[0] = {"g", {2, -2}, {Rational(1, 2), Rational(1, 2)}};
  EXPECT_NE(recheck(chance, coin), "");
  coin.point.distributions.clear();  // numbers that have the moments are not random
  chance.domain.moments[0].second.reset();
  coin.point.sequences = {{"g", {0, 5}}};
  EXPECT_NE(recheck(chance, coin), "");
}

TEST(Recheck, WitnessesOnAModelSatisfyItsPremises) {
  Statement s = state({natural_from(n, 0), real(x)}, g(n) >= Term(2));
  s.domain.premises = {{"grows", "a theorem", "", g(k + Term(1)) >= g(k), k, 0},
                       {"starts", "a theorem", "", g(0) >= x}};
  Model model;
  model.name = "linear";
  model.sequences = {{"g", k, a * k}};
  model.variables = {real(a)};
  s.domain.models = {model};
  Witness w = at({{"n", 1}, {"x", 0}, {"a", 1}});
  EXPECT_NE(recheck(s, w), "");  // no model named
  w.model = "linear";
  EXPECT_EQ(recheck(s, w), "");
  w.point.scalars[2].second = -1;  // does not grow
  EXPECT_NE(recheck(s, w), "");
  w.point.scalars[2].second = 1;
  w.point.scalars[1].second = 1;  // starts lower
  EXPECT_NE(recheck(s, w), "");
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

TEST(Recheck, a_mean_inside_a_mean_is_that_of_all_outcomes) {
  const Term drawn = Term::element("g", 0);
  Witness w = at({});
  w.point.distributions.push_back({"g", {1, -1}, {Rational(1, 2), Rational(1, 2)}});
  Statement s{"a mean inside", {}, expect(square(expect(drawn) - drawn)) == Term(1)};
  s.domain.moments.push_back({"g", Term(0), Term(1)});
  EXPECT_NE(recheck(s, w), "");
  s.conclusion = expect(expect(drawn) * drawn) == Term(0);
  EXPECT_NE(recheck(s, w), "");
  s.conclusion = expect(expect(drawn) * drawn) == Term(1);
  EXPECT_EQ(recheck(s, w), "");
}

TEST(Recheck, premises_hold_as_far_as_the_naturals_of_a_witness_reach) {
  const Term last = Term::natural("last"), each = Term::natural("each");
  const Sequence series("series");
  Statement s{"bounded", {}, series(last) <= Term(50)};
  s.domain.variables = {natural_from(last, 0)};
  s.domain.premises = {{"bounded", "hypothesis", "", series(each) <= Term(50), each}};
  Model grows;
  grows.name = "the n-th member is n";
  grows.sequences = {{"series", each, each}};
  s.domain.models = {grows};
  Witness w = at({});
  w.model = grows.name;
  w.point.scalars = {{"last", 60}};
  EXPECT_NE(recheck(s, w), "");
}

}  // namespace
}  // namespace gradus
