#include "gradus/evidence/certify/box_touching.hpp"

#include <gtest/gtest.h>

#include "gradus/evidence/certify/certify.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), w = Term::symbol("w"),
           s = Term::symbol("s");

Statement claim(std::vector<Variable> variables, Comparison conclusion) {
  Statement result{"test", {}, std::move(conclusion)};
  result.domain.variables = std::move(variables);
  return result;
}

std::vector<std::string> touching(const Statement& statement) {
  const auto found = certify(statement, Budget{});
  if (!found) return {"nothing"};
  if (const auto* open = std::get_if<Open>(&*found)) return {open->why};
  if (std::holds_alternative<Witness>(*found)) return {"witness"};
  return std::get<Paving>(*found).touching;
}

using Words = std::vector<std::string>;

TEST(BoxTouching, TaylorRemaindersThatVanishAtAnEnd) {
  const std::vector<Variable> range{in(x, 0, 2)};
  EXPECT_EQ(touching(claim(range, x - sin(x) <= pow(x, 3) / 6)),
            Words{"vanishes at x = 0: derivative of order 5 there"});
}

TEST(BoxTouching, TheDescentLemmaOfLogCoshUpToBothEdges) {
  const Term descent =
      log(cosh(w)) - s * (1 - s / 2) * square(tanh(w)) - log(cosh(w - s * tanh(w)));
  const Words words = touching(claim({in(w, 0, 5), in(s, 0, 1)}, descent >= 0));
  EXPECT_EQ(words, (Words{"vanishes at s = 0: derivative of order 2 there",
                          "vanishes at w = 0: derivative of order 4 there",
                          "vanishes at w = 0, s = 0: derivative of order 6 there"}));
  EXPECT_EQ(touching(claim({in(w, 0, 5), in(s, 0, 1)}, descent >= pow(s * w, 2) / 1000)),
            Words{"witness"});
}

TEST(BoxTouching, AMinimumInsideNeedsTheHessian) {
  const Words words =
      touching(claim({in(x, -2, 3), in(y, -1, 2)},
                     exp(x - 1) - x + cosh(2 * y - 1) + (x - 1) * (y - Rational(1, 2)) / 2 >= 1));
  EXPECT_EQ(words, Words{"vanishes with its gradient at x = 1, y = 1/2: Hessian around it"});
}

TEST(BoxTouching, ACornerThroughItsFaces) {
  const Words words =
      touching(claim({in(x, 0, 2), in(y, 0, 2)},
                     exp(x + y) + sin(x) * sin(y) >= 1 + x + y + x * y / 2 + (x * x + y * y) / 4));
  ASSERT_FALSE(words.empty());
  EXPECT_NE(words.front().find("at "), std::string::npos) << words.front();
}

TEST(BoxTouching, FalseNeighboursAreRefuted) {
  EXPECT_EQ(touching(claim({in(x, 0, 2)}, x - sin(x) <= pow(x, 3) / 7)), Words{"witness"});
  EXPECT_EQ(touching(claim({in(x, -1, 1)}, exp(x) - 1 - x >= square(x) / 2)), Words{"witness"});
  EXPECT_EQ(touching(claim({in(x, 0, 1)}, log(1 + x) <= x - square(x) / 3)), Words{"witness"});
}

TEST(BoxTouching, NewNamesAreNotThoseOfVariables) {
  // False in a tiny disc around x = 1/e; true on x = r^2, r the root of x.
  const Term tiny = pow(Term(10), Term(-60));
  for (const char* name : {"root_x", "root_y"}) {
    const Term r = Term::symbol(name);
    const Term disc = square(x - exp(Term(-1))) + square(r - sin(Term(1)) / 2) - tiny;
    const auto found =
        certify(claim({in(x, 0, 1), in(r, 0, 1)}, square(sqrt(x) - r) * disc >= 0), Budget{});
    EXPECT_FALSE(found && std::holds_alternative<Paving>(*found)) << name;
  }
  std::set<std::string> taken{"x", "x_"};
  EXPECT_EQ(new_symbol("x", taken).name(), "x__");
  EXPECT_EQ(new_symbol("x", taken).name(), "x___");
}

TEST(BoxTouching, ADerivativeThatIsDefinedFurtherThanItsFunctionProvesNothing) {
  // log x is not defined for x < 0, its derivative is.
  const auto found = certify(claim({in(x, -2, 0)}, x * log(1 + x) >= 0), Budget{});
  EXPECT_FALSE(found && std::holds_alternative<Paving>(*found));
}

TEST(BoxTouching, CasesDoNotHideWhereWhatIsComparedHasNoValue) {
  const Term u = Term::symbol("u"), v = Term::symbol("v");
  const auto certified = [&](Comparison c, Rational low) {
    Statement claimed{"cases", {}, std::move(c)};
    claimed.domain.variables = {in(u, low, 1), in(v, 0, 2)};
    Budget budget;
    budget.boxes = 20'000;
    const auto found = certify(claimed, budget);
    return found && std::holds_alternative<Paving>(*found);
  };
  EXPECT_FALSE(certified(max(v, log(u)) >= 0, -1));
  EXPECT_FALSE(certified(max(v, log(u)) >= 0, 0));
  EXPECT_FALSE(certified(max(v, sqrt(u)) >= 0, -1));
  EXPECT_FALSE(certified(min(u, u / u) >= 0, 0));
  EXPECT_FALSE(certified(abs(log(u)) >= 0, 0));
  EXPECT_TRUE(certified(max(v, log(u)) >= 0, Rational(1, 2)));
  EXPECT_TRUE(certified(max(v, sqrt(u)) >= 0, 0));
}

}  // namespace
}  // namespace gradus
