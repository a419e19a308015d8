// Each rule of the re-check refuses instances that do not follow.

#include "gradus/evidence/recheck_theory.hpp"

#include <gtest/gtest.h>

#include "evidence/theory_steps.hpp"

namespace gradus {
namespace {

TEST(RecheckTheory, logarithms_and_roots_need_their_domain) {
  EXPECT_EQ(says({x == exp(y)}, "log", {{'x', x}, {'y', y}}), "log(x) == y");
  EXPECT_EQ(says({}, "log", {{'x', exp(x + y)}, {'y', y + x}}), "");  // nothing says it of exp
  EXPECT_EQ(says({}, "log", {{'x', x}, {'y', y}}), "");
  EXPECT_EQ(says({x >= exp(y)}, "log", {{'x', x}, {'y', y}}), "");
  EXPECT_NE(says({x >= 0}, "root squared", {{'x', x}}), "");
  EXPECT_EQ(says({}, "root squared", {{'x', x}}), "");
  EXPECT_EQ(says({x <= 0}, "root squared", {{'x', x}}), "");
  EXPECT_NE(says({}, "root", {{'x', 4}, {'y', 2}}), "");
  EXPECT_EQ(says({}, "root", {{'x', 4}, {'y', -2}}), "");
  EXPECT_EQ(says({}, "root", {{'x', 4}, {'y', 3}}), "");
  EXPECT_EQ(says({x >= 0}, "root", {{'x', 4}, {'y', x}}), "");
  EXPECT_EQ(says({x * x == 4, x >= 0}, "root", {{'x', 4}, {'y', x}}), "");  // 4 = x x is not known
  EXPECT_NE(says({4 == x * x, x >= 0}, "root", {{'x', 4}, {'y', x}}), "");
  EXPECT_EQ(says({}, "abs", {{'x', x}}), "abs(x) == sqrt(x*x)");
  EXPECT_EQ(says({x >= 0}, "root", {{'x', x * x}, {'y', -x}}), "");
}

TEST(RecheckTheory, powers_add_up_where_nothing_is_divided_by_zero) {
  const std::string natural = "naturals above", integer = "integers above";
  const std::map<char, Term> one{{'x', x}, {'m', n}, {'n', -n}};
  EXPECT_EQ(says({n >= 0, -n >= 0}, natural, one), "x^(n+(-n)) == x^n*x^(-n)");
  EXPECT_EQ(says({n >= 0}, natural, one), "");  // 0^0 is not 0^n / 0^n
  EXPECT_EQ(says({}, integer, one), "");
  EXPECT_NE(says({x != 0}, integer, one), "");
  EXPECT_NE(says({x > 0}, integer, one), "");
  EXPECT_EQ(says({x >= 0}, integer, one), "");
  EXPECT_EQ(says({x != 0}, integer, {{'x', x}, {'m', half}, {'n', half}}), "");
  EXPECT_EQ(says({x != 0}, integer, {{'x', x}, {'m', y}, {'n', n}}), "");
}

TEST(RecheckTheory, powers_with_other_exponents_need_a_positive_base) {
  EXPECT_EQ(says({x >= 0}, "real power", {{'x', x}, {'y', half}}), "");
  EXPECT_EQ(says({x != 0}, "real power", {{'x', x}, {'y', 2}}), "");
  EXPECT_EQ(says({y > 0}, "real power", {{'x', x}, {'y', 1}}), "");
  EXPECT_EQ(says({}, "real power", {{'x', -1}, {'y', 2}}), "");
  EXPECT_NE(says({x > 0}, "real power", {{'x', x}, {'y', half}}), "");
  EXPECT_EQ(says({}, "power of a product", {{'x', -1}, {'y', -1}, {'m', half}}), "");
  EXPECT_EQ(says({}, "power of a power", {{'x', -1}, {'m', 2}, {'n', half}}), "");
  EXPECT_EQ(says({}, "power >= 0", {{'x', x}, {'y', 3}}), "");
}

TEST(RecheckTheory, powers_are_bounded_for_bases_and_exponents_in_range) {
  const std::map<char, Term> below{{'x', x}, {'y', 1}, {'m', n}};
  EXPECT_EQ(says({x >= 0, x <= 1, n >= 0}, "power grows", below), "1^n >= x^n");
  EXPECT_EQ(says({x >= -1, x <= 1, n >= 0}, "power grows", below), "");
  EXPECT_EQ(says({x >= 0, x <= 2, n >= 0}, "power grows", below), "");
  EXPECT_EQ(says({x >= 0, x <= 1, n >= -1}, "power grows", below), "");
  EXPECT_EQ(says({x >= 0, x <= 1, y >= 0}, "power grows", {{'x', x}, {'y', 1}, {'m', y}}), "");
  const std::map<char, Term> above{{'x', 1}, {'y', x}, {'m', n}};
  EXPECT_NE(says({x >= 1, n >= 0}, "power grows", above), "");
  EXPECT_EQ(says({x >= 0, n >= 0}, "power grows", above), "");
  EXPECT_EQ(says({n >= 0}, "power grows", {{'x', -2}, {'y', 1}, {'m', n}}), "");
}

TEST(RecheckTheory, divisors_are_not_zero) {
  const std::map<char, Term> inverse{{'x', x}, {'m', 1}, {'n', -1}};
  EXPECT_EQ(says({}, "integers above", inverse), "");
  EXPECT_EQ(says({x >= 0}, "integers above", inverse), "");
  EXPECT_EQ(says({}, "integers above", {{'x', x - x}, {'m', 1}, {'n', -1}}), "");
  EXPECT_NE(says({x != 0}, "integers above", inverse), "");
  EXPECT_NE(says({}, "integers above", {{'x', 2}, {'m', 1}, {'n', -1}}), "");
}

TEST(RecheckTheory, what_has_a_multiple_that_is_not_zero_is_not_zero) {
  const std::map<char, Term> of{{'x', x}, {'y', y}, {'w', n}, {'a', 1}};
  EXPECT_EQ(says({(x - y) * n == 1}, "part", of), "x != y");
  EXPECT_EQ(says({(x - y) * n == 0}, "part", of), "");
  EXPECT_EQ(says({(x - y) * n >= 1}, "part", of), "");
  EXPECT_EQ(says({}, "part", of), "");
  EXPECT_EQ(says({x - y == 0}, "part", {{'x', x}, {'y', y}, {'w', 1}}), "");  // 0 != 0
  EXPECT_EQ(says({x - y == x}, "part", {{'x', x}, {'y', y}, {'w', 1}, {'a', x}}), "");
  EXPECT_EQ(says({}, "part", {{'x', x}, {'y', y}, {'w', 0}, {'a', x - x}}), "");
  EXPECT_EQ(says({x < y}, "part", {{'x', x}, {'y', y}, {'w', -1}, {'a', y}, {'b', x}}), "x != y");
  EXPECT_EQ(says({x <= y}, "part", {{'x', x}, {'y', y}, {'w', -1}, {'a', y}, {'b', x}}), "");
}

TEST(RecheckTheory, what_is_not_zero_has_its_sign) {
  EXPECT_EQ(says({x >= 0, x != 0}, "not = 0", {{'x', x}}), "x > 0");
  EXPECT_EQ(says({x >= 0}, "not = 0", {{'x', x}}), "");
  EXPECT_EQ(says({x != 0}, "not = 0", {{'x', x}}), "");
  EXPECT_EQ(says({}, "not = 0", {{'x', x * x}}), "");
  EXPECT_EQ(says({x + y >= 0, x * y >= 0}, "larger", {{'x', x}, {'y', y}}), "x >= 0");
  EXPECT_EQ(says({x * y >= 0}, "larger", {{'x', x}, {'y', y}}), "");
  EXPECT_EQ(says({x + y >= 0}, "larger", {{'x', x}, {'y', y}}), "");
}

TEST(RecheckTheory, what_is_equal_is_at_least_and_at_most) {
  EXPECT_EQ(says({x >= y, y >= x}, "equal", {{'x', x}, {'y', y}}), "x == y");
  EXPECT_EQ(says({x >= y}, "equal", {{'x', x}, {'y', y}}), "");
  EXPECT_EQ(says({x >= y, x <= y + 1}, "equal", {{'x', x}, {'y', y}}), "");
}

TEST(RecheckTheory, naturals_are_symbols_of_that_kind) {
  EXPECT_EQ(says({}, "natural >= 0", {{'k', n}}), "n >= 0");
  EXPECT_EQ(says({}, "natural >= 0", {{'k', x}}), "");
  EXPECT_EQ(says({}, "natural >= 0", {{'k', n - 1}}), "");
}

TEST(RecheckTheory, sums_lose_a_member_within_their_limits_only) {
  const std::map<char, Term> of{{'i', i}, {'x', 1}, {'n', n}, {'y', n - 1}, {'f', g(i)}};
  EXPECT_EQ(says({Term(1) >= 0, n >= 1}, "last", of),
            "sum(i=1..n, g[i]) == sum(i=1..n-1, g[i]) + g[n]");
  EXPECT_EQ(says({Term(1) >= 0, n >= 0}, "last", of), "");
  EXPECT_EQ(says({Term(1) >= 0}, "last", of), "");
  EXPECT_EQ(says({x >= 0, half >= x}, "last",
                 {{'i', i}, {'x', x}, {'n', half}, {'y', -half}, {'f', g(i)}}),
            "");
  for (const Term& other : {n, n - 2, n + 1, n - half, y}) {
    EXPECT_EQ(says({n >= 1}, "last", {{'i', i}, {'x', 1}, {'n', n}, {'y', other}, {'f', g(i)}}),
              "");
    EXPECT_EQ(
        says({n >= 5}, "least and last", {{'i', i}, {'x', 1}, {'n', n}, {'y', other}, {'f', g(i)}}),
        "");
  }
  EXPECT_EQ(says({n >= x}, "empty", {{'i', i}, {'x', x}, {'y', n}, {'f', g(i)}}), "");
  EXPECT_EQ(says({x >= n}, "empty", {{'i', i}, {'x', x}, {'y', n}, {'f', g(i)}}), "");
  EXPECT_EQ(says({m >= 0, n >= m}, "constant", {{'i', i}, {'m', m}, {'n', n}, {'x', 1}}), "");
  EXPECT_NE(says({m >= 0, n + 1 >= m}, "constant", {{'i', i}, {'m', m}, {'n', n}, {'x', 1}}), "");
  EXPECT_EQ(says({n >= 0, n >= 1}, "least and last", of), "");
  EXPECT_NE(says({n >= 0, n - 1 >= 1}, "least and last", of), "");
}

TEST(RecheckTheory, no_index_is_captured) {
  const std::map<char, Term> limits{{'i', i}, {'x', 0}, {'y', n}};
  const auto with = [&](std::map<char, Term> more) {
    more.insert(limits.begin(), limits.end());
    return more;
  };
  EXPECT_NE(says({}, "sum", with({{'w', x}, {'f', g(i)}, {'h', i}})), "");
  EXPECT_EQ(says({}, "sum", with({{'w', i}, {'f', g(i)}})), "");
  EXPECT_EQ(says({}, "sum", with({{'w', sum(k, 0, i, k)}, {'f', g(i)}})), "");
  EXPECT_EQ(says({m >= 0, n + 1 >= m}, "constant", {{'i', i}, {'m', m}, {'n', n}, {'x', i}}), "");
  EXPECT_NE(says({}, "rename", with({{'k', k}, {'f', g(i)}})), "");
  EXPECT_EQ(says({}, "rename", with({{'k', k}, {'f', g(i) * g(k)}})), "");
  EXPECT_EQ(says({}, "rename", with({{'k', k}, {'f', sum(k, 0, i, g(k))}})), "");
  EXPECT_EQ(says({}, "rename", with({{'k', x}, {'f', g(i)}})), "");
  // Letters that are left out are 0, which is no index.
  EXPECT_EQ(says({}, "rename", with({{'f', g(i)}})), "");
  EXPECT_EQ(says({}, "rename", with({{'k', i}, {'f', g(i)}})), "");
  EXPECT_EQ(says({}, "empty", {{'i', i}, {'x', i}, {'y', i - 1}, {'f', g(i)}}), "");
  EXPECT_EQ(says({}, "empty", {{'x', 1}, {'f', g(i)}}), "");
  EXPECT_EQ(says({k >= 1}, "last",
                 {{'i', i}, {'x', 1}, {'n', k}, {'y', k - 1}, {'f', sum(k, 0, 2, i * k)}}),
            "");
}

TEST(RecheckTheory, an_index_in_its_own_limits_is_another_thing) {
  // Where i >= i + 1 is said of the index, everything would follow.
  const Term t = sum(i, i + 1, 10, i);
  EXPECT_TRUE(refuses([&](Theory& theory) {
    theory.within(t, [&](Theory& inner) { return inner.replace(t.operand(3), {}); });
  }));
}

TEST(RecheckTheory, means_keep_what_is_random_inside) {
  EXPECT_NE(says({}, "mean", {{'z', x}, {'x', g(1)}, {'y', g(0)}}), "");
  EXPECT_EQ(says({}, "mean", {{'z', g(0)}, {'x', g(1)}}), "");
  EXPECT_EQ(says({}, "mean of no chance", {{'z', g(0)}}), "");
  EXPECT_EQ(says({}, "mean of sums", {{'i', i}, {'u', 0}, {'z', g(0)}, {'f', g(i)}}), "");
  EXPECT_EQ(says({}, "mean of a product", {{'x', g(0)}, {'y', g(1)}}), "");
}

TEST(RecheckTheory, moments_of_pairs_need_other_members_and_no_correlation) {
  Domain d;
  d.moments = {{"g", x, {}, true}};
  const auto refused = [&](const std::string& name, const std::map<char, Term>& of) {
    return refuses([&](Theory& t) { t.axiom(name, of); }, d);
  };
  d.hypotheses = {n >= m};
  EXPECT_TRUE(refused("pair g", {{'m', m}, {'n', n}}));
  EXPECT_TRUE(refused("pair g", {{'m', n}, {'n', n}}));
  d.hypotheses = {n >= m + 1, n >= 0};
  EXPECT_TRUE(refused("pair g", {{'m', m}, {'n', n}}));
  d.hypotheses = {n >= m + 1, n >= 0, m >= 0};
  EXPECT_FALSE(refused("pair g", {{'m', m}, {'n', n}}));
  EXPECT_FALSE(refused("mean g", {{'m', n}}));
  EXPECT_TRUE(refused("pair g", {{'m', n}, {'n', m}}));
  EXPECT_TRUE(refused("square g", {{'m', n}}));
  EXPECT_TRUE(refused("mean g", {{'m', half}}));
  EXPECT_TRUE(refused("mean g", {{'m', n - 1}}));
  EXPECT_TRUE(refused("mean h", {{'m', n}}));
  d.moments[0].uncorrelated = false;
  EXPECT_TRUE(refused("pair g", {{'m', m}, {'n', n}}));
}

TEST(RecheckTheory, premises_and_recursions_hold_in_their_range) {
  Domain d;
  d.premises = {{"p", "a theorem", "", g(k) >= x, k, 1}};
  d.recursions = {{"w", k, 0, w(k) + x, 1}};
  const auto refused = [&](const std::string& name, const std::map<char, Term>& of) {
    return refuses([&](Theory& t) { t.axiom(name, of); }, d);
  };
  for (const std::string name : {"premise 0", "next w"}) {
    d.hypotheses = {n >= 1};
    EXPECT_FALSE(refused(name, {{'m', n}, {'n', n + 1}}));
    EXPECT_FALSE(refused(name, {{'m', 1}, {'n', 2}}));
    EXPECT_TRUE(refused(name, {{'m', 0}, {'n', 1}}));
    EXPECT_TRUE(refused(name, {{'m', n - 1}, {'n', n}}));
    EXPECT_TRUE(refused(name, {{'m', n + half}, {'n', n + half + 1}}));
    EXPECT_TRUE(refused(name, {}));
    d.hypotheses = {n >= 0};
    EXPECT_TRUE(refused(name, {{'m', n}, {'n', n + 1}}));
  }
  d.hypotheses = {n >= 1};
  for (const Term& other : {n, n + 2, n + half, m, Term(2)}) {
    EXPECT_TRUE(refused("next w", {{'m', n}, {'n', other}}));
  }
  d.premises[0].holds = sum(i, 0, 2, (i - k) * g(i)) >= 1;
  EXPECT_TRUE(refused("premise 0", {{'m', i + 1}}));  // captured
}

TEST(RecheckTheory, a_recursion_that_leads_back_to_itself_says_nothing) {
  const Sequence v("v");
  Domain d;
  d.hypotheses = {n >= 0};
  const auto refused = [&](const std::string& name, const std::map<char, Term>& of) {
    return refuses([&](Theory& t) { t.axiom(name, of); }, d);
  };
  d.recursions = {{"w", k, 0, w(k + 1) + 1, 0}};
  EXPECT_TRUE(refused("next w", {{'m', n}, {'n', n + 1}}));
  EXPECT_TRUE(refused("next w", {{'m', 0}, {'n', 1}}));
  d.recursions = {{"v", k, w(0) + 1, w(k + 1), 0}, {"w", k, v(0), v(k + 1), 0}};
  for (const std::string name : {"v", "w"}) {
    EXPECT_TRUE(refused("next " + name, {{'m', n}, {'n', n + 1}}));
    EXPECT_TRUE(refused("next " + name, {{'m', 0}, {'n', 1}}));
    EXPECT_TRUE(refused("first " + name, {}));
  }
  d.recursions[0].next = w(k);
  d.recursions[0].start = 0;
  EXPECT_FALSE(refused("next v", {{'m', n}, {'n', n + 1}}));
  // In this order it is not seen that w does not need v; at a point, member by member, it is.
  d.recursions = {{"v", k, w(0), least(i, 0, k + 1, w(i)), 0}, {"w", k, 1, w(k) + 1, 0}};
  EXPECT_TRUE(refused("next v", {{'m', n}, {'n', n + 1}}));
  const auto next_v = [&](Theory& t) {
    defined(t, least(i, 0, 3 + Term(1), w(i)), d);
    t.axiom("next v", {{'m', 3}, {'n', 4}});
  };
  EXPECT_TRUE(refuses(next_v, d));
  EXPECT_FALSE(refuses(next_v, d, Theory::Laws{}));
  EXPECT_TRUE(refuses(
      [&](Theory& t) {
        t.axiom("next v", {{'m', 3}, {'n', 4}});
      },
      d, Theory::Laws{}));
  d.recursions[1].next = w(k) + v(k + 1);
  EXPECT_TRUE(refuses(next_v, d, Theory::Laws{}));
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
