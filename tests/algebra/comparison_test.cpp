#include "gradus/algebra/comparison.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "algebra/term_gen.hpp"
#include "gradus/algebra/compare.hpp"
#include "gradus/number/interval.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

const std::vector<Relation> relations = {Relation::equal,   Relation::not_equal,
                                         Relation::less,    Relation::less_equal,
                                         Relation::greater, Relation::greater_equal};

std::vector<std::string> condition_texts(Term t) {
  std::vector<std::string> result;
  for (const Comparison& c : conditions(t)) result.push_back(text(c));
  return result;
}
using Texts = std::vector<std::string>;

TEST(ComparisonTest, OperatorsWriteTheRelation) {
  EXPECT_EQ(text(x() == y()), "x == y");
  EXPECT_EQ(text(x() != 2), "x != 2");
  EXPECT_EQ(text(x() < y()), "x < y");
  EXPECT_EQ(text(x() <= y()), "x <= y");
  EXPECT_EQ(text(x() > y()), "x > y");
  EXPECT_EQ(text(0 >= y()), "0 >= y");
  EXPECT_STREQ(symbol(Relation::equal), "=");
  EXPECT_STREQ(symbol(Relation::not_equal), "!=");
}

TEST(ComparisonTest, ValuesCompareAsTheRelationSays) {
  const std::vector<std::vector<bool>> below_same_above = {
      {false, true, false}, {true, false, true},  {true, false, false},
      {true, true, false},  {false, false, true}, {false, true, true}};
  for (std::size_t i = 0; i < relations.size(); ++i) {
    for (int a : {-1, 0, 1}) {
      const bool expected = below_same_above[i][static_cast<std::size_t>(a + 1)];
      EXPECT_EQ(compare(Rational(a), relations[i], Rational(0)), expected) << symbol(relations[i]);
      EXPECT_EQ(certainly(compare(Interval(a), relations[i], Interval(0))), expected);
    }
  }
}

TEST(ComparisonTest, TheNegationHoldsExactlyWhereTheComparisonDoesNot) {
  for (Relation relation : relations) {
    const Comparison c{x(), relation, y()};
    const Comparison d = negation(c);
    EXPECT_TRUE(same(d.left, c.left) && same(d.right, c.right));
    EXPECT_EQ(negation(d).relation, relation);
    for (int a : {-1, 0, 1}) EXPECT_NE(compare(a, relation, 0), compare(a, d.relation, 0));
  }
}

TEST(ComparisonTest, DescendingPutsTheLargerSideLeft) {
  EXPECT_EQ(text(descending(x() < y())), "y > x");
  EXPECT_EQ(text(descending(x() <= y())), "y >= x");
  for (const Comparison& c : {x() > y(), x() >= y(), x() == y(), x() != y()}) {
    EXPECT_EQ(text(descending(c)), text(c));
  }
  for (const Relation r : relations) {
    for (const auto& [a, b] : {std::pair(1, 2), std::pair(2, 1), std::pair(2, 2)}) {
      const Comparison c = descending({a, r, b});
      EXPECT_EQ(compare(Rational(a), r, Rational(b)),
                compare(c.left.value(), c.relation, c.right.value()));
    }
  }
}

TEST(ConditionsTest, OfDivisorsAndFunctions) {
  EXPECT_EQ(condition_texts(1 / x()), Texts{"x != 0"});
  EXPECT_EQ(condition_texts(x() / 2 + x() / Term::pi()), Texts{});
  EXPECT_EQ(condition_texts(x() / 0), Texts{"0 != 0"});
  EXPECT_EQ(condition_texts(log(x()) + log(Term(2)) + log(Term::pi())), Texts{"x > 0"});
  EXPECT_EQ(condition_texts(log(Term(0))), Texts{"0 > 0"});
  EXPECT_EQ(condition_texts(sqrt(x()) + sqrt(Term(2)) + sqrt(Term(0))), Texts{"x >= 0"});
  EXPECT_EQ(condition_texts(sqrt(Term(-1))), Texts{"-1 >= 0"});
  EXPECT_EQ(condition_texts(exp(x()) + tanh(x()) + abs(x()) + min(x(), y())), Texts{});
}

TEST(ConditionsTest, OfPowers) {
  EXPECT_EQ(condition_texts(pow(x(), 2) + pow(x(), 0) + pow(x(), n())), Texts{});
  EXPECT_EQ(condition_texts(pow(x(), 2 * n() + i() * n() + pow(n(), 2))), Texts{});
  EXPECT_EQ(condition_texts(pow(x(), -1)), Texts{"x != 0"});
  EXPECT_EQ(condition_texts(pow(Term(2), -1)), Texts{});
  EXPECT_EQ(condition_texts(pow(Term(0), -1)), Texts{"0 != 0"});
  EXPECT_EQ(condition_texts(pow(x(), n() - 1)), Texts{"n - 1 >= 0"});
  EXPECT_EQ(condition_texts(pow(x(), -n())), Texts{"-n >= 0"});
  EXPECT_EQ(condition_texts(pow(Rational(1, 2), n() - 1)), Texts{}) << "the base is not 0";
  EXPECT_EQ(condition_texts(pow(0, n() - 1)), Texts{"n - 1 >= 0"});
  EXPECT_EQ(condition_texts(pow(x(), Rational(1, 2))), Texts{"x >= 0"});  // 0^(1/2) = 0
  EXPECT_EQ(condition_texts(pow(x(), Rational(-1, 2))), Texts{"x > 0"});
  EXPECT_EQ(condition_texts(pow(x(), y())), Texts{"x > 0"});
  EXPECT_EQ(condition_texts(pow(2, y())), Texts{});
  EXPECT_EQ(condition_texts(pow(x(), n() / 2)), Texts{"x > 0"});
  EXPECT_EQ(condition_texts(pow(x(), pow(2, n() - 1))), Texts{"x > 0"}) << "1/2 at n = 0";
}

TEST(ConditionsTest, OfSumsAndLeastValues) {
  EXPECT_EQ(condition_texts(sum(i(), 1, n(), pow(x(), n() - i()))), Texts{"n - i >= 0"});
  EXPECT_EQ(condition_texts(sum(i(), n() - 3, n(), pow(x(), i()))), Texts{"n - 3 >= 0"});
  EXPECT_EQ(condition_texts(sum(i(), 1, n() - 1, i())), Texts{}) << "an empty sum is 0";
  EXPECT_EQ(condition_texts(least(i(), 0, n(), i())), Texts{});
  EXPECT_EQ(condition_texts(least(i(), 1, 3, i())), Texts{});
  EXPECT_EQ(condition_texts(least(i(), 3, 1, i())), Texts{"3 <= 1"});
  EXPECT_EQ(condition_texts(least(i(), 1, n(), i())), Texts{"1 <= n"});
  EXPECT_EQ(condition_texts(least(i(), 0, n() - 1, i())), Texts{"0 <= n - 1"});
}

TEST(ConditionsTest, AreInOrderOfAppearanceWithoutRepetition) {
  EXPECT_EQ(condition_texts(1 / y() + sqrt(1 / x()) + 2 / y() + log(y())),
            (Texts{"y != 0", "x != 0", "1/x >= 0", "y > 0"}));
}

/// Whether a comparison holds; nothing where a side has no rational value.
std::optional<bool> holds_at(const Comparison& c, const Valuation<Rational>& at) {
  const auto left = exact_value(c.left, at);
  const auto right = exact_value(c.right, at);
  if (!left || !right) return std::nullopt;
  return compare(*left, c.relation, *right);
}

bool all_hold(Term t, const Valuation<Rational>& at) {
  for (const Comparison& c : conditions(t)) {
    if (!holds_at(c, at).value_or(false)) return false;
  }
  return true;
}

TEST(ConditionsTest, AreSufficientForAValue) {
  int defined = 0;
  for_all(2000, [&] {
    const Term t = *any_term(straight_formulas());
    const auto at = valuation<Rational>(*any_values());
    if (!all_hold(t, at)) return;
    ++defined;
    try {
      evaluate(t, at);
    } catch (const NotRational&) {
    } catch (const std::length_error&) {
    } catch (const std::domain_error& error) {
      RC_FAIL(error.what());
    }
  });
  EXPECT_GT(defined, enough(66));
}

TEST(ConditionsTest, AreNecessaryWhereExponentsAreConstantIntegers) {
  Palette palette = straight_formulas();
  palette.exponents = {-2, -1, 0, 1, 2, n()};
  int undefined = 0;
  for_all(2000, [&] {
    const Term t = *any_term(palette);
    const auto at = valuation<Rational>(*any_values());
    if (all_hold(t, at)) return;
    ++undefined;
    RC_ASSERT(!exact_value(t, at).has_value());
  });
  EXPECT_GT(undefined, enough(33));
}

}  // namespace
}  // namespace gradus::test
