#include <gtest/gtest.h>

#include "evidence/refute/refute_statements.hpp"
#include "gradus/evidence/refute/refute.hpp"

namespace gradus {
namespace {

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

}  // namespace
}  // namespace gradus
