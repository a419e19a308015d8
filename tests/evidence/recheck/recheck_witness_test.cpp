// Witnesses before the re-check.

#include <gtest/gtest.h>

#include "evidence/recheck/proof_steps.hpp"

namespace gradus {
namespace {

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

TEST(Recheck, SizesOfNumbersWithManyDigits) {
  const Statement s = state({real(x)}, abs(x) <= Term(1));
  const Rational tiny = pow(Rational(10), -400L);
  EXPECT_EQ(recheck(s, at({{"x", Rational(100'000'001, 100'000'000)}})), "");
  EXPECT_EQ(recheck(s, at({{"x", 1 + tiny}})), "");
  EXPECT_NE(recheck(s, at({{"x", 1 - tiny}})), "");
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

TEST(Recheck, premises_with_too_many_digits_are_left_out_beyond_the_reach_of_a_statement) {
  const Term last = Term::natural("last"), k = Term::natural("k");
  const Sequence w("w");
  Statement s{"digits", {}, w(2 * last) <= Term(50)};
  s.domain.variables = {natural_from(last, 0)};
  s.domain.premises = {{"above", "hypothesis", "", w(k + 1) >= w(k), k}};
  Model squares;
  squares.name = "each the fourth power of the one before";
  squares.recursions = {{"w", k, 10, pow(w(k), 4)}};
  s.domain.models = {squares};
  Witness found = at({});
  found.model = squares.name;
  found.point.scalars = {{"last", 2}};
  EXPECT_EQ(recheck(s, found), "");
  s.domain.premises[0].holds = w(k + 6) >= w(k);  // needed for k <= 4
  EXPECT_NE(recheck(s, found), "");
  s.domain.premises[0].holds = k * w(k) <= pow(Term(10), 600);  // fails at 5
  EXPECT_NE(recheck(s, found), "");
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
