#include "gradus/evidence/refute/refute.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "evidence/refute/refute_statements.hpp"
#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/statement/weight.hpp"

namespace gradus {
namespace {

bool is_true(const Comparison& c, const Valuation<Rational>& at) {
  return compare(evaluate(c.left, at), c.relation, evaluate(c.right, at));
}

/// In another way: every point of the grid, whether it refutes, and the simplest of those. Scalar
/// statements only.
std::optional<Point> by_brute_force(const Statement& s, long heaviest) {
  std::vector<Rational> values;
  for (long d = 1; d <= heaviest; ++d) {
    for (long p = -heaviest; p <= heaviest; ++p) {
      if (std::gcd(p, d) == 1 && weight(q(p, d)) <= Rational(heaviest)) values.push_back(q(p, d));
    }
  }
  std::optional<Point> best;
  Point here;
  Valuation<Rational> at;
  const auto choose = [&](const auto& self, std::size_t k) -> void {
    if (k == s.domain.variables.size()) {
      try {
        for (const Comparison& c : assumptions(s.domain)) {
          if (!is_true(c, at)) return;
        }
        if (!is_true(s.conclusion, at) && (!best || simpler(here, *best))) best = here;
      } catch (const std::domain_error&) {
      }
      return;
    }
    const Term symbol = s.domain.variables[k].symbol;
    for (const Rational& value : values) {
      if (symbol.sort() == Sort::natural && (!value.is_integer() || value.sign() < 0)) continue;
      here.scalars.emplace_back(symbol.name(), value);
      at.scalars[symbol.name()] = value;
      self(self, k + 1);
      here.scalars.pop_back();
    }
  };
  choose(choose, 0);
  return best;
}

void expect_simplest(const Statement& s, long heaviest) {
  const auto expected = by_brute_force(s, heaviest);
  const auto found = refute(s, Budget{});
  ASSERT_TRUE(expected);
  ASSERT_TRUE(found) << text(s.conclusion);
  EXPECT_EQ(text(found->point), text(*expected)) << text(s.conclusion);
  EXPECT_TRUE(found->exact);
  EXPECT_EQ(holds_at(s, found->point), false);
}

TEST(Refute, finds_the_simplest_point) {
  const Term z = Term::symbol("z"), n = Term::natural("n");
  expect_simplest(statement(over({real(x()), real(y())}), square(x()) <= x() * y()), 6);
  expect_simplest(
      statement(over({real(x()), real(y())}), square(x() + y()) == square(x()) + square(y())), 6);
  expect_simplest(
      statement(over({positive(x()), real(y())}), x() + Term(1) / x() > Term(2) + square(y())), 6);
  expect_simplest(statement(over({real(x())}), square(x()) >= x()), 12);
  expect_simplest(statement(over({in(x(), q(1, 3), q(5, 7))}), x() <= Term(q(2, 3))), 45);
  expect_simplest(statement(over({real(x()), real(y()), real(z)}, {x() < y(), y() < z}),
                            x() * z <= square(y())),
                  5);
  expect_simplest(
      statement(over({natural_from(n, 1), half_open(x(), 0, 1)}), pow(x(), n) <= Term(q(1, 4))),
      12);
  expect_simplest(statement(over({positive(x()), positive(y())}), x() / y() + y() / x() > Term(2)),
                  6);
}

TEST(Refute, loss_that_rises_within_the_step_bound) {
  const Term w = Term::symbol("w"), eps = Term::symbol("eps");
  const auto loss = [](Term v) { return pow(v, Term(4)) + square(v) / Term(2) - v; };
  const Term slope = Term(4) * pow(w, Term(3)) + w - Term(1);
  const Term curvature = Term(12) * square(w) + Term(1);
  const Statement s =
      statement(over({real(w), positive(eps)}, {slope != Term(0), eps * curvature <= Term(2)}),
                loss(w - eps * slope) <= loss(w));
  expect_simplest(s, 6);
  EXPECT_EQ(witness(s), "w = 0, eps = 1: 1/2 0");
}

TEST(Refute, peak_after_the_first_step) {
  const Term n = Term::natural("n");
  const Term r = Term(q(9, 10));
  const auto h = [&](Term k) { return k * pow(r, k - Term(1)); };
  EXPECT_EQ(witness(statement(over({natural_from(n, 1)}), h(n + Term(1)) <= h(n))), "n = 1: 9/5 1");
}

TEST(Refute, equations_are_solved) {
  const Term z = Term::symbol("z");
  const Domain d = over({real(x()), real(y()), real(z)},
                        {x() == Term(7) * y() + Term(3), Term(2) * z + x() == Term(q(1, 3)) * y()});
  const auto found = refute(statement(d, x() + z <= Term(12)), Budget{});
  ASSERT_TRUE(found);
  EXPECT_EQ(holds_at(statement(d, x() + z <= Term(12)), found->point), false);
  EXPECT_EQ(witness(statement(d, x() - Term(7) * y() == Term(3))), "none");
  // The bounds of what is solved for count.
  EXPECT_EQ(witness(statement(over({in(x(), 0, 1), real(y())}, {x() == y()}), y() < Term(1))),
            "x = 1, y = 1: 1 1");
  EXPECT_EQ(witness(statement(over({in_open(x(), 0, 1), real(y())}, {x() == y()}), y() < Term(1))),
            "none");
}

TEST(Refute, irrational_values_by_enclosure) {
  const auto found = refute(statement(over({real(x())}), exp(x()) <= Term(1) + x()), Budget{});
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->exact);
  EXPECT_EQ(text(found->point), "x = 1");
  EXPECT_EQ(found->left.substr(0, 18), "[2.718281828459045");
  EXPECT_FALSE(
      refute(statement(over({real(x())}), exp(x()) >= Term(1) + x()), Budget{5'000, 20'000}));
  EXPECT_EQ(
      witness(statement(over({real(x())}, {sqrt(x()) > Term(1)}), x() >= Term(3))).substr(0, 5),
      "x = 2");
}

TEST(Refute, undefined_values_are_no_witness) {
  EXPECT_EQ(witness(statement(over({real(x())}), x() / x() == Term(1))), "none");
  EXPECT_EQ(witness(statement(over({real(x())}), exp(log(x())) > Term(0))), "none");
  const auto found = refute(statement(over({real(x())}), log(x()) > Term(-1)), Budget{});
  ASSERT_TRUE(found);
  EXPECT_EQ(text(found->point), "x = 1/3");
}

TEST(Refute, falls_back_on_random_search_and_shrinks) {
  // Only within 1/100 of 12345/100; there the fraction of least denominator is 2469/20.
  const Statement s =
      statement(over({real(x())}), square(x() - Term(q(12345, 100))) >= Term(q(1, 10000)));
  const auto found = refute(s, Budget{});
  ASSERT_TRUE(found);
  EXPECT_EQ(holds_at(s, found->point), false);
  EXPECT_LE(coordinates(found->point)[0].denominator(), Rational(20));
}

TEST(Refute, pinned_values_do_not_stop_the_search) {
  const Term beta = Term::symbol("beta");
  EXPECT_EQ(witness(statement(over({in(beta, q(999, 1000), q(999, 1000)), real(x())}),
                              x() * beta <= x())),
            "beta = 999/1000, x = -1: -999/1000 -1");
}

TEST(Refute, stays_within_its_budget_on_hostile_statements) {
  const Term n = Term::natural("n");
  const Sequence a("a");
  const Term k = Term::natural("k");
  Budget small;
  small.cases = 20'000;
  EXPECT_FALSE(refute(
      statement(over({natural_from(n, 40)}), pow(Term(2), pow(Term(2), n)) > Term(0)), small));
  EXPECT_FALSE(refute(statement(over({natural_from(n, 1)}),
                                sum(i(), Term(0), pow(Term(10), n + Term(9)), i()) >= Term(0)),
                      small));
  EXPECT_FALSE(refute(statement(over({real(x())}), sum(i(), Term(0), x(), i()) >= Term(0)), small));
  Domain self = over({natural_from(n, 0)});
  self.recursions = {{"a", k, Term(0), a(k + Term(1))}};
  EXPECT_FALSE(refute(statement(self, a(n) > Term(0)).domain.variables.empty()
                          ? Statement{}
                          : statement(self, a(n + Term(1)) >= Term(0)),
                      small));
  Term deep = x();
  for (int j = 0; j < 30'000; ++j) deep = deep + Term(1);
  EXPECT_FALSE(refute(statement(over({real(x())}), deep > x()), small));
  Domain squares = over({natural_from(n, 0), real(x())});
  squares.recursions = {{"a", k, x(), square(a(k)) + Term(1)}};
  EXPECT_FALSE(refute(statement(squares, a(n + Term(1)) >= Term(1)), small));
  squares.recursions = {{"a", k, Term(2), a(k) * a(k)}};
  EXPECT_FALSE(refute(statement(squares, a(Term(60)) >= Term(1)), small));
}

TEST(Refute, is_deterministic) {
  const Statement s =
      statement(over({real(x()), real(y())}),
                square(x()) + square(y()) + Term(q(1, 50)) >= Term(2) * x() * y() + Term(q(1, 49)));
  const auto first = refute(s, Budget{}), second = refute(s, Budget{});
  ASSERT_TRUE(first && second);
  EXPECT_EQ(text(first->point), text(second->point));
  const Statement far =
      statement(over({real(x())}), square(x() - Term(q(12345, 100))) >= Term(q(1, 10000)));
  EXPECT_EQ(witness(far), witness(far));
}

RC_GTEST_PROP(Refute, sums_of_squares_are_not_refuted, ()) {
  const auto c = *rc::gen::container<std::vector<int>>(6, rc::gen::inRange(-4, 5));
  const Term form = square(Term(c[0]) * x() + Term(c[1]) * y() + Term(c[2])) +
                    square(Term(c[3]) * x() * y() + Term(c[4]) * x() + Term(c[5]));
  Budget small;
  small.cases = 3'000;
  RC_ASSERT(!refute(statement(over({real(x()), real(y())}), form >= Term(0)), small));
}

RC_GTEST_PROP(Refute, witnesses_of_random_quadratics_are_simplest, ()) {
  const auto c = *rc::gen::container<std::vector<int>>(6, rc::gen::inRange(-3, 4));
  const Term form = Term(c[0]) * square(x()) + Term(c[1]) * x() * y() + Term(c[2]) * square(y()) +
                    Term(c[3]) * x() + Term(c[4]) * y() + Term(c[5]);
  const Statement s = statement(over({real(x()), positive(y())}), form > Term(0));
  const auto expected = by_brute_force(s, 5);
  if (!expected) return;
  const auto found = refute(s, Budget{});
  RC_ASSERT(found.has_value());
  RC_ASSERT(text(found->point) == text(*expected));
}

}  // namespace
}  // namespace gradus
