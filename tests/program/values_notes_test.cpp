// Functions that a chain gives the values of, and derivatives by names that are defined.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool has(const std::string& text, const std::string& verdict) {
  return std::ranges::count(verdicts(text), verdict) > 0;
}

TEST(ValuesNotes, AChainMayDefineAFunctionByItsValue) {
  for (const char* model :
       {"The model is $\\hat{p} = \\sigma(w^T x) = \\frac{1}{1 + e^{-w^T x}}$. ",
        "The model is $\\hat{p}_i = \\sigma(z_i) = \\frac{1}{1 + e^{-z_i}}$. ",
        "The model is $\\hat{p} = \\sigma(w x + b) = \\frac{1}{1 + e^{-(w x + b)}}$. "}) {
    const std::string then = std::string(model) + "Then $\\log \\sigma(z) = ";
    EXPECT_TRUE(has(then + "-\\log(1 + e^{-z})$.", "proved")) << model;
    EXPECT_TRUE(has(then + "-\\log(1 + e^{z})$.", "refuted")) << model;
  }
  // Not where other names stand in it, and not of a product.
  for (const char* text :
       {"The model is $y_i = g(x_i) = a x_i + b_i$. Then $g(z) = a z$.",
        "The sum is $s = c (x - y) = 2 (x - y)$, where $c = 2$. Then $c (x + y) + 1 = 2 x + 2 y + "
        "1$.",
        "The error is $e = f(u + v) = u^2 + v$. Then $f(z) + 1 = z^2 + 1$.",
        "Let $f$ be convex, with $f(x) \\ge 0$. The gap is $d = f(x_0) = 3 x_0$. Then "
        "$f(z) + 1 = z^2 + 1$.",
        "If $k$ is even, the value is $v = h(k) = k / 2$. Then $h(m) + 1 = (m + 3) / 2$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
}

TEST(ValuesNotes, ADerivativeByAMemberThatIsDefined) {
  const std::string model =
      "Let $\\hat{p}_i = \\frac{1}{1 + e^{-z_i}}$ and $z_i = w x_i$. Then\n\n$$";
  EXPECT_TRUE(has(model + "\\frac{d\\hat p_i}{dz_i} = \\hat p_i (1 - \\hat p_i)$$", "proved"));
  EXPECT_TRUE(has(model + "\\frac{d\\hat p_i}{dz_i} = \\hat p_i (1 + \\hat p_i)$$", "refuted"));
  EXPECT_TRUE(
      has(model + "\\frac{\\partial \\hat p_i}{\\partial w} = \\hat p_i (1 - \\hat p_i) x_i$$",
          "proved"));
  EXPECT_FALSE(has(model + "\\frac{d\\hat p_j}{dz_i} = 0$$ for $j \\ne i$.", "refuted"));
  // A recursion is looked into.
  EXPECT_TRUE(
      has("Let $w_{t+1} = w_t - \\eta w_t$. Then $\\frac{\\partial w_{t+1}}{\\partial w_t} "
          "= 1 - \\eta$.",
          "proved"));
  // What is said to depend on others is known where a rule gives it.
  EXPECT_TRUE(has(model +
                      "\\frac{d\\hat p_i}{dz_i} = \\hat p_i (1 - \\hat p_i)$$ Here $\\hat{p}_i$ "
                      "depends on $w$. Then $\\frac{d \\hat p_i}{d z_i} = \\hat p_i - \\hat "
                      "p_i^2$.",
                  "proved"));
}

TEST(ValuesNotes, ASignBehindASumIsThatOfItsTerms) {
  EXPECT_TRUE(has("Then $\\sum_{i=1}^n -a_i b = -b \\sum_{i=1}^n a_i$.", "proved"));
  EXPECT_TRUE(
      has("Then $\\frac{1}{n} \\sum_{i=1}^n -[a_i + b] = -b - \\frac{1}{n} "
          "\\sum_{i=1}^n a_i$, where $n \\ge 1$.",
          "proved"));
  EXPECT_TRUE(has("Then $\\sum_{i=1}^n -a_i b = b \\sum_{i=1}^n a_i$.", "refuted"));
  // How far it goes is not clear.
  EXPECT_TRUE(has("Then $\\sum_{i=1}^n -a_i + b_i = 0$.", "skipped"));
  EXPECT_TRUE(has("Then $\\sum_{i=1}^n -a_i + c = c - \\sum_{i=1}^n a_i$.", "proved"));
}

TEST(ValuesNotes, ArrowsOfTwoSignsAreImplications) {
  EXPECT_TRUE(
      has("Then $$a^2 - b^2 = (a - b)(a + b) => (a - b)(a + b) + c = a^2 - b^2 + c.$$", "proved"));
  EXPECT_FALSE(has("Then $$x = 2 y ==> x^2 = 4 y^2$$", "skipped"));
  EXPECT_FALSE(has("We have $x = y <=> y = x$.", "skipped"));
  EXPECT_FALSE(has("For $n => 1$ and $m >= 2$ we have $n + m = m + n$.", "refuted"));
}

TEST(ValuesNotes, ASignedBraceGoesOnWithTheSum) {
  const std::string start = "Then $(a - b)^2 = a^2 \\underbrace{- a b - a b}";
  EXPECT_TRUE(has(start + "_{\\text{mixed}} + b^2$.", "proved"));
  EXPECT_TRUE(has(start + "_{\\text{mixed}} - b^2$.", "refuted"));
  EXPECT_TRUE(has(start + " + b^2$.", "proved"));
  EXPECT_TRUE(has(start + "_{=0} + b^2$.", "skipped"));
  EXPECT_TRUE(has(start + "_{0} + b^2$.", "skipped"));
}

}  // namespace
}  // namespace gradus
