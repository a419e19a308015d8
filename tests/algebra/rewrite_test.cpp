#include "gradus/algebra/rewrite.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <unordered_set>

#include "algebra/term_gen.hpp"
#include "gradus/algebra/vector.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

Term z() { return Term::symbol("z"); }
Sequence g() { return Sequence("g"); }

TEST(SubstituteTest, IsSimultaneous) {
  EXPECT_EQ(text(substitute(x() + 2 * y(), {{x(), y()}, {y(), x()}})), "y + 2*x");
  EXPECT_EQ(text(substitute(x(), {{x(), x() + 1}})), "x + 1");
}

TEST(SubstituteTest, TakesTheOutermostKey) {
  EXPECT_EQ(text(substitute(exp(x() + y()) + x(), {{x() + y(), z()}, {x(), 0}})), "exp(z) + 0");
}

TEST(SubstituteTest, ReplacesAnyNode) {
  const Term product = Term::inner({{}, "u"}, {{"A"}, "v"});
  EXPECT_EQ(text(substitute(product * g()(n()), {{product, x()}, {g()(n()), y()}})), "x*y");
  EXPECT_EQ(text(substitute(g()(n() + 1), {{n(), 2 * j()}})), "g[2*j+1]");
  EXPECT_EQ(text(substitute(expect(square(g()(n()))), {{g()(n()), x()}})), "E[x^2]");
}

TEST(SubstituteTest, KeepsWhatItDoesNotReplace) {
  const Term t = (x() - x()) * exp(log(y())) + 0;
  EXPECT_TRUE(same(substitute(t, {{z(), 1}}), t));
  EXPECT_TRUE(same(substitute(t, {}), t));
}

TEST(SubstituteTest, LeavesBoundIndicesAlone) {
  const Term t = sum(i(), i(), n(), i() * x()) + i();
  EXPECT_EQ(text(substitute(t, {{i(), 7}, {x(), y()}})), "sum(i=7..n, i*y) + 7");
  EXPECT_EQ(text(substitute(sum(i(), 1, n(), g()(i())) + g()(i()), {{g()(i()), x()}})),
            "sum(i=1..n, g[i]) + x");
  EXPECT_EQ(text(substitute(sum(i(), 1, n(), sum(j(), 1, i(), i() * j())), {{j(), 5}, {n(), 3}})),
            "sum(i=1..3, sum(j=1..i, i*j))");
}

TEST(SubstituteTest, RefusesToCapture) {
  const Term t = sum(i(), 1, n(), i() * x());
  EXPECT_THROW(substitute(t, {{x(), i() + 1}}), std::invalid_argument);
  EXPECT_EQ(text(substitute(t, {{n(), i() + 1}})), "sum(i=1..i+1, i*x)") << "limits are outside";
  EXPECT_EQ(text(substitute(t, {{x(), sum(i(), 0, 1, i())}})), "sum(i=1..n, i*sum(i=0..1, i))")
      << "bound in the value itself";
  EXPECT_EQ(text(substitute(t, {{y(), i()}})), text(t)) << "nothing is replaced";
}

TEST(SubstituteTest, WorksOnBothSidesOfAComparison) {
  EXPECT_EQ(text(substitute(x() <= x() + y(), {{x(), 1}})), "1 <= 1 + y");
}

TEST(SubstituteTest, ValuesAgreeWithSubstitutedFormulas) {
  int compared = 0;
  for_all(1500, [&] {
    const Term t = *any_term(exact_formulas());
    const Term replacement = *any_term(rational_functions());
    const auto values = *any_values();
    auto at = valuation<Rational>(values);
    const auto inserted = exact_value(replacement, at);
    if (!inserted) return;
    const auto direct = exact_value(substitute(t, {{x(), replacement}}), at);
    at.scalars["x"] = *inserted;
    const auto expected = exact_value(t, at);
    RC_ASSERT(direct == expected);
    if (expected) ++compared;
  });
  EXPECT_GT(compared, enough(100));
}

TEST(TransformTest, MapsEveryNodeAfterItsOperands) {
  const Term doubled = transform(x() + exp(x()) * 3,
                                 [](Term t) { return t.is_constant() ? Term(t.value() * 2) : t; });
  EXPECT_EQ(text(doubled), "x + exp(x)*6");
  const Term nested = transform(-(-(-x())), [](Term t) {
    return t.op() == Op::negate && t.operand(0).op() == Op::negate ? t.operand(0).operand(0) : t;
  });
  EXPECT_EQ(text(nested), "-x");
  const Term renamed =
      transform(sum(i(), 1, n(), i()), [](Term t) { return same(t, i()) ? j() : t; });
  EXPECT_EQ(text(renamed), "sum(j=1..n, j)");
  EXPECT_THROW(transform(sum(i(), 1, n(), i()), [](Term t) { return same(t, i()) ? x() : t; }),
               std::invalid_argument);
}

TEST(TraversalTest, VisitsEachNodeOnceOperandsFirst) {
  for_all(200, [] {
    const Term t = *any_term(all_formulas());
    std::unordered_set<std::uint32_t> seen;
    for_each_node(t, [&](Term node) {
      for (Term operand : node.operands()) RC_ASSERT(seen.contains(operand.id()));
      RC_ASSERT(seen.insert(node.id()).second);
      RC_ASSERT(contains(t, node));
    });
    RC_ASSERT(seen.contains(t.id()));
    RC_ASSERT(seen.size() == node_count(t));
    RC_ASSERT(!contains(t, Term::symbol("elsewhere")));
  });
}

TEST(TraversalTest, FreeSymbolsAreThoseNotBound) {
  const auto names = [](Term t) {
    std::set<std::string> result;
    for (Term s : free_symbols(t)) result.insert(s.name());
    return result;
  };
  using Names = std::set<std::string>;
  EXPECT_EQ(names(sum(i(), 1, n(), i() * x())), (Names{"n", "x"}));
  EXPECT_EQ(names(sum(i(), i(), n(), i())), (Names{"i", "n"})) << "the limits are outside";
  EXPECT_EQ(names(sum(i(), 1, n(), i()) + i()), (Names{"i", "n"}));
  EXPECT_EQ(names(sum(i(), 1, 2, sum(j(), 1, i(), g()(i() + j())))), Names{});
  EXPECT_EQ(names(least(i(), 0, n(), g()(i()) + y())), (Names{"n", "y"}));
  EXPECT_EQ(names(expect(x()) + 3 + Term::pi()), Names{"x"});
  EXPECT_EQ(names(Term::inner({{}, "u"}, {{}, "v"})), Names{});
}

TEST(TraversalTest, FindsSequences) {
  EXPECT_EQ(sequences(g()(1) + sum(i(), 1, 2, Sequence("h")(i())) + x()),
            (std::set<std::string>{"g", "h"}));
}

/// ((x + 1) + 2) + ..., 100,000 deep.
Term deep_sum() {
  Term t = x();
  for (int k = 1; k <= 100'000; ++k) t = t + k;
  return t;
}

TEST(TraversalTest, VeryDeepFormulasAreNoTrouble) {
  const Term t = deep_sum();
  EXPECT_EQ(node_count(t), 200'001U);
  EXPECT_EQ(free_symbols(t).size(), 1U);
  EXPECT_TRUE(contains(t, x()));
  EXPECT_TRUE(conditions(1 / t).size() == 1);
  EXPECT_EQ(text(derivative(t, x())), "1");
  EXPECT_TRUE(same(transform(t, [](Term node) { return node; }), t));
  const Term moved = substitute(t, {{x(), 5}});
  Valuation<Rational> at;
  EXPECT_EQ(evaluate(moved, at), Rational(5) + Rational(100'000) * 100'001 / 2);
}

TEST(TraversalTest, SharedPartsAreVisitedOnce) {
  Term t = x();
  for (int k = 0; k < 200; ++k) t = t * t - t;  // 2^400 leaves when written out
  EXPECT_EQ(node_count(t), 401U);
  EXPECT_EQ(free_symbols(t).size(), 1U);
  EXPECT_TRUE(conditions(t).empty());
  EXPECT_FALSE(contains(substitute(t, {{x(), y()}}), x()));
  EXPECT_LT(node_count(derivative(t, x())), 5000U);
  EXPECT_EQ(evaluate(t, valuation<Rational>({.x = 2})), 2);
}

}  // namespace
}  // namespace gradus::test
