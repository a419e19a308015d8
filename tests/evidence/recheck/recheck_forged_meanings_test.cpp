// Certificates forged by hand that would need a formula to have a value where it has none, a name
// to mean two things, or a number to be another one.

#include <gtest/gtest.h>

#include "evidence/recheck/theory_steps.hpp"
#include "gradus/evidence/recheck/recheck.hpp"

namespace gradus {
namespace {

/// Whether the steps leave t without a value, at a point where w has this rule.
bool stays_undefined(Term t, const Recursion& rule, const Steps& steps) {
  Domain d;
  d.hypotheses = {n == 3};
  d.recursions = {rule};
  Theory theory(d, {}, Theory::Laws{});
  try {
    steps(theory);
  } catch (const std::exception&) {
    // Whatever was noted before counts.
  }
  theory.define(t);
  return !theory.defined(t);
}

const Recursion harmless{"w", k, 0, w(k) + 1, 0};
const Recursion divides{"w", k, 1, 1 / (k - 1), 0};  // w(2) has no value

bool accepted(const Statement& s, const Point& p) {
  Witness witness;
  witness.point = p;
  witness.exact = false;
  return recheck(s, witness).empty();
}

TEST(ForgedMeaning, a_sum_has_a_value_where_all_of_its_members_have_one) {
  const auto to = [](Term last, Term body) { return sum(i, 0, last, body); };
  const auto all = [](Theory& t, Term whole) { defined(t, whole); };
  // The last member, one in between, and the first.
  for (const int pole : {3, 1, 0}) {
    const Term body = 1 / (i - pole);
    EXPECT_TRUE(stays_undefined(to(3, body), harmless, [&](Theory& t) { all(t, to(3, body)); }));
  }
  // Limits that are no integers, and a limit that is known by an equation alone.
  EXPECT_TRUE(stays_undefined(to(half * 5, i), harmless, [&](Theory& t) { all(t, to(2, i)); }));
  EXPECT_TRUE(stays_undefined(to(half * 5, 1 / (i - 1)), harmless, [&](Theory& t) {
    for (const Term& last : {-half, half, half * 3, half * 5}) {
      t.define(last);
      defined(t, 1 / (value(t.expand(last)).value() - Term(1)));
      t.define(to(value(t.expand(last)).value(), 1 / (i - 1)));
    }
  }));
  EXPECT_TRUE(stays_undefined(sum(i, half, 2, i), harmless, [&](Theory& t) { all(t, to(2, i)); }));
  EXPECT_TRUE(stays_undefined(to(n, i), harmless, [&](Theory& t) { all(t, to(3, i)); }));
  // A least value of nothing, and one whose only member has no value.
  EXPECT_TRUE(stays_undefined(least(i, 3, 2, i), harmless, [&](Theory& t) { all(t, i); }));
  EXPECT_TRUE(stays_undefined(least(i, 2, 2, log(-i)), harmless,
                              [&](Theory& t) { all(t, least(i, 2, 2, log(-i))); }));
}

TEST(ForgedMeaning, a_member_has_a_value_at_a_point_after_those_before_it) {
  Domain rule;
  rule.recursions = {divides};
  EXPECT_TRUE(stays_undefined(w(4), divides, [&](Theory& t) { defined(t, w(4), rule); }));
  // What the rule needs, but not the member before.
  EXPECT_TRUE(stays_undefined(w(4), divides, [](Theory& t) { defined(t, 1 / (3 - Term(1))); }));
  // An index that an equation tells.
  EXPECT_TRUE(stays_undefined(w(n), harmless, [](Theory& t) { t.define(n); }));
  EXPECT_TRUE(stays_undefined(w(half), harmless, [](Theory& t) { t.define(w(0)); }));
  // Every member at once.
  const Term all = sum(i, 0, 5, w(i));
  EXPECT_TRUE(stays_undefined(all, divides, [&](Theory& t) {
    t.within(all, [](Theory& inner) {
      defined(inner, w(i));
      return inner.replace(w(i), {});
    });
  }));
  // The value of a member whose rule has none.
  EXPECT_TRUE(refused(
      rule, w(2) == 1 / Term(0),
      [](Theory& t) {
        t.axiom("next w", {{'m', 1}, {'n', 2}});
      },
      Theory::Laws{}));
}

TEST(ForgedMeaning, exponents_do_not_come_round_again) {
  const long turn = 1L << 32U;
  EXPECT_TRUE(refused({}, pow(x, turn + 1) == x, [](Theory&) {}));
  EXPECT_TRUE(refused({}, pow(x, turn) == 1, [](Theory&) {}));
  EXPECT_TRUE(refused({}, pow(x, 10'000) * pow(x, 10'000) == 1, [](Theory&) {}));
  EXPECT_TRUE(refused({}, pow(pow(x, 5'000), 5'000) == x, [](Theory&) {}));
  Rational large = 1;
  for (int j = 0; j < 64; ++j) large *= 2;
  EXPECT_TRUE(refused({}, pow(x, large + 1) == x, [](Theory&) {}));
}

TEST(ForgedMeaning, only_functions_of_numbers_are_enclosed) {
  const Domain d = where({x >= -2, x <= 1, y >= 2, y <= 3, g(0) >= 0, g(0) <= 1});
  const auto enclosed = [&](const Comparison& wrong, Term t,
                            const std::vector<std::pair<Rational, Rational>>& ends) {
    return !refused(d, wrong, [&](Theory& theory) { theory.enclose(t, ends); });
  };
  EXPECT_TRUE(enclosed(abs(x) <= 2, abs(x), {{-2, 1}}));
  EXPECT_FALSE(enclosed(abs(x) <= 1, abs(x), {{-2, 1}}));
  EXPECT_FALSE(enclosed(min(x, y) <= 1, min(x, y), {{-2, 1}, {2, 3}}));
  EXPECT_FALSE(enclosed(pow(x, y) >= -8, pow(x, y), {{-2, 1}, {2, 3}}));
  EXPECT_FALSE(enclosed(expect(g(0)) <= 1, expect(g(0)), {{0, 1}}));
  EXPECT_FALSE(enclosed(g(g(0)) <= 1, g(g(0)), {{0, 1}}));
  EXPECT_FALSE(enclosed(y / x >= -3, y / x, {{2, 3}, {-2, 1}}));
}

TEST(ForgedMeaning, an_order_keeps_its_direction) {
  const Domain d = where({x > 0, y != 0});
  EXPECT_TRUE(refused(d, x < 0, [](Theory& t) { t.combine(x < 0, {{-1, {0}}}); }));
  EXPECT_TRUE(refused(d, x < 0, [](Theory& t) { t.combine(x < 0, {{1, {0}}}); }));
  EXPECT_TRUE(refused(d, x <= 0, [](Theory& t) { t.combine(0 >= x, {{1, {0}}}); }));
  EXPECT_TRUE(refused(d, y > 0, [](Theory& t) { t.combine(y > 0, {{1, {1}}}); }));
  EXPECT_TRUE(refused(d, x > 1, [](Theory& t) { t.combine(x > 1, {{1, {0}}, {-1}}); }));
}

TEST(ForgedMeaning, an_induction_goes_from_every_natural_to_the_next) {
  // n (n - 1) (n - 2) = 0 holds for 0, 1 and 2.
  Statement s{"", {}, n * (n - 1) * (n - 2) == 0};
  s.domain.variables = {natural_from(n, 0)};
  InductionProof p;
  p.variable = n;
  p.shifted = m;
  p.multiplier = 1;
  EXPECT_NE(recheck(s, Induction{p}), "");
  // What a premise or a rule says of m is said of one number.
  for (const auto& known : {Comparison{m == 0}, Comparison{n == 0}}) {
    Statement forged = s;
    forged.domain.premises = {{"p", "a theorem", "", known}};
    EXPECT_NE(recheck(forged, Induction{p}), "");
  }
  Statement ruled = s;
  ruled.domain.recursions = {{"w", k, m, w(k), 0}};
  EXPECT_NE(recheck(ruled, Induction{p}), "");
  // An unknown m: n (n - m) (n - m - 1) is 0 for n = 0, m and m + 1.
  Statement other{"", {}, n * (n - m) * (n - m - 1) == 0};
  other.domain.variables = {natural_from(n, 0)};
  EXPECT_NE(recheck(other, Induction{p}), "");
  // An index with the name of the variable: the sum is 3, whatever n is.
  s.conclusion = sum(n, 0, 2, n) * n == n;
  EXPECT_NE(recheck(s, Induction{p}), "");
  p.base = 3;
  EXPECT_NE(recheck(s, Induction{p}), "");
}

TEST(ForgedMeaning, a_point_is_within_what_it_speaks_of) {
  Statement s{"", {}, n < 10};
  s.domain.variables = {natural_from(n, 0)};
  Point p;
  p.scalars = {{"n", Rational::parse("1" + std::string(30, '0'))}};
  EXPECT_FALSE(accepted(s, p));  // no index reaches so far
  p.scalars = {{"n", 10}};
  EXPECT_TRUE(accepted(s, p));
  // A matrix that nothing is applied to must be one all the same.
  p.operators = {{"H", {{1, 2}}}};
  EXPECT_FALSE(accepted(s, p));
  p.operators = {};
  // A random sequence that was chosen, without moments that would tell.
  s.conclusion = g(0) < 10;
  s.domain.moments = {{"g", {}, {}, false}};
  p.sequences = {{"g", {10}}};
  EXPECT_FALSE(accepted(s, p));
  // More chances than outcomes, which are 1 in sum.
  s.conclusion = expect(g(0)) > 1;
  p.sequences = {};
  p.distributions = {{"g", {1}, {half.value(), half.value()}}};
  EXPECT_FALSE(accepted(s, p));
  p.distributions = {{"g", {1}, {1}}};
  EXPECT_TRUE(accepted(s, p));
  // An exact value that is no number.
  Witness witness;
  witness.point = p;
  witness.left = "1/0";
  witness.right = "1";
  EXPECT_NE(recheck(s, witness), "");
}

TEST(ForgedMeaning, a_model_has_no_unknown_that_is_an_index) {
  // g(k) <= 50 for all k; the model's c is named like that index.
  Statement s{"", {}, g(0) <= 50};
  s.domain.premises = {{"p", "a theorem", "", g(k) <= Term::symbol("c"), k, 0}};
  Model model;
  model.name = "constant";
  model.variables = {natural_from(k, 0)};
  model.bindings = {{Term::symbol("c"), k + 60}};
  model.sequences = {{"g", i, Term(60)}};
  s.domain.models = {model};
  Witness witness;
  witness.model = model.name;
  witness.point.scalars = {{"k", 0}};
  witness.exact = false;
  EXPECT_NE(recheck(s, witness), "");
}

}  // namespace
}  // namespace gradus
