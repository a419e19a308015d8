// Formulas that claim nothing, or only claim: they show nothing behind them.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool has(const std::string& text, const std::string& verdict) {
  return std::ranges::count(verdicts(text), verdict) > 0;
}

TEST(ClaimsNotes, WhereACountStartsIsNoCondition) {
  for (const char* count :
       {"from $k=0$ to $k$", "over $k = 0$ up to $k$", "for $k=0$ through $k$"}) {
    const std::string text = std::string("Let $a_{k+1} = a_k + 1$ for every $k$. Summing ") + count;
    EXPECT_FALSE(has(text + ", we get $$\\sum_{i=0}^k 2 \\le 2.$$", "proved")) << count;
    EXPECT_TRUE(has(text + ", we get $$\\sum_{i=0}^k 2 = 2 k + 2.$$", "proved")) << count;
    EXPECT_FALSE(has(text + ", we get $$\\sum_{i=0}^k 2 = 2 k + 2.$$", "refuted")) << count;
  }
  // A value is one.
  EXPECT_TRUE(has("For $k = 0$ we get $$\\sum_{i=0}^k 2 = 2.$$", "proved"));
  EXPECT_TRUE(has("Set $x = 1$ to see that $x^2 + x = 2 x$.", "proved"));
}

TEST(ClaimsNotes, WhatIsPutInForANameIsNoEquation) {
  for (const char* put : {"Set $y = \\theta x + (1 - \\theta) y$", "Let $x = y, y = x + t(y - x)$",
                          "Plugging in $x = y$ and $y = (x + y)/2$"}) {
    EXPECT_FALSE(has(std::string(put) + ". Then $x^2 + x y = 2 x^2$.", "proved")) << put;
    EXPECT_FALSE(has(std::string(put) + ". Then $x^2 + x y = 2 x^2$.", "refuted")) << put;
  }
  // The fixed point of a map satisfies an equation.
  EXPECT_TRUE(has("Suppose $x = a x + b$. Then $x - a x + c = b + c$.", "certified"));
  EXPECT_TRUE(has("Let $x$ satisfy $x = a x + b$. Then $x - a x + c = b + c$.", "certified"));
}

TEST(ClaimsNotes, WhatIsOnlyClaimedDoesNotShowItself) {
  const std::string claim = "$f(x_T) - f(y) \\le \\frac{L}{2T}\\|x_0 - y\\|^2$";
  const std::string start = "Gradient descent is $x_{t+1} = x_t - \\gamma g_t$.\n\n";
  EXPECT_FALSE(has(
      start + "With $\\gamma := 1/L$, we have " + claim + ". The values fall, thus " + claim + ".",
      "proved"));
  EXPECT_FALSE(
      has("Thus, the derivative of $E$ with respect to the weight $w$ is "
          "$\\frac{\\partial E}{\\partial w} = 2 \\delta o$. Therefore "
          "$\\frac{\\partial E}{\\partial w} = 2 \\delta o$.",
          "proved"));
  // What is assumed may be used.
  EXPECT_TRUE(has("Suppose that $a \\le 2 b$. Hence $a + 1 \\le 2 b + 1$.", "proved"));
  EXPECT_TRUE(has("With $c = 2 b$, we have $(c + 1)^2 = 4 b^2 + 4 b + 1$.", "proved"));
  EXPECT_TRUE(has("With $c = 2 b$, we have $(c + 1)^2 = 4 b^2 + 2 b + 1$.", "refuted"));
}

TEST(ClaimsNotes, TheDerivativeWithRespectToANameIsNoAssumption) {
  EXPECT_TRUE(
      has("Let $f(w) = (w x - y)^2$. Thus its derivative with respect to $w$ is "
          "$f'(w) = 2 x (w x - y)$.",
          "proved"));
  EXPECT_TRUE(
      has("Let $f(w) = (w x - y)^2$. Thus its derivative with respect to $w$ is "
          "$f'(w) = 2 x (w x + y)$.",
          "refuted"));
}

TEST(ClaimsNotes, WhereADefinitionCannotBeWrittenOutNothingIsRefuted) {
  const std::string notes =
      "where $\\mu, \\sigma^2 \\in \\mathbb{R}^{1 \\times D}$ are computed by\n\n$$\\mu = "
      "\\frac{1}{N} \\sum_i x_i.$$\n\nWe choose $R = X-\\mu$. Then $\\hat{X}$ is expressed by "
      "$R$:\n\n$$\\frac{1}{N} (X-\\mu)^T (X-\\mu) = \\frac{1}{N} R^T R, \\quad \\hat{X} = "
      "(\\frac{1}{N} R^T R + \\epsilon)^{-1/2} R$$\n";
  EXPECT_FALSE(has(notes, "refuted"));
}

}  // namespace
}  // namespace gradus
