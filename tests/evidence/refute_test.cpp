#include "gradus/evidence/refute.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/statement/weight.hpp"

namespace gradus {
namespace {

Rational q(long p, long d = 1) { return Rational(Rational(p), Rational(d)); }
Term x() { return Term::symbol("x"); }
Term y() { return Term::symbol("y"); }
Term t() { return Term::natural("t"); }
Term i() { return Term::natural("i"); }

Statement statement(const Domain& d, const Comparison& c) { return {"test", d, c}; }

Domain over(std::vector<Variable> variables, std::vector<Comparison> hypotheses = {}) {
  Domain d;
  d.variables = std::move(variables);
  d.hypotheses = std::move(hypotheses);
  return d;
}

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

std::string witness(const Statement& s) {
  const auto w = refute(s, Budget{});
  if (!w) return "none";
  return text(w->point) + ": " + w->left + " " + w->right;
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

TEST(Refute, step_bound_of_the_model_in_any_dimension) {
  const AbstractVector g = AbstractVector::named("g");
  const SymmetricOperator h("H");
  const Term eps = Term::symbol("eps");
  const Term gg = g.squared_norm(), ghg = g.dot(h * g);
  const auto claim = [&](long factor) {
    Domain d = over({positive(eps)}, {ghg > Term(0), eps <= Term(factor) * gg / ghg});
    d.vectors = {"g"};
    d.operators = {"H"};
    return statement(d, -eps * gg + square(eps) / Term(2) * ghg <= Term(0));
  };
  EXPECT_EQ(witness(claim(2)), "none");
  EXPECT_EQ(witness(claim(4)), "eps = 2, g = (1), H = (2): 2 0");
  EXPECT_EQ(witness(claim(3)), "eps = 1, g = (1), H = (3): 1/2 0");
}

TEST(Refute, what_holds_on_a_line_may_fail_in_the_plane) {
  const AbstractVector u = AbstractVector::named("u"), v = AbstractVector::named("v");
  Domain d;
  d.vectors = {"u", "v"};
  const auto found =
      refute(statement(d, square(u.dot(v)) == u.squared_norm() * v.squared_norm()), Budget{});
  ASSERT_TRUE(found);
  EXPECT_EQ(text(found->point), "u = (0, 1), v = (1, 0)");
  EXPECT_EQ(witness(statement(d, square(u.dot(v)) <= u.squared_norm() * v.squared_norm())), "none");
}

TEST(Refute, operators_do_not_commute) {
  const AbstractVector u = AbstractVector::named("u"), v = AbstractVector::named("v");
  const SymmetricOperator a("A"), b("B");
  Domain d;
  d.vectors = {"u", "v"};
  d.operators = {"A", "B"};
  const auto found = refute(statement(d, u.dot(a * (b * v)) == u.dot(b * (a * v))), Budget{});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->point.vectors[0].second.size(), 2U);
  EXPECT_EQ(witness(statement(d, u.dot(a * (b * v)) == v.dot(b * (a * u)))), "none");
}

TEST(Refute, sums_with_wrong_limits) {
  const Sequence g("g");
  const Domain d = over({natural_from(t(), 0)});
  const auto total = [&](Term last) { return sum(i(), Term(1), last, i()); };
  EXPECT_EQ(witness(statement(d, total(t()) == t() * (t() + Term(1)) / Term(2))), "none");
  EXPECT_EQ(witness(statement(d, total(t()) == t() * (t() - Term(1)) / Term(2))), "t = 1: 1 0");
  const Domain from_one = over({natural_from(t(), 1)});
  EXPECT_EQ(witness(statement(from_one, sum(i(), Term(1), t(), g(i())) ==
                                            sum(i(), Term(1), t() - Term(1), g(i())))),
            "t = 1, g[0..1] = 0, 1: 1 0");
  EXPECT_EQ(witness(statement(from_one, least(i(), Term(1), t(), g(i())) >= g(t()))),
            "t = 2, g[0..2] = 0, 0, 1: 0 1");
}

Domain adam(bool stationary) {
  const Sequence v("v"), g("g");
  const Term k = Term::natural("k"), beta = Term::symbol("beta");
  Domain d = over({natural_from(t(), 1), half_open(beta, 0, 1)});
  d.recursions = {{"v", k, Term(0), beta * v(k) + (Term(1) - beta) * g(k + Term(1))}};
  if (stationary) {
    d.variables.push_back(real(Term::symbol("mu")));
    d.variables.push_back(real(Term::symbol("s")));
    d.moments = {{"g", Term::symbol("mu"), Term::symbol("s"), true}};
  }
  return d;
}

TEST(Refute, expectations_by_distributions) {
  const Sequence v("v"), g("g");
  const Term beta = Term::symbol("beta"), mu = Term::symbol("mu"), s = Term::symbol("s");
  EXPECT_EQ(witness(statement(adam(true), expect(v(t())) == (Term(1) - pow(beta, t())) * mu)),
            "none");
  EXPECT_EQ(
      witness(statement(adam(true), expect(v(t())) == (Term(1) - pow(beta, t() - Term(1))) * mu)),
      "t = 1, beta = 0, mu = 1, s = 1, g is always 1: 1 0");
  // Only a distribution that is no single value shows that the second moment is not the square of
  // the first.
  const auto found = refute(statement(adam(true), expect(square(g(t()))) == square(mu)), Budget{});
  ASSERT_TRUE(found);
  ASSERT_EQ(found->point.distributions.size(), 1U);
  const Point::Distribution& d = found->point.distributions[0];
  ASSERT_EQ(d.outcomes.size(), 2U);
  EXPECT_EQ(d.chances, (std::vector<Rational>{q(1, 2), q(1, 2)}));
  EXPECT_EQ(d.outcomes, (std::vector<Rational>{q(1), q(-1)}));
  // Correct variances are not refuted, wrong ones are.
  const Term variance =
      (s - square(mu)) * (Term(1) - beta) * (Term(1) - pow(beta, Term(2) * t())) / (Term(1) + beta);
  const Term actual = expect(square(v(t()))) - square(expect(v(t())));
  EXPECT_EQ(witness(statement(adam(true), actual == variance)), "none");
  EXPECT_NE(witness(statement(adam(true), actual == Term(2) * variance)), "none");
}

TEST(Refute, without_stationarity_the_corrected_mean_is_biased) {
  const Sequence v("v"), g("g");
  const Term beta = Term::symbol("beta");
  const auto found =
      refute(statement(adam(false), expect(v(t())) == (Term(1) - pow(beta, t())) * expect(g(t()))),
             Budget{});
  ASSERT_TRUE(found);
  EXPECT_EQ(text(found->point), "t = 2, beta = 1/2, g[0..2] = 0, 0, 1");
}

Statement descent(const Comparison& conclusion) {
  const AbstractVector g = AbstractVector::named("g");
  const Term eps = Term::symbol("eps"), lambda = Term::symbol("lambda"), h = Term::symbol("h");
  const Term before = Term::symbol("L0"), after = Term::symbol("L1"), w = Term::symbol("w");
  const Term gg = g.squared_norm();
  Domain d = over({positive(eps), positive(lambda), real(before), real(after)});
  d.vectors = {"g"};
  d.premises = {{"smooth", "definition", "",
                 after <= before - eps * gg + lambda / Term(2) * square(eps) * gg}};
  Model quadratic{"L(w) = h w^2/2", {real(h), real(w)}, {}, {}, {}, {}};
  quadratic.bindings = {{lambda, h},
                        {before, h * square(w) / Term(2)},
                        {after, h * square(w - eps * h * w) / Term(2)},
                        {gg, square(h * w)}};
  d.models = {quadratic};
  return statement(d, conclusion);
}

TEST(Refute, premises_through_their_models) {
  const Term eps = Term::symbol("eps"), lambda = Term::symbol("lambda");
  const Term before = Term::symbol("L0"), after = Term::symbol("L1");
  const Term gg = AbstractVector::named("g").squared_norm();
  const auto found = refute(descent(after <= before - eps * gg), Budget{});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->model, "L(w) = h w^2/2");
  EXPECT_EQ(text(found->point), "eps = 1, h = 1, w = 1");
  EXPECT_EQ(found->left + " " + found->right, "0 -1/2");
  // True for members of the class; the bound lambda > 0 of the symbol that the model replaces
  // counts.
  EXPECT_FALSE(
      refute(descent(after <= before - eps * (Term(1) - lambda * eps / Term(2)) * gg), Budget{}));
  EXPECT_FALSE(refute(descent(lambda > Term(0)), Budget{}));
  Statement none = descent(after <= before - eps * gg);
  none.domain.models.clear();
  EXPECT_FALSE(refute(none, Budget{}));
}

TEST(Refute, schema_premises_hold_at_every_member_of_a_model) {
  const Sequence a("a");
  const Term k = Term::natural("k"), r = Term::symbol("r"), j = Term::natural("j");
  Domain d = over({natural_from(t(), 0)});
  d.premises = {{"falls", "definition", "", a(k + Term(1)) <= a(k), k, 0}};
  Model geometric{"a_k = r^k", {real(r)}, {}, {}, {{"a", j, pow(r, j)}}, {}};
  d.models = {geometric};
  // r = 2 and r = -1 rise somewhere, so that they are no members.
  EXPECT_EQ(witness(statement(d, a(t() + Term(1)) < a(t()))), "t = 0, r = 1: 1 1");
  EXPECT_EQ(witness(statement(d, a(t()) <= a(Term(0)))), "none");
  EXPECT_EQ(witness(statement(d, a(t()) >= Term(q(1, 2)))), "t = 1, r = 0: 0 1/2");
}

TEST(Refute, premises_over_scalars_are_hypotheses) {
  Domain d = over({real(x()), real(y())});
  d.premises = {{"order", "assumed", "", x() <= y()}};
  EXPECT_EQ(witness(statement(d, x() < y())), "x = 0, y = 0: 0 0");
  EXPECT_EQ(witness(statement(d, x() - y() <= Term(0))), "none");
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

TEST(Satisfy, gives_the_simplest_model_of_the_hypotheses) {
  const Budget budget;
  const auto model = [&](const Statement& s) {
    const auto p = satisfy(s, budget);
    return p ? text(*p) : std::string("none");
  };
  EXPECT_EQ(model(statement(over({real(x())}, {x() > Term(1), square(x()) < Term(2)}),
                            x() == x() + Term(0))),
            "x = 4/3");
  EXPECT_EQ(model(statement(over({real(x())}, {x() > Term(1), x() < Term(1)}), x() >= Term(0))),
            "none");
  EXPECT_EQ(model(statement(over({real(x())}), Term(1) / x() >= Term(0))), "x = 1");
  EXPECT_EQ(model(descent(Term::symbol("L1") <= Term::symbol("L0"))), "eps = 1, h = 1, w = 0");
  EXPECT_EQ(model(statement(adam(true), expect(Sequence("v")(t())) >= Term(0))),
            "t = 1, beta = 0, mu = 0, s = 0, g is always 0");
}

TEST(HoldsAt, says_what_the_statement_does_at_one_point) {
  const Statement s = statement(over({real(x()), positive(y())}, {x() < y()}), square(x()) < y());
  const auto at = [&](const Rational& a, const Rational& b) {
    return holds_at(s, Point{{{"x", a}, {"y", b}}, {}, {}, {}, {}});
  };
  EXPECT_EQ(at(0, 1), true);
  EXPECT_EQ(at(-2, 1), false);
  EXPECT_FALSE(at(2, 1).has_value());
  EXPECT_FALSE(at(-1, 0).has_value());
  EXPECT_FALSE(holds_at(s, Point{{{"x", 0}}, {}, {}, {}, {}}).has_value());
}

TEST(HoldsAt, reads_vectors_sequences_and_distributions) {
  const Sequence v("v");
  const Term beta = Term::symbol("beta"), mu = Term::symbol("mu");
  const Statement mean = statement(adam(true), expect(v(t())) == (Term(1) - pow(beta, t())) * mu);
  Point p;
  p.scalars = {{"t", q(3)}, {"beta", q(1, 2)}, {"mu", q(1)}, {"s", q(3)}};
  p.distributions = {{"g", {q(3), q(0)}, {q(1, 3), q(2, 3)}}};
  EXPECT_EQ(holds_at(mean, p), true);
  p.scalars[3].second = q(2);  // not the second moment of this distribution
  EXPECT_FALSE(holds_at(mean, p).has_value());
  p.scalars[3].second = q(3);
  p.distributions[0].chances[1] = q(1, 3);  // chances that do not add up
  EXPECT_FALSE(holds_at(mean, p).has_value());

  const AbstractVector g = AbstractVector::named("g");
  const SymmetricOperator h("H");
  const Statement form = statement(Domain{}, g.dot(h * g) >= Term(0));
  Point plane;
  plane.vectors = {{"g", {q(1), q(-1)}}};
  plane.operators = {{"H", {{q(1), q(2)}, {q(2), q(1)}}}};
  EXPECT_EQ(holds_at(form, plane), false);
  plane.vectors[0].second[1] = q(1);
  EXPECT_EQ(holds_at(form, plane), true);

  const Sequence a("a");
  const Statement total =
      statement(over({natural_from(t(), 1)}), sum(i(), Term(1), t(), a(i())) == Term(5));
  Point series;
  series.scalars = {{"t", q(2)}};
  series.sequences = {{"a", {q(9), q(2), q(3)}}};
  EXPECT_EQ(holds_at(total, series), true);
  series.sequences[0].second.pop_back();
  EXPECT_FALSE(holds_at(total, series).has_value());
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
