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

/// What an instance of an axiom says, given all hypotheses in order; nothing where it is refused.
std::string says(const std::vector<Comparison>& hypotheses, const std::string& name,
                 const std::map<char, Term>& of) {
  Theory theory(about(hypotheses), {});
  Theory::Lines all;
  for (Line j = 0; j < hypotheses.size(); ++j) all.push_back(j);
  try {
    return text(theory.says(theory.axiom(name, of, all)));
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
  EXPECT_NE(says({Term(2) >= 0}, "root", {{'x', 4}, {'y', 2}}), "");
  EXPECT_EQ(says({Term(-2) >= 0}, "root", {{'x', 4}, {'y', -2}}), "sqrt(4) == -2");  // ex falso
  EXPECT_EQ(says({}, "root", {{'x', 4}, {'y', -2}}), "");
  EXPECT_EQ(says({Term(3) >= 0}, "root", {{'x', 4}, {'y', 3}}), "");
  EXPECT_EQ(says({}, "abs", {{'x', x}}), "abs(x) == sqrt(x*x)");
  EXPECT_EQ(says({x >= 0}, "root", {{'x', x * x}, {'y', -x}}), "");
}

TEST(RecheckTheory, powers_add_up_where_nothing_is_divided_by_zero) {
  const std::string natural = "sum of naturals above", integer = "sum of integers above";
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
  EXPECT_EQ(says({}, "power != 0", {{'x', x}, {'m', n}}), "");
  EXPECT_EQ(says({}, "power >= 0", {{'x', x}, {'y', 3}}), "");
  EXPECT_EQ(says({x >= 0}, "power > 0", {{'x', x}, {'y', 3}}), "");
}

TEST(RecheckTheory, powers_are_bounded_for_bases_and_exponents_in_range) {
  const std::map<char, Term> of{{'x', x}, {'m', n}};
  EXPECT_NE(says({x >= 0, x <= 1, n >= 0}, "power <= 1", of), "");
  EXPECT_EQ(says({x >= -1, x <= 1, n >= 0}, "power <= 1", of), "");
  EXPECT_EQ(says({x >= 0, x <= 2, n >= 0}, "power <= 1", of), "");
  EXPECT_EQ(says({x >= 0, x <= 1, n >= -1}, "power <= 1", of), "");
  EXPECT_NE(says({x >= 1, n >= 0}, "power >= 1", of), "");
  EXPECT_EQ(says({x >= 0, n >= 0}, "power >= 1", of), "");
}

TEST(RecheckTheory, divisors_and_roots_of_squares_are_not_zero) {
  EXPECT_EQ(says({}, "inverse", {{'x', x}}), "");
  EXPECT_EQ(says({x >= 0}, "inverse", {{'x', x}}), "");
  EXPECT_NE(says({x != 0}, "inverse", {{'x', x}}), "");
  EXPECT_EQ(says({}, "square > 0", {{'x', x}}), "");
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
  // Letters do not come in with formulas.
  EXPECT_EQ(says({}, "rename", with({{'f', g(i) * g(Term::natural("?k"))}})), "");
  EXPECT_EQ(says({}, "sum of sums", with({{'f', Term::element("?h", i)}, {'h', g(i)}})), "");
  EXPECT_TRUE(refuses([](Theory&) {},
                      [] {
                        Domain d;
                        d.hypotheses = {Term::symbol("?x") > 0};
                        return d;
                      }()));
}

TEST(RecheckTheory, an_index_in_its_own_limits_is_another_thing) {
  // Where i >= i + 1 is said of the index, everything would follow.
  const Term t = sum(i, i + 1, 10, i);
  EXPECT_TRUE(refuses([&](Theory& theory) {
    theory.within(t, [&](Theory& inner) { return inner.operands(t.operand(3), {}, {}); });
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
  Domain d;
  d.hypotheses = {n >= m, n >= m + 1};
  d.moments = {{"g", x, {}, true}};
  const auto pair = [&](Line line) {
    return [line](Theory& t) { t.axiom("pair g", {{'m', m}, {'n', n}}, {line}); };
  };
  EXPECT_FALSE(refuses(pair(1), d));
  EXPECT_TRUE(refuses(pair(0), d));
  EXPECT_TRUE(refuses([](Theory& t) { t.axiom("square g", {{'n', n}}); }, d));
  EXPECT_TRUE(refuses([](Theory& t) { t.axiom("mean g", {{'n', half}}); }, d));
  EXPECT_TRUE(refuses([](Theory& t) { t.axiom("mean h", {{'n', n}}); }, d));
  d.moments[0].uncorrelated = false;
  EXPECT_TRUE(refuses(pair(1), d));
}

TEST(RecheckTheory, premises_and_recursions_hold_in_their_range) {
  Domain d;
  d.hypotheses = {n >= 0, n >= 1};
  d.premises = {{"p", "a theorem", "", g(k) >= 1, k, 1}};
  d.recursions = {{"w", k, 0, Term::element("w", k) + 1, 1}};
  for (const std::string name : {"premise 0", "next w"}) {
    EXPECT_FALSE(refuses([&](Theory& t) { t.axiom(name, {{'n', n}}, {1}); }, d));
    EXPECT_TRUE(refuses([&](Theory& t) { t.axiom(name, {{'n', n}}, {0}); }, d));
    EXPECT_TRUE(refuses([&](Theory& t) { t.axiom(name, {{'n', n}}); }, d));
    EXPECT_TRUE(refuses([&](Theory& t) { t.axiom(name, {{'n', n + half}}, {1}); }, d));
  }
  d.recursions[0].next = Term::element("w", k + 1) + 1;  // leads back to itself
  EXPECT_TRUE(refuses([](Theory&) {}, d));
  d.recursions = {{"v", k, 0, Term::element("w", k + 1), 0},
                  {"w", k, 0, Term::element("v", k + 1), 0}};
  EXPECT_TRUE(refuses([](Theory&) {}, d));
  d.recursions[0].next = Term::element("w", k);
  EXPECT_FALSE(refuses([](Theory&) {}, d));
}

TEST(RecheckTheory, operands_are_replaced_by_equal_ones) {
  const auto step = [](Term t, const std::vector<Term>& others, const Theory::Lines& given) {
    return [=](Theory& theory) { theory.operands(t, others, given); };
  };
  Domain d;
  d.hypotheses = {x == y, x >= y, i == 0};
  EXPECT_FALSE(refuses(step(exp(x), {y}, {0}), d));
  EXPECT_FALSE(refuses(step(exp(x + x), {2 * x}, {}), d));
  EXPECT_TRUE(refuses(step(exp(x), {y}, {}), d));
  EXPECT_TRUE(refuses(step(exp(x), {y}, {1}), d));
  EXPECT_TRUE(refuses(step(exp(y), {x}, {0}), d));  // gaps have a direction
  EXPECT_TRUE(refuses(step(x / x, {x, x, x}, {}), d));
  EXPECT_TRUE(refuses(step(x / x, {Term(1)}, {}), d));
  // i = 0 is said of an unknown, not of an index.
  EXPECT_TRUE(refuses(step(sum(i, 0, n, g(i)), {i, 0, n, g(0)}, {2}), d));
  EXPECT_TRUE(refuses(step(sum(i, 0, n, i), {i, 0, n, Term(0)}, {2}), d));
  EXPECT_TRUE(refuses(step(sum(k, 0, n, g(k)), {i, 0, n, g(k)}, {}), d));
}

TEST(RecheckTheory, what_holds_inside_a_sum_does_not_leave_it) {
  const Term t = sum(i, 1, n, 1 / i);
  Theory theory(about({}), {});
  const std::size_t before = theory.size();
  theory.within(t, [&](Theory& inner) {
    EXPECT_EQ(inner.size(), before + 2);
    const Line apart = inner.combine(i != 0, {{1, {before}}, {1}});
    inner.axiom("inverse", {{'x', i}}, {apart});
    return inner.operands(1 / i, {1, i}, {});
  });
  EXPECT_FALSE(theory.knows(i != 0));
  EXPECT_THROW(theory.combine(i != 0, {{1, {before}}, {1}}), std::exception);
  EXPECT_FALSE(theory.defined(1 / i));
  // A line about something else, and an index that is an unknown.
  EXPECT_THROW(theory.within(t,
                             [&](Theory& inner) {
                               return inner.operands(1 / n, {1, n}, {});
                             }),
               std::runtime_error);
  EXPECT_THROW(theory.within(t, [&](Theory&) { return Line(0); }), std::runtime_error);
  Theory taken(about({i >= 5}), {});
  EXPECT_THROW(taken.within(t,
                            [&](Theory& inner) {
                              return inner.operands(1 / i, {1, i}, {});
                            }),
               std::runtime_error);
  // Nor where a sum with the same index is inside.
  const Term both = sum(i, 1, n, t);
  EXPECT_THROW(theory.within(both,
                             [&](Theory& inner) {
                               return inner.within(t, [&](Theory& deep) {
                                 return deep.operands(1 / i, {1, i}, {});
                               });
                             }),
               std::runtime_error);
}

TEST(RecheckTheory, combinations_have_the_signs_they_need) {
  // 0: x >= 0, 1: y > 0, 2: x = y, 3: x != 0
  const std::vector<Comparison> all{x >= 0, y > 0, x == y, x != 0};
  const auto step = [](const Comparison& c, const std::vector<Theory::Product>& products,
                       const Theory::Lines& positive = {}, Term factor = 1) {
    return [=](Theory& theory) { theory.combine(c, products, positive, factor); };
  };
  Domain d;
  d.hypotheses = all;
  EXPECT_FALSE(refuses(step(x + y > 0, {{1, {0}}, {1, {1}}}), d));
  EXPECT_TRUE(refuses(step(x + y > 1, {{1, {0}}, {1, {1}}}), d));
  EXPECT_TRUE(refuses(step(y - x > 0, {{1, {1}}, {-1, {0}}}), d));  // a negative coefficient
  EXPECT_TRUE(refuses(step(x * y > 0, {{1, {0, 1}}}), d));          // x may be 0
  EXPECT_TRUE(refuses(step(x * x >= 0, {{x, {0}}}), d));            // no sign of the factor
  EXPECT_TRUE(refuses(step(x >= 0, {{1, {3}}}), d));                // != has no sign
  EXPECT_TRUE(refuses(step(x == 0, {{1, {0}}}), d));
  EXPECT_TRUE(refuses(step(Term(1) == 0, {{1}}), d));
  EXPECT_FALSE(refuses(step(x * x == x * y, {{x, {2}}}), d));
  EXPECT_FALSE(refuses(step(y - x >= 0, {{-1, {2}}}), d));
  EXPECT_TRUE(refuses(step(y - x > 0, {{-1, {2}}}), d));
  EXPECT_TRUE(refuses(step(y - x > 0, {{-1, {2}}, {0}}), d));
  EXPECT_FALSE(refuses(step(half - half >= 0, {}), d));
  EXPECT_TRUE(refuses(step(half - half > 0, {}), d));
  // Divided by y > 0; by x >= 0 or a negative number not.
  EXPECT_FALSE(refuses(step(x >= 0, {{1, {0, 1}}}, {1}), d));
  EXPECT_TRUE(refuses(step(y > 0, {{1, {0, 1}}}, {0}), d));
  EXPECT_TRUE(refuses(step(x <= 0, {{1, {0}}}, {}, -1), d));
  EXPECT_TRUE(refuses(step(Term(-1) >= 0, {}, {}, 0), d));
  EXPECT_TRUE(refuses(step(y - 1 == 0, {}, {}, 0), d));
  EXPECT_TRUE(refuses(step(y - 1 == 0, {}, {2}), d));
  // What has a multiple > 0 is not 0.
  EXPECT_FALSE(refuses(step(-y != 0, {{1, {1}}}, {}, -1), d));
  EXPECT_TRUE(refuses(step(x - y != 0, {{1, {0}}}, {}, x), d));
  EXPECT_TRUE(refuses(step(x - x != 0, {{1}}, {}, x), d));
  EXPECT_TRUE(refuses(step(x >= 0, {{1, {1'000}}}), d));
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
  theory.combine(y != 0, {{1, {0}}});
  EXPECT_TRUE(theory.defined(1 / y));
  EXPECT_FALSE(theory.shows(1 / y > 0));
  // What stands in an assumption is defined; what stands in a sum of it need not be.
  Theory other(about({1 / x > sum(i, 1, n, 1 / y)}), {});
  EXPECT_TRUE(other.knows(x != 0));
  EXPECT_FALSE(other.knows(y != 0));
}

}  // namespace
}  // namespace gradus
