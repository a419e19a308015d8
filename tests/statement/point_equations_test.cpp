#include "gradus/statement/point_equations.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/inner_product.hpp"
#include "gradus/algebra/print.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), n = Term::natural("n"), k = Term::natural("k");
const Sequence g("g"), w("w");
const Word u{{}, "u"}, v{{}, "v"}, Hv{{"H"}, "v"}, HHv{{"H", "H"}, "v"};

std::vector<std::string> texts(const std::vector<Comparison>& all) {
  std::vector<std::string> result;
  for (const Comparison& c : all) result.push_back(text(c));
  return result;
}

/// x, n, members of g and w, <u, H v>.
Statement mixed() {
  Statement s{"", {}, x + n + g(0) <= w(1) + Term::inner(u, Hv)};
  s.domain.variables = {real(x), natural_from(n, 0)};
  s.domain.recursions = {{"w", k, 0, w(k) + 1, 0}};
  return s;
}

Point point() {
  Point p;
  p.scalars = {{"x", Rational(1, 2)}, {"n", 3}};
  p.sequences = {{"g", {7, 8}}};
  p.vectors = {{"u", {1, 2}}, {"v", {3, 4}}};
  p.operators = {{"H", {{0, 1}, {1, 5}}}};
  return p;
}

TEST(PointEquations, GiveEachUnknownItsNumber) {
  // H v = (4, 23), <u, H v> = 50
  const std::string product = text(Term::inner(u, Hv)) + " == 50";
  EXPECT_EQ(texts(equations(mixed(), point())),
            (std::vector<std::string>{"x == 1/2", "n == 3", "g[0] == 7", "g[1] == 8", product}));
}

TEST(PointEquations, AreThoseOfTheLaterOperatorFirst) {
  const NamedVectors<Rational> vectors{{"u", {1, 0}}, {"v", {0, 1}}};
  const NamedMatrices<Rational> operators{{"A", {{1, 2}, {2, 0}}}, {"B", {{0, 1}, {1, 3}}}};
  EXPECT_EQ(vector_of<Rational>({{"A", "B"}, "v"}, vectors, operators),
            (std::vector<Rational>{7, 2}));
  EXPECT_EQ(inner_product<Rational>({{"A"}, "u"}, {{"B"}, "v"}, vectors, operators), 7);
  EXPECT_THROW(vector_of<Rational>({{"C"}, "v"}, vectors, operators), std::domain_error);
  EXPECT_THROW(vector_of<Rational>({{}, "w"}, vectors, operators), std::domain_error);
  EXPECT_THROW(dot<Rational>({1, 2}, {1}), std::invalid_argument);
}

TEST(PointEquations, NeedValuesOfTheRightKind) {
  const auto refused = [](const Point& p) { EXPECT_THROW(equations(mixed(), p), std::exception); };
  for (const Rational& q : {Rational(-1), Rational(1, 3), Rational(-1, 2)}) {
    Point p = point();
    p.scalars[1].second = q;
    refused(p);
  }
  for (const auto& wrong : std::vector<std::vector<std::vector<Rational>>>{
           {{0, 1}, {2, 5}}, {{0, 1}}, {{0, 1, 5}, {1, 5, 5}}, {{0}, {1}}, {}, {{1}}}) {
    Point p = point();
    p.operators[0].second = wrong;
    refused(p);
  }
  Point p = point();
  p.scalars.pop_back();
  refused(p);
  p = point();
  p.vectors[0].second = {1};
  refused(p);
  p.vectors.clear();
  refused(p);
  p = point();
  p.operators.clear();
  refused(p);
}

TEST(PointEquations, LetNoNameMeanTwoThings) {
  const Point::Distribution law{"g", {1}, {1}};
  Point p = point();
  p.sequences.push_back({"g", {1}});
  EXPECT_THROW(equations(mixed(), p), std::domain_error);
  p = point();
  p.distributions = {law};
  EXPECT_THROW(equations(mixed(), p), std::domain_error);
  p.sequences.clear();
  EXPECT_NO_THROW(equations(mixed(), p));
  p.distributions.push_back(law);
  EXPECT_THROW(equations(mixed(), p), std::domain_error);
  p.distributions = {{"w", {1}, {1}}};
  EXPECT_THROW(equations(mixed(), p), std::domain_error);
  p.distributions.clear();
  p.sequences = {{"w", {0, 1}}};
  EXPECT_THROW(equations(mixed(), p), std::domain_error);
  // The first of two numbers counts, for hypotheses and conclusion alike.
  p = point();
  p.scalars.push_back({"x", 9});
  EXPECT_EQ(text(equations(mixed(), p)[0]), "x == 1/2");
}

TEST(PointEquations, TellUnknownsFromIndices) {
  Statement s = mixed();
  Point p = point();
  p.scalars.emplace_back("k", 5);
  s.domain.variables.push_back(natural_from(k, 0));
  EXPECT_THROW(equations(s, p), std::domain_error);  // the index of w
  s.domain.recursions.clear();
  EXPECT_NO_THROW(equations(s, p));
  s.domain.premises = {{"p", "a theorem", "", g(k) >= 0, k, 0}};
  EXPECT_THROW(equations(s, p), std::domain_error);
}

TEST(PointEquations, KnowTheInnerProductsOfEveryFormula) {
  Statement s{"", {}, Term::inner(u, u) >= 0};
  s.domain.hypotheses = {Term::inner(u, v) >= 0};
  s.domain.premises = {{"p", "a theorem", "", Term::inner(v, v) >= 0}};
  s.domain.recursions = {{"w", k, Term::inner(u, Hv), w(k) + Term::inner(u, HHv), 0}};
  EXPECT_EQ(inner_products(s).size(), 5U);
}

TEST(PointEquations, SymmetricMatricesAreSquare) {
  using Rows = std::vector<std::vector<Rational>>;
  EXPECT_TRUE(is_symmetric(Rows{}));
  EXPECT_TRUE(is_symmetric(Rows{{1, 2, 3}, {2, 4, 5}, {3, 5, 6}}));
  EXPECT_FALSE(is_symmetric(Rows{{1, 2, 3}, {2, 4, 5}, {3, 6, 6}}));
  EXPECT_FALSE(is_symmetric(Rows{{1, 2}}));
  EXPECT_FALSE(is_symmetric(Rows{{1}, {2}}));
  EXPECT_FALSE(is_symmetric(Rows{{1, 2}, {2}}));
}

}  // namespace
}  // namespace gradus
