#include "gradus/evidence/experiment/sweep.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/evidence/experiment/sweep_check.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), b = Term::symbol("b");
const Term t = Term::natural("t"), i = Term::natural("i"), k = Term::natural("k");

Claim claim(const Statement& s) {
  Claim c;
  c.id = "test/claim";
  c.expected = Grade::proved;
  c.parts = {s};
  return c;
}

SweptStatement swept(const Statement& s, SweepOptions options = {}) {
  if (options.cases == SweepOptions{}.cases) options.cases = 3'000;
  Sweep result = sweep(claim(s), options);
  EXPECT_EQ(result.statements.size(), 1U);
  return result.statements.at(0);
}

Statement weights() {
  Statement s;
  s.label = "weights";
  s.domain.variables = {half_open(b, 0, 1), natural_from(t, 1)};
  s.conclusion = (Term(1) - b) * sum(i, Term(1), t, pow(b, t - i)) == Term(1) - pow(b, t);
  return s;
}

TEST(Sweep, a_true_identity_holds_in_every_case_and_every_arithmetic) {
  for (const unsigned digits : {15U, 50U}) {
    SweepOptions options;
    options.digits = digits;
    const SweptStatement found = swept(weights(), options);
    EXPECT_EQ(found.not_swept, "");
    EXPECT_EQ(found.cases, 3'000U);
    EXPECT_EQ(found.violations + found.unresolved + found.undefined + found.outside, 0U);
    EXPECT_LE(found.greatest, 0);
    EXPECT_GT(found.least, digits == 50 ? -1e-45 : -1e-12);
    ASSERT_TRUE(found.tightest);
    EXPECT_EQ(found.tightest->slack, "0") << "exactly";
  }
}

TEST(Sweep, a_false_identity_is_violated_almost_everywhere) {
  Statement s = weights();
  s.conclusion.right = Term(1) - pow(b, t + Term(1));
  const SweptStatement found = swept(s);
  EXPECT_GT(found.violations, 2'000U);
  EXPECT_EQ(found.violations, found.checked) << "each is confirmed exactly";
  ASSERT_TRUE(found.violation);
  EXPECT_NE(found.violation->left, found.violation->right);
}

TEST(Sweep, points_stay_inside_the_bounds_and_reach_them) {
  Statement s;
  s.domain.variables = {in(x, Rational(-1, 3), Rational(5, 7)), in_open(y, 0, 1), positive(b),
                        natural_from(t, 2)};
  s.conclusion = x >= Term(Rational(-1, 3));
  EXPECT_EQ(swept(s).violations, 0U);
  EXPECT_EQ(swept(s).least, 0) << "the end is drawn";
  s.conclusion = x <= Term(Rational(5, 7));
  EXPECT_EQ(swept(s).violations, 0U);
  EXPECT_EQ(swept(s).least, 0);
  s.conclusion = x < Term(Rational(5, 7));
  EXPECT_GT(swept(s).violations, 0U);
  s.conclusion = y * (Term(1) - y) > Term(0);
  EXPECT_EQ(swept(s).violations, 0U);
  s.conclusion = b > Term(0);
  EXPECT_EQ(swept(s).violations, 0U);
  s.conclusion = t >= Term(2);
  EXPECT_EQ(swept(s).violations, 0U);
  EXPECT_EQ(swept(s).least, 0);
  EXPECT_EQ(swept(s).greatest, 58) << "naturals go to 60";
}

TEST(Sweep, hypotheses_are_kept_and_attained) {
  Statement s;
  s.domain.variables = {positive(x), nonnegative(y)};
  s.domain.hypotheses = {y <= Term(2) / x};
  s.conclusion = x * y <= Term(2);
  const SweptStatement found = swept(s);
  EXPECT_EQ(found.violations, 0U);
  EXPECT_EQ(found.least, 0) << "equality is among the cases";
  s.conclusion = x * y < Term(2);
  EXPECT_GT(swept(s).violations, 0U);
}

TEST(Sweep, an_equation_among_the_hypotheses_defines_a_variable) {
  Statement s;
  s.domain.variables = {real(x), real(y)};
  s.domain.hypotheses = {y == square(x) + Term(1)};
  s.conclusion = y >= Term(1);
  const SweptStatement found = swept(s);
  EXPECT_EQ(found.cases, 3'000U);
  EXPECT_EQ(found.violations, 0U);
  // Where the bound of the defined variable contradicts the equation there is no point.
  s.domain.variables = {real(x), in(y, -5, 0)};
  EXPECT_EQ(swept(s).cases, 0U);
  EXPECT_EQ(swept(s).outside, 3'000U);
}

TEST(Sweep, abstract_vectors_and_symmetric_operators) {
  Statement s;
  const AbstractVector u = AbstractVector::named("u"), v = AbstractVector::named("v");
  const SymmetricOperator h("H");
  s.domain.vectors = {"u", "v"};
  s.domain.operators = {"H"};
  s.conclusion = square(u.dot(v)) <= u.squared_norm() * v.squared_norm();
  const SweptStatement cauchy = swept(s);
  EXPECT_EQ(cauchy.violations, 0U);
  EXPECT_EQ(cauchy.least, 0) << "equality in dimension 1";
  s.conclusion = u.dot(h * v) == v.dot(h * u) + Term(0);
  EXPECT_EQ(swept(s).violations, 0U);
  s.conclusion = u.dot(h * u) >= Term(0);
  const SweptStatement indefinite = swept(s);
  EXPECT_GT(indefinite.violations, 500U);
  ASSERT_TRUE(indefinite.violation);
  const Point& p = indefinite.violation->point;
  ASSERT_EQ(p.operators.size(), 1U);
  // By hand: u'Hu is what is printed.
  const auto& vector = p.vectors.at(0).second;
  const auto& matrix = p.operators[0].second;
  Rational value = 0;
  for (std::size_t r = 0; r < vector.size(); ++r) {
    for (std::size_t c = 0; c < vector.size(); ++c) {
      EXPECT_EQ(matrix[r][c], matrix[c][r]);
      value += vector[r] * matrix[r][c] * vector[c];
    }
  }
  EXPECT_LT(value, Rational(0));
  EXPECT_EQ(value.to_string(), indefinite.violation->left);
}

TEST(Sweep, recursions_by_definition_and_sequences_at_random) {
  const Sequence v("v"), g("g");
  Statement s;
  s.domain.variables = {half_open(b, 0, 1), natural_from(t, 0)};
  s.domain.recursions = {{"v", k, Term(0), b * v(k) + (Term(1) - b) * g(k + Term(1))}};
  s.conclusion = v(t) == (Term(1) - b) * sum(i, Term(1), t, pow(b, t - i) * g(i));
  const SweptStatement found = swept(s);
  EXPECT_EQ(found.cases, 3'000U) << found.not_swept;
  EXPECT_EQ(found.violations, 0U);
  s.conclusion.right = s.conclusion.right + g(t);
  const SweptStatement wrong = swept(s);
  EXPECT_GT(wrong.violations, 1'000U);
  EXPECT_FALSE(wrong.violation->point.sequences.empty());
}

TEST(Sweep, expectations_by_all_outcomes) {
  const Sequence v("v"), g("g");
  const Term mu = Term::symbol("mu"), m2 = Term::symbol("m2");
  Statement s;
  s.domain.variables = {half_open(b, 0, 1), natural_from(t, 1), real(mu), nonnegative(m2)};
  s.domain.recursions = {{"v", k, Term(0), b * v(k) + (Term(1) - b) * g(k + Term(1))}};
  s.domain.moments = {{"g", mu, m2, true}};
  s.domain.hypotheses = {m2 >= square(mu)};
  s.conclusion = expect(v(t)) == (Term(1) - pow(b, t)) * mu;
  SweepOptions options;
  options.cases = 300;
  const SweptStatement mean = swept(s, options);
  EXPECT_EQ(mean.violations, 0U) << mean.not_swept;
  EXPECT_GT(mean.cases, 290U);
  s.conclusion =
      expect(square(v(t))) - square(expect(v(t))) ==
      (m2 - square(mu)) * (Term(1) - b) * (Term(1) - pow(b, Term(2) * t)) / (Term(1) + b);
  const SweptStatement variance = swept(s, options);
  EXPECT_EQ(variance.violations + variance.unresolved, 0U) << variance.not_swept;
  s.conclusion = expect(v(t)) == mu;
  EXPECT_GT(swept(s, options).violations + swept(s, options).unresolved, 50U);
}

TEST(Sweep, models_stand_for_premises) {
  const Term loss = Term::symbol("loss"), h = Term::symbol("h");
  Statement s;
  s.label = "below";
  s.domain.variables = {real(x)};
  s.domain.premises = {{"nonnegative", "by definition", "", loss >= Term(0)}};
  s.conclusion = loss >= Term(0);
  Model square_loss;
  square_loss.name = "L(w) = h w^2";
  square_loss.variables = {nonnegative(h)};
  square_loss.bindings = {{loss, h * square(x)}};
  Model constant = square_loss;
  constant.name = "L(w) = h";
  constant.bindings = {{loss, h}};
  s.domain.models = {square_loss, constant};
  const Sweep result = sweep(claim(s), {});
  ASSERT_EQ(result.statements.size(), 2U);
  EXPECT_EQ(result.statements[0].model, "L(w) = h w^2");
  EXPECT_EQ(result.statements[1].cases, 10'000U);
  EXPECT_FALSE(result.violated());
}

TEST(Sweep, irrational_values_are_decided_by_enclosures) {
  Statement s;
  s.domain.variables = {nonnegative(x)};
  s.conclusion = sqrt(square(x) + Term(1)) >= Term(1);
  EXPECT_EQ(swept(s).violations, 0U);
  s.conclusion = exp(x) <= Term(1) + x;
  const SweptStatement wrong = swept(s);
  EXPECT_GT(wrong.violations, 1'000U);
  // e^0 = 1: a tie that enclosures decide, since they are exact there or not at all.
  EXPECT_EQ(wrong.outside, 0U);
}

TEST(Sweep, undefined_points_are_counted_apart) {
  Statement s;
  s.domain.variables = {in(x, 0, 1)};
  s.conclusion = Term(1) / x >= Term(1);
  const SweptStatement found = swept(s);
  EXPECT_GT(found.undefined, 0U);
  EXPECT_EQ(found.cases + found.undefined, 3'000U);
  EXPECT_EQ(found.violations, 0U);
}

TEST(Sweep, the_same_for_one_seed_and_any_threads) {
  SweepOptions one, many;
  one.seed = many.seed = 9;
  many.threads = 5;
  const SweptStatement a = swept(weights(), one), c = swept(weights(), many);
  EXPECT_EQ(a.least, c.least);
  EXPECT_EQ(a.median, c.median);
  EXPECT_EQ(text(a.tightest->point), text(c.tightest->point));
  SweepOptions other = one;
  other.seed = 10;
  EXPECT_NE(text(swept(weights(), other).tightest->point), text(a.tightest->point));
}

TEST(Sweep, a_case_is_replayed_by_its_number) {
  Statement s;
  s.domain.variables = {real(x), real(y)};
  s.conclusion = square(x - y) + Term(1) >= Term(2) * x * y;
  const SweptStatement all = swept(s);
  ASSERT_TRUE(all.violation);
  SweepOptions options;
  options.only = all.violation->number;
  const SweptStatement one = swept(s, options);
  EXPECT_EQ(one.cases, 1U);
  ASSERT_TRUE(one.violation);
  EXPECT_EQ(text(one.violation->point), text(all.violation->point));
  EXPECT_EQ(one.violation->slack, all.violation->slack);
}

TEST(Sweep, values_agree_with_the_evaluator_of_the_algebra) {
  // Two independent evaluators at the same points, exactly.
  Statement s;
  s.domain.variables = {in(x, -2, 2), in(b, 0, 1), natural_from(t, 0)};
  const Term j = Term::natural("j");
  s.conclusion = sum(i, Term(0), t, pow(b, i) * sum(j, i, t, x - j)) ==
                 least(i, Term(0), t, pow(x, i + Term(1)) - max(b, x)) + abs(x) / (Term(1) + b);
  const SweepCode code = compile_for_sweep(s);
  const SweepDrawer drawer(code);
  SweepValues<Rational> values(code);
  Random random(3);
  SweepDraw draw;
  for (int n = 0; n < 200; ++n) {
    drawer.draw(random, draw);
    values.set(draw);
    Valuation<Rational> at;
    at.scalars["x"] = draw.scalars[0].exact();
    at.scalars["b"] = draw.scalars[1].exact();
    at.scalars["t"] = Rational(draw.naturals[0]);
    EXPECT_EQ(values.value(code.conclusion.left), evaluate(s.conclusion.left, at));
    EXPECT_EQ(values.value(code.conclusion.right), evaluate(s.conclusion.right, at));
  }
}

TEST(Sweep, what_is_no_statement_is_said_to_be_left_out) {
  Claim c;
  c.parts = {Trial{}};
  const Sweep result = sweep(c, {});
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_NE(result.statements[0].not_swept, "");
}

TEST(Sweep, bounds_that_cannot_be_drawn_from_are_said) {
  Statement s;
  s.domain.variables = {in(x, Rational::parse("1e30"), Rational::parse("1e31"))};
  s.conclusion = x > Term(0);
  EXPECT_NE(swept(s).not_swept, "");
}

}  // namespace
}  // namespace gradus
