#include "gradus/algebra/vector.hpp"

#include <gtest/gtest.h>

#include "algebra/term_gen.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

const AbstractVector u = AbstractVector::named("u");
const AbstractVector v = AbstractVector::named("v");
const SymmetricOperator A("A");
const SymmetricOperator B("B");

TEST(VectorTest, AStepOfGradientDescentIsReadable) {
  const AbstractVector w = AbstractVector::named("w");
  const AbstractVector g = AbstractVector::named("g");
  const Term eps = Term::symbol("eps");
  const SymmetricOperator H("H");
  EXPECT_EQ(text((w - eps * g).squared_norm()), "eps^2*<g, g> - 2*eps*<g, w> + <w, w>");
  EXPECT_EQ(text(g.dot(H * g)), "<g, H g>");
  EXPECT_EQ(text((H * g).squared_norm()), "<g, H H g>");
  EXPECT_EQ(text((-g).dot(H * (2 * g))), "-2*<g, H g>");
}

TEST(VectorTest, ASymmetricOperatorMovesToTheOtherSide) {
  EXPECT_TRUE(same((A * u).dot(v), u.dot(A * v)));
  EXPECT_TRUE(same((A * (B * u)).dot(v), u.dot(B * (A * v))));
  EXPECT_TRUE(same((A * u).dot(B * v), u.dot(A * (B * v))));
  EXPECT_FALSE(same(u.dot(A * (B * v)), u.dot(B * (A * v))));
}

TEST(VectorTest, ZeroPartsVanish) {
  EXPECT_TRUE((u - u).parts().empty());
  EXPECT_TRUE(same((u - u).dot(v), 0));
  EXPECT_TRUE(same(AbstractVector().squared_norm(), 0));
  EXPECT_EQ((u + v - u).parts().size(), 1U);
}

TEST(VectorTest, NothingThatMayBeUndefinedVanishes) {
  const AbstractVector a = (1 / x()) * u;
  EXPECT_EQ((a - a).parts().size(), 1U);
  EXPECT_EQ((0 * a).parts().size(), 1U);
  EXPECT_EQ(conditions((0 * a).dot(v)).size(), 1U);
}

/// A vector in both shapes: abstract, and a column of numbers.
struct Both {
  AbstractVector abstract;
  std::vector<Rational> numbers;
};

std::vector<Rational> image(const std::vector<std::vector<Rational>>& matrix,
                            const std::vector<Rational>& of) {
  std::vector<Rational> result;
  for (const auto& row : matrix) {
    Rational entry;
    for (std::size_t k = 0; k < row.size(); ++k) entry += row[k] * of[k];
    result.push_back(entry);
  }
  return result;
}

Both random_vector(const Values& values, int depth) {
  const int kind = depth == 0 ? *rc::gen::inRange(0, 2) : *rc::gen::inRange(0, 7);
  if (kind == 0) return {u, values.u};
  if (kind == 1) return {v, values.v};
  const Both a = random_vector(values, depth - 1);
  if (kind == 2) return {A * a.abstract, image(values.a, a.numbers)};
  if (kind == 3) return {B * a.abstract, image(values.b, a.numbers)};
  Both result = a;
  if (kind == 4) {
    const bool symbolic = *rc::gen::arbitrary<bool>();
    const Rational c = symbolic ? values.x : *small_rational();
    result.abstract = (symbolic ? x() : Term(c)) * a.abstract;
    for (Rational& entry : result.numbers) entry *= c;
    return result;
  }
  const Both b = random_vector(values, depth - 1);
  result.abstract = kind == 5 ? a.abstract + b.abstract : a.abstract - b.abstract;
  for (std::size_t k = 0; k < b.numbers.size(); ++k) {
    result.numbers[k] += kind == 5 ? b.numbers[k] : -b.numbers[k];
  }
  return result;
}

TEST(VectorTest, AbstractInnerProductsAreThoseOfNumbersInEveryDimension) {
  for_all(500, [] {
    const Values values = *any_values();
    const Both a = random_vector(values, 4);
    const Both b = random_vector(values, 4);
    Rational expected;
    for (std::size_t k = 0; k < a.numbers.size(); ++k) expected += a.numbers[k] * b.numbers[k];
    const auto at = valuation<Rational>(values);
    RC_ASSERT(evaluate(a.abstract.dot(b.abstract), at) == expected);
    RC_ASSERT(evaluate(b.abstract.dot(a.abstract), at) == expected);
  });
}

}  // namespace
}  // namespace gradus::test
