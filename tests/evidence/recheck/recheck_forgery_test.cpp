// Certificates forged by hand: each line below would show something false if it were let through.

#include <gtest/gtest.h>

#include "evidence/recheck/theory_steps.hpp"
#include "gradus/evidence/recheck/recheck.hpp"

namespace gradus {
namespace {

TEST(Forgery, nothing_follows_from_a_division_by_zero) {
  EXPECT_TRUE(refused({}, Term(0) == 1, [](Theory& t) {
    const Line line = t.axiom("integers above", {{'x', 0}, {'m', 1}, {'n', -1}});
    t.combine(Term(0) == 1, {{-1, {line}}});
  }));
  EXPECT_TRUE(refused({}, x / x == 1, [](Theory& t) {
    const Line line = t.axiom("integers above", {{'x', x}, {'m', 1}, {'n', -1}});
    t.combine(x / x == 1, {{-1, {line}}});
  }));
  // 0 (1/x) = 0 is a line, but has no value at 0.
  EXPECT_TRUE(refused({}, 0 * (1 / x) == 0, [](Theory& t) { t.combine(0 * (1 / x) == 0, {}); }));
  EXPECT_TRUE(refused({}, pow(x, -1) == pow(x, -1) + 0,
                      [](Theory& t) { t.combine(pow(x, -1) == pow(x, -1) + 0, {}); }));
  EXPECT_TRUE(refused({}, pow(x, n - 1) * x == pow(x, n), [](Theory& t) {
    const Line line = t.axiom("naturals above", {{'x', x}, {'m', n - 1}, {'n', 1}});
    t.combine(pow(x, n - 1) * x == pow(x, n), {{-1, {line}}});
  }));
}

TEST(Forgery, roots_and_powers_have_one_value) {
  EXPECT_TRUE(refused({}, sqrt(x * x) == x, [](Theory& t) {
    t.axiom("root", {{'x', x * x}, {'y', x}});
  }));
  EXPECT_TRUE(refused({}, Term(-1) == 1, [](Theory& t) {  // ((-1)^2)^(1/2)
    t.axiom("power of a power", {{'x', -1}, {'m', 2}, {'n', half}});
    t.combine(Term(-1) == 1, {});
  }));
  EXPECT_TRUE(refused(where({y == half}), pow(Term(-1), y) >= 0, [](Theory& t) {
    t.axiom("power >= 0", {{'x', -1}, {'y', y}});
  }));
  EXPECT_TRUE(refused(where({n >= 0}), pow(Term(-2), n) <= 1, [](Theory& t) {
    t.axiom("power grows", {{'x', -2}, {'y', 1}, {'m', n}});
  }));
}

TEST(Forgery, what_is_not_zero_comes_from_what_is_not_zero) {
  EXPECT_TRUE(refused({}, x - x != 0, [](Theory& t) {
    t.axiom("part", {{'x', x - x}, {'w', pow(x, -1)}, {'a', 0}});
  }));
  EXPECT_TRUE(refused(where({x * y >= 0}), x != 0, [](Theory& t) {
    t.axiom("part", {{'x', x}, {'w', y}, {'a', x * y}});
  }));
  EXPECT_TRUE(refused(where({x >= 0}), x > 0, [](Theory& t) { t.axiom("not = 0", {{'x', x}}); }));
  EXPECT_TRUE(refused(where({x != 0}), x > 0, [](Theory& t) { t.combine(x > 0, {{1, {0}}}); }));
  EXPECT_TRUE(refused(where({x != 0}), x * x == 0, [](Theory& t) {
    t.combine(x * x == 0, {{x, {0}}});
  }));
}

TEST(Forgery, no_sign_is_made_up) {
  EXPECT_TRUE(refused({}, x >= 0, [](Theory& t) { t.combine(x >= 0, {{x}}); }));
  EXPECT_TRUE(refused({}, Term(0) > 0, [](Theory& t) { t.combine(Term(0) > 0, {{0}}); }));
  EXPECT_TRUE(refused({}, Term(0) > 0, [](Theory& t) {
    const Line square = t.axiom("square >= 0", {{'x', x}});
    t.combine(Term(0) > 0, {{1, {square}}, {-1, {square}}});
  }));
  EXPECT_TRUE(refused(where({x == y}), x > y, [](Theory& t) { t.combine(x > y, {{1, {0}}}); }));
  EXPECT_TRUE(refused({}, -square(x) >= 0, [](Theory& t) {
    t.square({{Word{{}, "v"}, x}, {Word{{}, "v"}, -x}});
    t.combine(-square(x) >= 0, {{1, {0}}});
  }));
  EXPECT_TRUE(refused(where({x >= 0, x <= 1}), x * x >= 1, [](Theory& t) {
    t.combine(x * x >= 1, {{1, {0, 1}}});
  }));
}

TEST(Forgery, indices_stay_inside_their_sums) {
  EXPECT_TRUE(refused({}, sum(i, 0, 2, i * g(i)) == i * sum(i, 0, 2, g(i)), [](Theory& t) {
    t.axiom("sum", {{'i', i}, {'x', 0}, {'y', 2}, {'w', i}, {'f', g(i)}});
  }));
  EXPECT_TRUE(refused({}, sum(i, 0, 2, k) == sum(k, 0, 2, k), [](Theory& t) {
    t.axiom("rename", {{'i', i}, {'k', k}, {'x', 0}, {'y', 2}, {'f', k}});
  }));
  EXPECT_TRUE(refused(where({i == 1}), sum(i, 0, 2, i) == sum(i, 0, 2, Term(1)), [](Theory& t) {
    t.within(sum(i, 0, 2, i), [](Theory&) { return Line(0); });
  }));
  EXPECT_TRUE(refused({}, i <= 2, [](Theory& t) {
    t.within(sum(i, 0, 2, i), [](Theory& inner) { return inner.replace(i, {}); });
    t.combine(i <= 2, {{1, {1}}});
  }));
  EXPECT_TRUE(refused({}, sum(i, 0, 0, 1 / i) == sum(i, 0, 0, 1 / i) + 0, [](Theory& t) {
    t.within(sum(i, 0, 0, 1 / i), [](Theory& inner) { return inner.replace(1 / i, {}); });
    t.combine(sum(i, 0, 0, 1 / i) == sum(i, 0, 0, 1 / i) + 0, {});
  }));
  EXPECT_TRUE(refused({}, least(i, 1, 0, i) == 0, [](Theory& t) {
    t.axiom("least of one", {{'i', i}, {'n', 0}, {'f', i}});
    t.replace(least(i, 0, 0, i), {{0, 1}});
  }));
}

TEST(Forgery, what_is_said_of_all_naturals_is_said_of_these) {
  Domain d;
  d.premises = {{"p", "a theorem", "", g(k) >= 1 / k, k, 1}};
  d.recursions = {{"w", k, 0, w(k) + 1, 0}};
  EXPECT_TRUE(refused(d, 1 / Term(0) == 1 / Term(0) + 0, [](Theory& t) {
    t.axiom("premise 0", {{'m', 0}});
    t.combine(1 / Term(0) == 1 / Term(0) + 0, {});
  }));
  EXPECT_TRUE(refused(d, g(half) >= 2, [](Theory& t) { t.axiom("premise 0", {{'m', half}}); }));
  EXPECT_TRUE(refused(d, w(0) == w(-1) + 1, [](Theory& t) {
    t.axiom("next w", {{'m', -1}, {'n', 0}});
  }));
  EXPECT_TRUE(refused(d, w(0) == 5, [](Theory& t) { t.axiom("first w", {{'x', 5}, {'m', 5}}); }));
  d.recursions[0].next = w(k) + n;
  EXPECT_TRUE(refused(d, w(1) == w(0) + 7, [](Theory& t) {
    t.axiom("next w", {{'m', 0}, {'n', 7}});
  }));
  EXPECT_TRUE(refused(d, w(7) == w(0) + n, [](Theory& t) {
    t.axiom("next w", {{'m', 0}, {'n', 7}});
  }));
}

TEST(Forgery, chance_does_not_leave_a_mean) {
  Domain d;
  d.moments = {{"g", Term(0), Term(1), true}};
  EXPECT_TRUE(refused(d, expect(g(0) * g(0)) == 0, [&](Theory& t) {
    t.axiom("mean", {{'z', g(0)}, {'x', g(0)}});
  }));
  EXPECT_TRUE(refused(d, expect(g(0) * g(0)) == 0, [&](Theory& t) {
    t.axiom("pair g", {{'m', 0}, {'n', 0}});
  }));
  EXPECT_TRUE(refused(d, g(0) == 0, [&](Theory& t) {
    const Line fixed = t.axiom("mean of no chance", {{'z', g(0)}});
    const Line mean = t.axiom("mean g", {{'m', 0}});
    t.combine(g(0) == 0, {{-1, {fixed}}, {1, {mean}}});
  }));
}

TEST(Forgery, an_induction_has_a_new_natural_and_no_other_hypothesis_of_it) {
  Statement s{"", {}, n * x >= n};
  s.domain.variables = {natural_from(n, 0), nonnegative(x)};
  InductionProof p;
  p.variable = n;
  p.multiplier = 1;
  p.shifted = n;
  EXPECT_NE(recheck(s, Induction{p}), "");
  p.shifted = x;
  EXPECT_NE(recheck(s, Induction{p}), "");
  p.shifted = k;
  s.domain.hypotheses = {k == 0};
  EXPECT_NE(recheck(s, Induction{p}), "");
  s.domain.hypotheses = {n == 0};
  EXPECT_NE(recheck(s, Induction{p}), "");
  s.domain.hypotheses = {};
  p.variable = x;
  EXPECT_NE(recheck(s, Induction{p}), "");
}

TEST(Forgery, outcomes_and_ends_are_those_that_are_known) {
  const Theory::Laws laws{{"g", {"g", {1, -1}, {half.value(), half.value()}}}};
  EXPECT_TRUE(refused(
      {}, expect(g(0) * g(0)) == 0,
      [](Theory& t) {
        t.outcomes(g(0) * g(Term(1) - 1), g(0));
        t.axiom("mean of no chance", {{'z', g(0)}});
      },
      laws));
  EXPECT_TRUE(refused(
      {}, g(0) == 0,
      [](Theory& t) {
        const Line line = t.outcomes(g(0), g(0));
        t.combine(g(0) == 0, {{1, {line}}});
      },
      laws));
  EXPECT_TRUE(refused(where({x >= 0}), exp(x) <= 3, [](Theory& t) {
    t.enclose(exp(x), {{0, 1}});
  }));
  EXPECT_TRUE(refused(where({x >= -1, x <= 1}), pow(x, -1) >= 1, [](Theory& t) {
    t.enclose(pow(x, -1), {{-1, 1}, {-1, -1}});
  }));
  EXPECT_TRUE(refused(where({x >= -1, x <= 1}), sqrt(x) * sqrt(x) == x, [](Theory& t) {
    t.enclose(sqrt(x), {{0, 1}});
  }));
  EXPECT_TRUE(refused(where({y == half}), pow(Term(-4), y) >= 0, [](Theory& t) {
    t.enclose(pow(Term(-4), y), {{-4, -4}, {half.value(), half.value()}});
  }));
  EXPECT_TRUE(
      refused({}, sum(i, 0, 3, 1 / (i - 2)) == sum(i, 0, 3, 1 / (i - 2)) + 0, [](Theory& t) {
        t.combine(sum(i, 0, 3, 1 / (i - 2)) == sum(i, 0, 3, 1 / (i - 2)) + 0, {});
      }));
}

}  // namespace
}  // namespace gradus
