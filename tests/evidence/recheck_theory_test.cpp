// Each rule of the re-check refuses instances that do not follow.

#include "gradus/evidence/recheck_theory.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/print.hpp"

namespace gradus {
namespace {

using kernel::Theory;
using Line = Theory::Line;

const Term x = Term::symbol("x");
const Term y = Term::symbol("y");
const Term n = Term::natural("n");
const Term m = Term::natural("m");
const Term i = Term::natural("i");
const Term k = Term::natural("k");
const Sequence g("g");
const Term half = Rational(1, 2);

Domain about(const std::vector<Comparison>& hypotheses) {
  Domain d;
  d.hypotheses = hypotheses;
  return d;
}

/// What an instance of an axiom says where the hypotheses hold; nothing where it is refused.
std::string says(const std::vector<Comparison>& hypotheses, const std::string& name,
                 const std::map<char, Term>& of) {
  Theory theory(about(hypotheses), {});
  try {
    return text(theory.says(theory.axiom(name, of)));
  } catch (const std::exception&) {
    return "";
  }
}

bool refuses(const std::function<void(Theory&)>& step, const Domain& d = {}) {
  try {
    Theory theory(d, {});
    step(theory);
    return false;
  } catch (const std::exception&) {
    return true;
  }
}

TEST(RecheckTheory, logarithms_and_roots_need_their_domain) {
  EXPECT_EQ(says({x > 0}, "exp of a logarithm", {{'x', x}}), "exp(log(x)) == x");
  EXPECT_EQ(says({}, "exp of a logarithm", {{'x', x}}), "");
  EXPECT_EQ(says({x >= 0}, "exp of a logarithm", {{'x', x}}), "");
  EXPECT_EQ(says({y > 0}, "exp of a logarithm", {{'x', x}}), "");
  EXPECT_EQ(says({x != 0}, "exp of a logarithm", {{'x', x}}), "");
  EXPECT_EQ(says({x > 0, y > 0}, "log of a product", {{'x', x}, {'y', y}}),
            "log(x*y) == log(x) + log(y)");
  EXPECT_EQ(says({x > 0, y >= 0}, "log of a product", {{'x', x}, {'y', y}}), "");
  EXPECT_EQ(says({x * y > 0}, "log of a product", {{'x', x}, {'y', y}}), "");
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
  EXPECT_EQ(says({x >= 0}, "half a power", {{'x', x}, {'m', 1}}), "");
  EXPECT_NE(says({x > 0}, "half a power", {{'x', x}, {'m', 1}}), "");
  EXPECT_EQ(says({x > 0}, "half a power", {{'x', x}, {'m', half}}), "");
  EXPECT_EQ(says({}, "power of a product", {{'x', -1}, {'y', -1}, {'m', half}}), "");
  EXPECT_EQ(says({}, "power of a power", {{'x', -1}, {'m', 2}, {'n', half}}), "");
  EXPECT_EQ(says({}, "exp of a multiple", {{'x', x}, {'m', half}}), "");
  EXPECT_EQ(says({}, "power >= 0", {{'x', x}, {'y', 3}}), "");
  EXPECT_EQ(says({x >= 0}, "power > 0", {{'x', x}, {'y', 3}}), "");
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

TEST(RecheckTheory, naturals_are_symbols_of_that_kind) {
  EXPECT_EQ(says({}, "natural >= 0", {{'k', n}}), "n >= 0");
  EXPECT_EQ(says({}, "natural >= 0", {{'k', x}}), "");
  EXPECT_EQ(says({}, "natural >= 0", {{'k', n - 1}}), "");
}

TEST(RecheckTheory, sums_lose_a_member_within_their_limits_only) {
  const std::map<char, Term> of{{'i', i}, {'x', 1}, {'n', n}, {'f', g(i)}};
  EXPECT_EQ(says({Term(1) >= 0, n >= 1}, "last", of),
            "sum(i=1..n, g[i]) == sum(i=1..n-1, g[i]) + g[n]");
  EXPECT_EQ(says({Term(1) >= 0, n >= 0}, "last", of), "");
  EXPECT_EQ(says({Term(1) >= 0}, "last", of), "");
  EXPECT_EQ(says({x >= 0, half >= x}, "last", {{'i', i}, {'x', x}, {'n', half}, {'f', g(i)}}), "");
  EXPECT_EQ(says({n >= x}, "empty", {{'i', i}, {'x', x}, {'y', n}, {'f', g(i)}}), "");
  EXPECT_EQ(says({x >= n}, "empty", {{'i', i}, {'x', x}, {'y', n}, {'f', g(i)}}), "");
  EXPECT_EQ(says({m >= 0, n >= m}, "constant", {{'i', i}, {'m', m}, {'n', n}, {'x', 1}}), "");
  EXPECT_NE(says({m >= 0, n + 1 >= m}, "constant", {{'i', i}, {'m', m}, {'n', n}, {'x', 1}}), "");
  EXPECT_EQ(says({n >= 0, n >= 1}, "least and last", {{'i', i}, {'x', 1}, {'n', n}, {'f', g(i)}}),
            "");
}

TEST(RecheckTheory, no_index_is_captured) {
  const std::map<char, Term> limits{{'i', i}, {'x', 0}, {'y', n}};
  const auto with = [&](std::map<char, Term> more) {
    more.insert(limits.begin(), limits.end());
    return more;
  };
  EXPECT_NE(says({}, "factor of a sum", with({{'w', x}, {'f', g(i)}})), "");
  EXPECT_EQ(says({}, "factor of a sum", with({{'w', i}, {'f', g(i)}})), "");
  EXPECT_EQ(says({}, "factor of a sum", with({{'w', sum(k, 0, i, k)}, {'f', g(i)}})), "");
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
  EXPECT_EQ(says({k >= 1}, "last", {{'i', i}, {'x', 1}, {'n', k}, {'f', sum(k, 0, 2, i * k)}}), "");
  // A law whose moment has the name of an index of its own.
  Domain d;
  d.moments = {{"g", Term::natural("?m"), {}, false}};
  EXPECT_TRUE(refuses([](Theory&) {}, d));
}

TEST(RecheckTheory, an_index_in_its_own_limits_is_another_thing) {
  // Where i >= i + 1 is said of the index, everything would follow.
  const Term t = sum(i, i + 1, 10, i);
  EXPECT_TRUE(refuses([&](Theory& theory) {
    theory.within(t, [&](Theory& inner) { return inner.operands(t.operand(3), {}); });
  }));
}

TEST(RecheckTheory, means_keep_what_is_random_inside) {
  EXPECT_NE(says({}, "factor of a mean", {{'z', x}, {'y', g(1)}}), "");
  EXPECT_EQ(says({}, "factor of a mean", {{'z', g(0)}, {'y', g(1)}}), "");
  EXPECT_EQ(says({}, "mean of no chance", {{'z', g(0)}}), "");
  EXPECT_EQ(says({}, "mean of sums", {{'i', i}, {'u', 0}, {'z', g(0)}, {'f', g(i)}}), "");
  EXPECT_EQ(says({}, "mean of a product", {{'x', g(0)}, {'y', g(1)}}), "");
}

TEST(RecheckTheory, moments_of_pairs_need_other_members_and_no_correlation) {
  const Term first = Term::natural("?m"), second = Term::natural("?n");
  Domain d;
  d.moments = {{"g", x, {}, true}};
  const auto refused = [&](const std::string& name, const Substitution& of) {
    return refuses([&](Theory& t) { t.instance(name, of); }, d);
  };
  d.hypotheses = {n >= m};
  EXPECT_TRUE(refused("pair g", {{first, m}, {second, n}}));
  EXPECT_TRUE(refused("pair g", {{first, n}, {second, n}}));
  d.hypotheses = {n >= m + 1, n >= 0};
  EXPECT_FALSE(refused("pair g", {{first, m}, {second, n}}));
  EXPECT_FALSE(refused("mean g", {{first, n}}));
  EXPECT_TRUE(refused("pair g", {{first, n}, {second, m}}));
  EXPECT_TRUE(refused("pair g", {{first, m}, {second, n}, {x, y}}));
  EXPECT_TRUE(refused("pair g", {{first, m}, {second, n}, {Term::element("g", first), 0}}));
  EXPECT_TRUE(refused("square g", {{first, n}}));
  EXPECT_TRUE(refused("mean g", {{first, half}}));
  EXPECT_TRUE(refused("mean g", {{first, n}, {x, 0}}));
  EXPECT_TRUE(refused("mean h", {{first, n}}));
  d.moments[0].uncorrelated = false;
  EXPECT_TRUE(refused("pair g", {{first, m}, {second, n}}));
}

TEST(RecheckTheory, premises_and_recursions_hold_in_their_range) {
  Domain d;
  d.premises = {{"p", "a theorem", "", g(k) >= x, k, 1}};
  d.recursions = {{"w", k, 0, Term::element("w", k) + x, 1}};
  const auto refused = [&](const std::string& name, const Substitution& of) {
    return refuses([&](Theory& t) { t.instance(name, of); }, d);
  };
  for (const std::string name : {"premise 0", "next w"}) {
    d.hypotheses = {n >= 1};
    EXPECT_FALSE(refused(name, {{k, n}}));
    EXPECT_FALSE(refused(name, {{k, 1}}));
    EXPECT_TRUE(refused(name, {{k, 0}}));
    EXPECT_TRUE(refused(name, {{k, n - 1}}));
    EXPECT_TRUE(refused(name, {{k, n + half}}));
    EXPECT_TRUE(refused(name, {{k, n}, {x, 0}}));
    EXPECT_TRUE(refused(name, {{k, n}, {g(k), x}}));
    EXPECT_TRUE(refused(name, {}));
    d.hypotheses = {n >= 0};
    EXPECT_TRUE(refused(name, {{k, n}}));
  }
  d.premises[0].holds = sum(i, 0, 2, (i - k) * g(i)) >= 1;
  EXPECT_TRUE(refused("premise 0", {{k, i + 1}}));       // captured
  d.recursions[0].next = Term::element("w", k + 1) + 1;  // leads back to itself
  EXPECT_TRUE(refuses([](Theory&) {}, d));
  d.recursions = {{"v", k, 0, Term::element("w", k + 1), 0},
                  {"w", k, 0, Term::element("v", k + 1), 0}};
  EXPECT_TRUE(refuses([](Theory&) {}, d));
  d.recursions[0].next = Term::element("w", k);
  EXPECT_FALSE(refuses([](Theory&) {}, d));
}

TEST(RecheckTheory, operands_are_replaced_by_equal_ones) {
  const auto refused = [](const std::vector<Comparison>& known, Term t,
                          const std::vector<Term>& others) {
    return refuses([&](Theory& theory) { theory.operands(t, others); }, about(known));
  };
  EXPECT_FALSE(refused({x == y}, exp(x), {y}));
  EXPECT_FALSE(refused({}, exp(x + x), {2 * x}));
  EXPECT_TRUE(refused({}, exp(x), {y}));
  EXPECT_TRUE(refused({x >= y}, exp(x), {y}));
  EXPECT_TRUE(refused({x != y}, exp(x), {y}));
  EXPECT_TRUE(refused({x == y}, exp(y), {x}));  // gaps have a direction
  EXPECT_TRUE(refused({}, x / x, {x, x, x}));
  EXPECT_TRUE(refused({}, x / x, {Term(1)}));
  // i = 0 is said of an unknown, not of an index.
  EXPECT_TRUE(refused({i == 0}, sum(i, 0, n, g(i)), {i, 0, n, g(0)}));
  EXPECT_TRUE(refused({i == 0}, sum(i, 0, n, i), {i, 0, n, Term(0)}));
  EXPECT_TRUE(refused({}, sum(k, 0, n, g(k)), {i, 0, n, g(k)}));
}

TEST(RecheckTheory, what_holds_inside_a_sum_does_not_leave_it) {
  const Term t = sum(i, 1, n, 1 / i);
  Theory theory(about({}), {});
  const std::size_t before = theory.size();
  theory.within(t, [&](Theory& inner) {
    EXPECT_EQ(inner.size(), before + 2);
    inner.combine(i > 0, {{1, {before}}, {1}});
    EXPECT_TRUE(inner.knows(i != 0));
    inner.axiom("integers above", {{'x', i}, {'m', 1}, {'n', -1}});
    return inner.operands(1 / i, {1, i});
  });
  EXPECT_FALSE(theory.knows(i != 0));
  EXPECT_THROW(theory.combine(i > 0, {{1, {before}}, {1}}), std::exception);
  EXPECT_FALSE(theory.defined(1 / i));
  // A line about something else, and an index that is an unknown.
  EXPECT_THROW(theory.within(t,
                             [&](Theory& inner) {
                               return inner.operands(1 / n, {1, n});
                             }),
               std::runtime_error);
  EXPECT_THROW(theory.within(t, [&](Theory&) { return Line(0); }), std::runtime_error);
  Theory taken(about({i >= 5}), {});
  EXPECT_THROW(taken.within(t,
                            [&](Theory& inner) {
                              return inner.operands(1 / i, {1, i});
                            }),
               std::runtime_error);
  // Nor where a sum with the same index is inside.
  const Term both = sum(i, 1, n, t);
  EXPECT_THROW(theory.within(both,
                             [&](Theory& inner) {
                               return inner.within(t, [&](Theory& deep) {
                                 return deep.operands(1 / i, {1, i});
                               });
                             }),
               std::runtime_error);
}

TEST(RecheckTheory, combinations_have_the_signs_they_need) {
  // 0: x >= 0, 1: y > 0, 2: x = y, 3: x != 0
  const auto refused = [](const Comparison& c, const std::vector<Theory::Product>& products) {
    return refuses([&](Theory& theory) { theory.combine(c, products); },
                   about({x >= 0, y > 0, x == y, x != 0}));
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
  Theory theory(about({x > y, x == 1}), {});
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

TEST(RecheckTheory, formulas_are_defined_where_every_condition_is_a_line) {
  Theory theory(about({y > 0, x >= 0}), {});
  EXPECT_FALSE(theory.defined(1 / x));
  EXPECT_FALSE(theory.defined(log(x)));
  EXPECT_FALSE(theory.defined(sum(i, 0, n, i)));
  EXPECT_FALSE(theory.defined(pow(x, n - 1)));
  EXPECT_FALSE(theory.defined(pow(x, half)));
  EXPECT_FALSE(theory.defined(pow(x, -1)));
  EXPECT_FALSE(theory.defined(exp(1 / x)));
  EXPECT_TRUE(theory.defined(sqrt(x) + log(y) + pow(x, 2) + pow(y, half) + pow(Term(2), n - 1)));
  EXPECT_TRUE(theory.defined(1 / y));
  EXPECT_FALSE(theory.shows(1 / y > 0));
  // What stands in an assumption is defined; what stands in a sum of it need not be.
  Theory other(about({1 / x > sum(i, 1, n, 1 / y)}), {});
  EXPECT_TRUE(other.knows(x != 0));
  EXPECT_FALSE(other.knows(y != 0));
}

}  // namespace
}  // namespace gradus
