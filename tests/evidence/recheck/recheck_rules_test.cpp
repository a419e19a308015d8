// Each other rule of the re-check refuses what does not follow.

#include <gtest/gtest.h>

#include "evidence/recheck/theory_steps.hpp"
#include "gradus/evidence/recheck/recheck_theory.hpp"

namespace gradus {
namespace {

TEST(RecheckTheory, an_index_in_its_own_limits_is_another_thing) {
  // Where i >= i + 1 is said of the index, everything would follow.
  for (Term t : {sum(i, i + 1, 10, i), sum(i, 1, i - 1, i)}) {
    EXPECT_TRUE(refuses([&](Theory& theory) {
      theory.within(t, [&](Theory& inner) { return inner.replace(t.operand(3), {}); });
    }));
  }
}

TEST(RecheckTheory, parts_are_replaced_by_equal_ones) {
  const auto refused = [](const std::vector<Comparison>& known, Term t,
                          const Substitution& others) {
    return refuses([&](Theory& theory) { theory.replace(t, others); }, where(known));
  };
  EXPECT_FALSE(refused({x == y}, exp(x), {{x, y}}));
  EXPECT_FALSE(refused({}, exp(x + x), {{x + x, 2 * x}}));
  EXPECT_TRUE(refused({}, exp(x), {{x, y}}));
  EXPECT_TRUE(refused({x >= y}, exp(x), {{x, y}}));
  EXPECT_TRUE(refused({x != y}, exp(x), {{x, y}}));
  EXPECT_TRUE(refused({x == y}, exp(y), {{y, x}}));  // gaps have a direction
  EXPECT_TRUE(refused({x == y}, exp(x), {{x, y}, {y, n}}));
  EXPECT_TRUE(refused({x == i}, sum(i, 0, n, x * g(i)), {{x, i}}));  // captured
  // i = 0 is said of an unknown, not of an index.
  const auto made = [](const std::vector<Comparison>& known, Term t, const Substitution& others) {
    Theory theory(where(known), {});
    return text(theory.says(theory.replace(t, others)));
  };
  EXPECT_EQ(made({i == 0}, i + sum(i, 0, n, g(i)), {{i, 0}}),
            "i + sum(i=0..n, g[i]) == 0 + sum(i=0..n, g[i])");
  EXPECT_EQ(made({g(i) == 0}, g(i) + sum(i, 0, n, g(i)), {{g(i), 0}}),
            "g[i] + sum(i=0..n, g[i]) == 0 + sum(i=0..n, g[i])");
  EXPECT_EQ(made({n == 3}, sum(i, 0, n, n * g(i)), {{n, 3}}),
            "sum(i=0..n, n*g[i]) == sum(i=0..3, 3*g[i])");
}

TEST(RecheckTheory, what_holds_inside_a_sum_does_not_leave_it) {
  const Term t = sum(i, 1, n, 1 / i);
  Theory theory(where({}), {});
  const std::size_t before = theory.size();
  theory.within(t, [&](Theory& inner) {
    EXPECT_EQ(inner.size(), before + 2);
    inner.combine(i > 0, {{1, {before}}, {1}});
    EXPECT_TRUE(inner.knows(i != 0));
    inner.axiom("integers above", {{'x', i}, {'m', 1}, {'n', -1}});
    return inner.replace(1 / i, {});
  });
  EXPECT_FALSE(theory.knows(i != 0));
  EXPECT_THROW(theory.combine(i > 0, {{1, {before}}, {1}}), std::exception);
  EXPECT_FALSE(defined(theory, 1 / i));
  // A line about something else, and an index that is an unknown.
  EXPECT_THROW(theory.within(t, [&](Theory& inner) { return inner.replace(1 / n, {}); }),
               std::runtime_error);
  EXPECT_THROW(theory.within(t, [&](Theory&) { return Line(0); }), std::runtime_error);
  // i >= 1 is no equation, and x + y has no body.
  EXPECT_THROW(theory.within(sum(i, 1, n, i), [&](Theory& inner) { return inner.size() - 2; }),
               std::runtime_error);
  EXPECT_THROW(theory.within(x + y, [&](Theory& inner) { return inner.replace(y, {}); }),
               std::runtime_error);
  Theory taken(where({i >= 5}), {});
  EXPECT_THROW(taken.within(t, [&](Theory& inner) { return inner.replace(1 / i, {}); }),
               std::runtime_error);
  // Nor where a sum with the same index is inside.
  const Term both = sum(i, 1, n, t);
  EXPECT_THROW(theory.within(both,
                             [&](Theory& inner) {
                               return inner.within(
                                   t, [&](Theory& deep) { return deep.replace(1 / i, {}); });
                             }),
               std::runtime_error);
}

TEST(RecheckTheory, combinations_have_the_signs_they_need) {
  // 0: x >= 0, 1: y > 0, 2: x = y, 3: x != 0
  const auto refused = [](const Comparison& c, const std::vector<Theory::Product>& products) {
    return refuses([&](Theory& theory) { theory.combine(c, products); },
                   where({x >= 0, y > 0, x == y, x != 0}));
  };
  EXPECT_FALSE(refused(x + y > 0, {{1, {0}}, {1, {1}}}));
  EXPECT_TRUE(refused(x + y > 1, {{1, {0}}, {1, {1}}}));
  EXPECT_TRUE(refused(y - x > 0, {{1, {1}}, {-1, {0}}}));  // a negative coefficient
  EXPECT_TRUE(refused(x * y > 0, {{1, {0, 1}}}));          // x may be 0
  EXPECT_FALSE(refused(x * y >= 0, {{1, {0, 1}}}));
  EXPECT_TRUE(refused(x * x >= 0, {{x, {0}}}));  // no sign of the factor
  EXPECT_TRUE(refused(x >= 0, {{1, {3}}}));      // != has no sign
  EXPECT_TRUE(refused(x == 0, {{1, {0}}}));
  EXPECT_TRUE(refused(Term(1) == 0, {{1}}));
  EXPECT_FALSE(refused(x * x == x * y, {{x, {2}}}));
  EXPECT_FALSE(refused(y - x >= 0, {{-1, {2}}}));
  EXPECT_TRUE(refused(y - x > 0, {{-1, {2}}}));
  EXPECT_TRUE(refused(y - x > 0, {{-1, {2}}, {0}}));
  EXPECT_TRUE(refused(y - x + 0 * x > 0, {{-1, {2}}, {0, {1}}}));
  EXPECT_FALSE(refused(half - half >= 0, {}));
  EXPECT_TRUE(refused(half - half > 0, {}));
  EXPECT_TRUE(refused(x != 0, {{1, {3}}}));  // that is shown otherwise
  EXPECT_TRUE(refused(y != 0, {{1, {1}}}));
  EXPECT_TRUE(refused(x != 0, {}));
  EXPECT_TRUE(refused(x >= 0, {{1, {1'000}}}));
  EXPECT_TRUE(refused(Term(0) >= y, {{-1, {1}}}));
  EXPECT_TRUE(refused(Term(0) * x * 0 >= 1, {{x, {0}}}));
}

TEST(RecheckTheory, numbers_are_compared_and_nothing_else_is_known_without_a_line) {
  Theory theory(where({x > y, x == 1}), {});
  EXPECT_TRUE(theory.knows(Term(2) > 1));
  EXPECT_TRUE(theory.knows(x - x == 0));
  EXPECT_FALSE(theory.knows(Term(1) > 2));
  EXPECT_FALSE(theory.knows(Term(1) != 1));
  EXPECT_TRUE(theory.knows(x >= y));
  EXPECT_TRUE(theory.knows(x != y));
  EXPECT_TRUE(theory.knows(y < x));
  EXPECT_FALSE(theory.knows(y > x));
  EXPECT_FALSE(theory.knows(x == y));
  EXPECT_FALSE(theory.knows(x != 1));
  EXPECT_FALSE(theory.knows(pow(x, -1) * x == 1));
  EXPECT_FALSE(theory.knows(1 / x == 1));
}

TEST(RecheckTheory, numbers_are_divided_but_not_by_zero) {
  Theory theory({}, {});
  EXPECT_TRUE(theory.knows(Term(6) / 4 == Rational(3, 2)));
  EXPECT_TRUE(theory.knows(pow(Term(Rational(2, 3)), -2) == Rational(9, 4)));
  EXPECT_TRUE(theory.knows(pow(Term(0), 0) == 1));
  EXPECT_TRUE(theory.knows(x / y == x * pow(y, -1)));
  EXPECT_TRUE(theory.knows(pow(x, -5) == pow(pow(x, -1), 5)));
  EXPECT_TRUE(theory.knows(pow(x, -3) * pow(x, -2) == pow(x, -5)));
  for (const Term& number : {Term(0), Term(1), Term(-1), Term(5)}) {
    EXPECT_FALSE(theory.knows(pow(Term(0), -1) == number));
    EXPECT_FALSE(theory.knows(1 / Term(0) == number));
    EXPECT_FALSE(theory.knows(0 / Term(0) == number) && !number.value().is_zero());
    EXPECT_FALSE(theory.knows(pow(x, -1) * x == number));
    EXPECT_FALSE(theory.knows(x / x == number));
    EXPECT_FALSE(theory.knows(pow(x - x, -2) == number));
  }
  EXPECT_FALSE(theory.knows(pow(x, -1) == x));
  EXPECT_FALSE(theory.knows(pow(x, half) * pow(x, half) == x));
  EXPECT_FALSE(theory.knows(pow(x, n) * pow(x, -n) == 1));
  EXPECT_FALSE(theory.knows(pow(2 * x, -1) == half * x));
  EXPECT_FALSE(defined(theory, 1 / Term(0)));
  EXPECT_FALSE(defined(theory, pow(x - x, -2)));
  EXPECT_FALSE(defined(theory, 0 / Term(0)));
}

TEST(RecheckTheory, functions_are_enclosed_where_their_operands_are) {
  using Ends = std::vector<std::pair<Rational, Rational>>;
  Theory theory(where({x >= 1, x <= 2, y >= -1, y <= 1}), {});
  const auto refused = [&](Term t, const Ends& ends) {
    return refuses([&](Theory& other) { other.enclose(t, ends); },
                   where({x >= 1, x <= 2, y >= -1}));
  };
  theory.enclose(exp(x), {{1, 2}});
  theory.combine(exp(x) > 2,
                 {{1, {theory.size() - 1}}, {theory.says(theory.size() - 1).right - 2}});
  EXPECT_FALSE(refused(log(x), {{1, 2}}));
  EXPECT_TRUE(refused(exp(x), {{Rational(11, 10), 2}}));
  EXPECT_TRUE(refused(exp(x), {{1, Rational(19, 10)}}));
  EXPECT_TRUE(refused(exp(x), {}));
  EXPECT_TRUE(refused(exp(x), {{2, 1}}));
  EXPECT_TRUE(refused(exp(n), {{0, 1}}));
  EXPECT_TRUE(refused(exp(y), {{-1, 1}}));  // y <= 1 is not known there
  EXPECT_TRUE(refused(x + x, {{1, 2}, {1, 2}}));
  EXPECT_TRUE(refused(sum(i, 1, 2, x), {{1, 2}, {1, 2}, {1, 2}, {1, 2}}));
  // Nothing is said where an operation has no value.
  Theory everywhere(where({y >= -1, y <= 1}), {});
  for (const Term& t : {log(y), sqrt(y), pow(y, -1), pow(y, half), 1 / y}) {
    EXPECT_THROW(everywhere.enclose(t, {{-1, 1}, {half.value(), half.value()}}), std::exception);
    EXPECT_THROW(everywhere.enclose(t, {{-1, 1}, {-1, -1}}), std::exception);
  }
  EXPECT_THROW(theory.enclose(pow(x, y), {{1, 2}, {-1, half.value()}}), std::exception);
  theory.enclose(pow(x, y), {{1, 2}, {-1, 1}});
  EXPECT_EQ(theory.says(theory.size() - 1).right.value() <= half.value(), true);
}

TEST(RecheckTheory, means_are_taken_over_all_outcomes_of_one_member) {
  const Theory::Laws laws{{"g", {"g", {1, -1}, {half.value(), half.value()}}}};
  const auto refused = [&](Term body, Term drawn) {
    return refuses([&](Theory& t) { t.outcomes(body, drawn); }, {}, laws);
  };
  EXPECT_FALSE(refused(g(0) * x, g(0)));
  EXPECT_FALSE(refused(g(0) * g(1), g(0)));
  EXPECT_TRUE(refused(g(0) * g(n), g(0)));            // n may be 0
  EXPECT_TRUE(refused(g(0) * g(1 - Term(1)), g(0)));  // that is g(0)
  EXPECT_TRUE(refused(sum(i, 0, 2, g(i)), g(0)));     // g(0) is in there
  EXPECT_TRUE(refused(g(0) * w(3), g(0)));            // w may come from it
  EXPECT_TRUE(refused(g(0) * expect(g(0)), g(0)));    // that is a mean already
  EXPECT_TRUE(refused(g(n), g(n)));
  EXPECT_TRUE(refused(w(0), w(0)));
  EXPECT_TRUE(refused(Term::symbol("g"), Term::symbol("g")));
  for (const auto& wrong : std::vector<std::vector<Rational>>{{2, -1}, {1, 1}, {1}, {}}) {
    const Theory::Laws no_law{{"g", {"g", {1, -1}, wrong}}};
    EXPECT_TRUE(refuses([&](Theory& t) { t.outcomes(g(0), g(0)); }, {}, no_law));
  }
}

TEST(RecheckTheory, formulas_are_defined_where_every_condition_is_a_line) {
  Theory theory(where({y > 0, x >= 0}), {});
  EXPECT_FALSE(defined(theory, 1 / x));
  EXPECT_FALSE(defined(theory, log(x)));
  EXPECT_FALSE(defined(theory, sum(i, 0, n, i)));
  EXPECT_FALSE(defined(theory, pow(x, n - 1)));
  EXPECT_FALSE(defined(theory, pow(x, half)));
  EXPECT_FALSE(defined(theory, pow(x, -1)));
  EXPECT_FALSE(defined(theory, exp(1 / x)));
  EXPECT_TRUE(defined(theory, sqrt(x) + log(y) + pow(x, 2) + pow(y, half) + pow(Term(2), n - 1)));
  EXPECT_TRUE(defined(theory, 1 / y));
  EXPECT_FALSE(theory.shows(1 / y > 0));
  // A sum where each of its members is, a member of a recursion where all before it are.
  Domain d;
  d.recursions = {{"w", k, 1, 1 / (k - 1), 0}};
  Theory run(d, {}, Theory::Laws{});
  EXPECT_FALSE(defined(run, sum(i, 0, 2, 1 / (i - 1)), d));
  EXPECT_TRUE(defined(run, sum(i, 2, 5, 1 / (i - 1)), d));
  EXPECT_TRUE(defined(run, least(i, 2, 5, 1 / (i - 1)), d));
  EXPECT_FALSE(defined(run, least(i, 3, 2, i), d));
  EXPECT_FALSE(defined(run, sum(i, half, 2, i), d));
  EXPECT_TRUE(defined(run, w(0), d));
  EXPECT_TRUE(defined(run, w(1), d));
  EXPECT_FALSE(defined(run, w(2), d));
  EXPECT_FALSE(defined(run, w(3), d));
  EXPECT_FALSE(defined(run, w(half), d));
  EXPECT_FALSE(defined(run, w(-1), d));
  // What stands in an assumption is defined; what stands in a sum of it need not be.
  Theory other(where({1 / x > sum(i, 1, n, 1 / y)}), {});
  EXPECT_TRUE(other.knows(x != 0));
  EXPECT_FALSE(other.knows(y != 0));
}

}  // namespace
}  // namespace gradus
