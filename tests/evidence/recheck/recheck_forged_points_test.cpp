// Witnesses forged by hand.

#include <gtest/gtest.h>

#include "evidence/recheck/theory_steps.hpp"
#include "gradus/evidence/recheck/recheck.hpp"

namespace gradus {
namespace {

TEST(Forgery, a_witness_has_one_meaning_and_a_value_everywhere) {
  const auto accepted = [](const Statement& s, const Point& p) {
    Witness witness;
    witness.point = p;
    witness.exact = false;
    return recheck(s, witness).empty();
  };
  const Term Huv = Term::inner({{"H"}, "u"}, {{}, "v"}), uHv = Term::inner({{}, "u"}, {{"H"}, "v"});
  Statement s{"", {}, Huv == uHv + 1};
  Point p;
  p.vectors = {{"u", {1, 0}}, {"v", {0, 1}}};
  p.operators = {{"H", {{0, 1}, {1, 0}}}};
  EXPECT_TRUE(accepted(s, p));
  for (const auto& wrong : std::vector<std::vector<std::vector<Rational>>>{
           {{0, 1}, {2, 0}}, {{0, 1}}, {{0, 1, 5}, {1, 0, 5}}, {{0}, {1}}}) {
    p.operators[0].second = wrong;
    EXPECT_FALSE(accepted(s, p));
  }
  // A mean over what is no distribution.
  s.conclusion = expect(g(0)) <= 1;
  s.domain.moments = {{"g", {}, {}, false}};
  Point chance;
  chance.distributions = {{"g", {4, 0}, {half.value(), half.value()}}};
  EXPECT_TRUE(accepted(s, chance));
  for (const auto& wrong : std::vector<std::vector<Rational>>{{2, -1}, {1, 1}, {1}, {}}) {
    chance.distributions[0].chances = wrong;
    EXPECT_FALSE(accepted(s, chance));
  }
  // g(0) itself is drawn, not chosen; nor is it both.
  s.conclusion = g(0) <= 1;
  chance.distributions[0].chances = {half.value(), half.value()};
  EXPECT_FALSE(accepted(s, chance));
  chance.sequences = {{"g", {4}}};
  EXPECT_FALSE(accepted(s, chance));
  // A recursion that divides by zero on the way, and one that leads back to itself.
  Statement r{"", {}, 0 * w(3) >= 1};
  r.domain.recursions = {{"w", k, 1, 1 / (k - 1), 0}};
  EXPECT_FALSE(accepted(r, {}));
  r.domain.recursions[0].next = log(k - 1);
  EXPECT_FALSE(accepted(r, {}));
  r.domain.recursions[0].next = 1 / (k + 1);
  EXPECT_TRUE(accepted(r, {}));
  r.domain.recursions[0].next = w(k + 1);
  EXPECT_FALSE(accepted(r, {}));
}

TEST(Forgery, a_recursion_that_leads_back_to_itself_shows_nothing) {
  Domain d = where({w(n + 1) >= 0, w(2) == 5, n >= 0});
  d.recursions = {{"w", k, 0, w(k + 1) + 1, 0}};
  EXPECT_TRUE(refused(d, x == x + 1, [](Theory& t) {
    const Line line = t.axiom("next w", {{'m', n}, {'n', n + 1}});
    t.combine(x == x + 1, {{1, {line}}});
  }));
  EXPECT_TRUE(refused(d, x == x + 1, [](Theory& t) {
    t.define(w(0));
    const Line line = t.axiom("next w", {{'m', 1}, {'n', 2}});
    t.combine(x == x + 1, {{1, {line}}});
  }));
  EXPECT_TRUE(refused(d, w(2) == 5, [](Theory&) {}));
  // What is assumed of a member at a point does not make the rule hold for it.
  d.hypotheses = {w(Term(1) + 1) == 5};
  EXPECT_TRUE(refused(d, x == x + 1, [&](Theory& t) {
    defined(t, w(Term(1) + 1) + 1, d);
    const Line line = t.axiom("next w", {{'m', 1}, {'n', 2}});
    t.combine(x == x + 1, {{1, {line}}});
  }));
  // Inside a sum the index is no certain number.
  EXPECT_TRUE(refused(d, x == x + 1, [](Theory& t) {
    t.within(sum(i, 0, 2, w(i)), [](Theory& inner) {
      inner.axiom("next w", {{'m', i}, {'n', i + 1}});
      return inner.replace(w(i), {});
    });
  }));
}

TEST(Forgery, a_point_gives_each_unknown_one_value_of_its_kind) {
  const auto accepted = [](const Statement& s, const Point& p) {
    Witness witness;
    witness.point = p;
    witness.exact = false;
    return recheck(s, witness).empty();
  };
  // True statements, each with a point that would refute it if names were taken twice.
  Statement s{"", {}, expect(w(1)) == 1};
  s.domain.recursions = {{"w", k, 1, w(k), 0}};
  Point p;
  p.distributions = {{"w", {7}, {1}}};
  EXPECT_FALSE(accepted(s, p));
  p.distributions = {};
  p.sequences = {{"w", {1, 7}}};
  EXPECT_FALSE(accepted(s, p));
  s = {"", {}, g(0) * g(0) == square(g(0))};
  p.sequences = {{"g", {1}}, {"g", {2}}};
  EXPECT_FALSE(accepted(s, p));
  s = {"", {}, x * x == square(x)};
  s.domain.variables = {real(x)};
  p = {};
  p.scalars = {{"x", 1}, {"x", 2}};
  EXPECT_FALSE(accepted(s, p));
  s = {"", {}, n * (n - 1) >= 0};
  s.domain.variables = {natural_from(n, 0)};
  for (const Rational& q : {half.value(), Rational(-1), Rational(1, 3)}) {
    p.scalars = {{"n", q}};
    EXPECT_FALSE(accepted(s, p));
  }
  // k would be an unknown and an index.
  s = {"", {}, w(3) + 0 * k == 3};
  s.domain.variables = {natural_from(k, 0)};
  s.domain.recursions = {{"w", k, 0, k + 1, 0}};
  p.scalars = {{"k", 5}};
  EXPECT_FALSE(accepted(s, p));
  s = {"", {}, g(0) + k < 100};
  s.domain.variables = {natural_from(k, 0)};
  s.domain.premises = {{"p", "a theorem", "", g(k) <= 50 - k, k, 0}};
  Model all;
  all.name = "constant";
  all.sequences = {{"g", i, Term(45)}};
  s.domain.models = {all};
  Witness witness;
  witness.point.scalars = {{"k", 5}};
  witness.model = all.name;
  witness.exact = false;
  s.conclusion = g(0) + k < 50;
  EXPECT_NE(recheck(s, witness), "");
}

TEST(Forgery, an_exact_witness_has_the_values_that_it_says) {
  Statement s{"", {}, x * x <= 1};
  s.domain.variables = {real(x)};
  Witness witness;
  witness.point.scalars = {{"x", 2}};
  for (const auto& [left, right] : std::vector<std::pair<std::string, std::string>>{
           {"", ""}, {"4", "2"}, {"5", "1"}, {"4", ""}}) {
    witness.left = left;
    witness.right = right;
    EXPECT_NE(recheck(s, witness), "") << left << ", " << right;
  }
  witness.left = "4";
  witness.right = "1";
  EXPECT_EQ(recheck(s, witness), "");
}

}  // namespace
}  // namespace gradus
