// Each axiom of the re-check refuses instances that do not follow.

#include "gradus/evidence/recheck/recheck_theory.hpp"

#include <gtest/gtest.h>

#include "evidence/recheck/theory_steps.hpp"

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
  EXPECT_EQ(says({-n >= 0}, natural, one), "");
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
  EXPECT_EQ(says({y >= x}, "equal", {{'x', x}, {'y', y}}), "");
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
    EXPECT_EQ(says({other >= 1}, "least and last",
                   {{'i', i}, {'x', 1}, {'n', n}, {'y', other}, {'f', g(i)}}),
              "");
  }
  EXPECT_EQ(says({n >= x}, "empty", {{'i', i}, {'x', x}, {'y', n}, {'f', g(i)}}), "");
  EXPECT_EQ(says({x >= n}, "empty", {{'i', i}, {'x', x}, {'y', n}, {'f', g(i)}}), "");
  EXPECT_EQ(says({m >= 0, n >= m}, "constant", {{'i', i}, {'m', m}, {'n', n}, {'x', 1}}), "");
  EXPECT_NE(says({m >= 0, n + 1 >= m}, "constant", {{'i', i}, {'m', m}, {'n', n}, {'x', 1}}), "");
  EXPECT_EQ(says({n >= 0, n >= 1}, "least and last", of), "");
  // Below 0 there are no members.
  const std::map<char, Term> below{{'i', i}, {'x', -2}, {'n', -1}, {'y', -2}, {'f', g(i)}};
  EXPECT_EQ(says({}, "last", below), "");
  EXPECT_EQ(says({}, "least and last", below), "");
  EXPECT_EQ(says({}, "least of one", below), "");
  EXPECT_EQ(says({n + 1 >= -1}, "constant", {{'i', i}, {'m', -1}, {'n', n}, {'x', 1}}), "");
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
  d.moments[0].second = y;
  EXPECT_FALSE(refused("square g", {{'m', n}}));
  EXPECT_TRUE(refused("square g", {{'m', n - 1}}));
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

}  // namespace
}  // namespace gradus
