// Values at points, as lines.

#include "gradus/evidence/recheck/replay_values.hpp"

#include <gtest/gtest.h>

#include "evidence/recheck/theory_steps.hpp"

namespace gradus {
namespace {

/// Whether the theory of a domain that gives all unknowns by equations shows c.
bool shown(const Domain& d, const Comparison& c, const Theory::Laws& laws = {}) {
  Theory theory(d, {}, laws);
  try {
    ValueReplay(theory, d).show(c);
    return theory.shows(c);
  } catch (const std::exception&) {
    return false;
  }
}

TEST(ReplayValues, numbers_are_exact_as_far_as_they_are_rational) {
  const Domain d = where({x == half, n == 3, g(0) == 5, g(3) == Rational(2, 3)});
  const std::vector<std::pair<Term, Rational>> values{
      {(1 + x) / (2 - n), Rational(-3, 2)},
      {pow(x, -n) + pow(n, 2), 17},
      {abs(x - n) + min(x, n) - max(x, 2), 1},
      {pow(n + 1, x) + pow(x / 4, Rational(-2, 3)) + pow(Term(1), x), 7},
      {sqrt(x / 8) + exp(2 * x - 1) + log(n - 2) + cos(0 * n), Rational(9, 4)},
      {sum(i, 1, 3, i * x) + sum(i, 2, 1, 1 / (i - i)), 3},
      {least(i, 1, 3, square(i - 2) - x), Rational(-1, 2)},
      {g(n) * g(n - 3), Rational(10, 3)},
      {sum(i, 0, 1, sum(k, i, 3, k + i)), 15},
  };
  for (const auto& [t, q] : values) {
    EXPECT_TRUE(shown(d, t == q)) << text(t);
    EXPECT_TRUE(shown(d, t <= q) && shown(d, t >= q)) << text(t);
    EXPECT_TRUE(shown(d, t != q + Rational(1, 1000)) && shown(d, t < q + 1)) << text(t);
    EXPECT_FALSE(shown(d, t == q + 1) || shown(d, t != q) || shown(d, t > q)) << text(t);
  }
}

TEST(ReplayValues, other_numbers_are_enclosed) {
  const Domain d = where({x == half, y == -2});
  for (const Comparison& c : std::vector<Comparison>{
           exp(x) > Rational(1648, 1000), exp(x) < Rational(1649, 1000), exp(x) != sqrt(Term(3)),
           sqrt(-y) * sqrt(-y) <= 2 + Term(Rational(1, 1'000'000)),
           Term::pi() * y<-6, abs(log(x))> Rational(69, 100), max(exp(y), tanh(x)) < half,
           sin(x) / cos(x) > half, pow(Term(2), x) > Rational(141, 100),
           pow(exp(x), -3) < Rational(1, 4), sum(i, 1, 9, exp(y * i)) < Rational(1, 6),
           x * x / (1 + square(square(Term(1)) * log(x))) > Rational(1, 6),
           y / x / ((x + x) * (half * Rational(-1, 10)) + sin(x)) < -9, exp(x) - exp(x) * y > 4,
           least(i, 1, 9, sqrt(i + x)) > Rational(12, 10)}) {
    EXPECT_TRUE(shown(d, c)) << text(c);
    EXPECT_FALSE(shown(d, negation(c))) << text(c);
  }
}

TEST(ReplayValues, nothing_is_shown_where_there_is_no_value) {
  const Domain d = where({x == half, y == -2});
  for (const Term& t :
       {log(y), sqrt(y), 1 / (2 * x - 1), pow(y, x), pow(x - half, -1), sum(i, 0, 3, 1 / (i - 2)),
        least(i, 1, 0, i), sqrt(exp(x) - 2), 1 / (exp(x) - exp(x))}) {
    EXPECT_FALSE(shown(d, 0 * t == 0)) << text(t);
    EXPECT_FALSE(shown(d, t * t >= -1)) << text(t);
  }
}

TEST(ReplayValues, long_runs_are_followed_step_by_step) {
  Domain d = where({x == Rational(1, 3)});
  d.recursions = {{"w", k, x, w(k) - w(k) / (k + 2) + x, 0},
                  {"v", k, sqrt(Term(2)), Sequence("v")(k) * (1 - w(k) * 0) / 2 + 1, 0}};
  EXPECT_TRUE(shown(d, w(600) > 100));
  EXPECT_FALSE(shown(d, w(600) < 100));
  EXPECT_TRUE(shown(d, Sequence("v")(300) < 2 + Term(Rational(1, 1000))));
  EXPECT_TRUE(shown(d, sum(i, 0, 200, w(i)) > 1000));
}

TEST(ReplayValues, means_are_run_out) {
  const Sequence v("v");
  Domain d = where({x == half});
  d.recursions = {{"v", k, 0, x * v(k) + g(k), 0}};
  const Theory::Laws laws{{"g", {"g", {2, -1}, {Rational(1, 3), Rational(2, 3)}}}};
  EXPECT_TRUE(shown(d, expect(v(3)) == 0, laws));
  EXPECT_TRUE(shown(d, expect(square(v(2))) == Rational(5, 2), laws));
  EXPECT_TRUE(shown(d, expect(square(expect(g(0)) - g(1))) == 2, laws));
  EXPECT_TRUE(shown(d, expect(abs(g(0))) == Rational(4, 3), laws));
  EXPECT_TRUE(shown(d, expect(exp(g(0))) > Rational(27, 10), laws));
  EXPECT_FALSE(shown(d, expect(square(v(2))) == 2, laws));
  EXPECT_FALSE(shown(d, v(1) <= 2, laws));
}

}  // namespace
}  // namespace gradus
