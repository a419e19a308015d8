#include <gtest/gtest.h>

#include "evidence/refute/refute_statements.hpp"
#include "gradus/evidence/refute/refute.hpp"

namespace gradus {
namespace {

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

}  // namespace
}  // namespace gradus
