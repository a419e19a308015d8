// Names that get another meaning, and values of one case or moment: nothing is proved by them.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool has(const std::string& text, const std::string& verdict) {
  return std::ranges::count(verdicts(text), verdict) > 0;
}

TEST(AnewNotes, WhatIsQuantifiedAnewIsNotAssumedAnyMore) {
  for (const char* text :
       {"We use $x \\ge 1$ in the lemma.\n\n**Theorem.** For all real $x$, $x^2 \\ge x$.",
        "Let $x \\ge 1$. We have $x^2 \\ge x$ for every real $x$.",
        "# One\nLet $c \\ge 0$.\n# Two\nLet $c$ be real. Then $|c| = c$.",
        "Let $k$ be even, say $k = 2$. For odd $k$, $(-1)^k = 1$."}) {
    const Strings all = verdicts(text);
    EXPECT_NE(all.back(), "proved") << text;
    EXPECT_NE(all.back(), "refuted") << text;
  }
  EXPECT_TRUE(has("Let $x \\ge 1$. Then $x^2 \\ge x$.", "proved"));
  EXPECT_TRUE(has("For every $x$ with $x \\ge 1$ we have $x^2 \\ge x$.", "proved"));
}

TEST(AnewNotes, WhatIsDescribedAnewIsNotWhatItWasDefinedToBe) {
  for (
      const char* text :
      {"Define $s = a + b$. In the next paragraph $s$ is the sign of $a$. Then $s - a = b$.",
       "Let $L$ be the loss, $L = w^2$. Let $L$ be the Lipschitz constant from now on. Then $L + w "
       "= w^2 + w$.",
       "Let $n = 2m$ be even.\n\n## Odd\nNow $n$ is odd. Then $n + 1 = 2m + 1$.",
       "Let $A$ be symmetric. Next let $A$ be any square matrix; then $x^\\top A y = y^\\top A x$.",
       "Let $A$ be symmetric.\n\n## Rotations\nHere $A$ is a rotation. We have $x^\\top A y - "
       "y^\\top A x = 0$."}) {
    EXPECT_FALSE(has(text, "proved")) << text;
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("Let $A$ be symmetric. Then $x^\\top A y = y^\\top A x$.", "proved"));
  EXPECT_TRUE(has("Define $s = a + b$. The sum $s$ is useful: $s - a = b$.", "proved"));
}

TEST(AnewNotes, ValuesOfACaseOrMomentAreNotUsed) {
  for (const char* text :
       {"In the limit $h = 0$. But for a finite step $h$, $(x+h)^2 = x^2 + 2xh$.",
        "Up to constants, $a = 2b$. More precisely, $a + c = 2b + c$.",
        "Let $a = 1$ if $n$ is even and $a = -1$ if $n$ is odd. Then $a x = x$.",
        "Consider the case $\\eta = 1/L$ first.\n\nThen, for larger steps, $\\eta L + c = 1 + c$.",
        "Some authors set $\\beta = 0$. We keep it, so $\\beta x + y = y$.",
        "Let $\\theta = 0$ be the start. After training, $\\theta + 1 = 1$.",
        "Initially $w = 0$. After ten steps $w^2 + c = c$.",
        "At $t = 0$, $m_t = 0$. At later times, $m_t + g = g$.",
        "We have $m_t = 0$ for $t = 0$. Hence $m_t + g = g$."}) {
    EXPECT_FALSE(has(text, "proved")) << text;
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("Let $\\eta = 1/L$. Then $\\eta L + c = 1 + c$.", "proved"));
  EXPECT_TRUE(has("Let $a = 1$ for simplicity. Then $a x = x$.", "proved"));
}

TEST(AnewNotes, AValueInPassingHoldsForItsSentenceAndWhatIsConcludedFromIt) {
  for (const char* text :
       {"We first treat the noiseless case, $\\sigma = 0$.\n\nWith noise, $e^2 + \\sigma^2 = e^2$.",
        "When $p = 1/2$ the coin is fair. A biased coin has $p(1-p) = \\frac14$.",
        "In practice $\\epsilon = 0$. In theory, $\\sqrt{v} + \\epsilon = \\sqrt{v}$.",
        "The default is $\\lambda = 0$. With weight decay, $\\lambda w + g = g$.",
        "Under the null hypothesis $\\mu_1 = \\mu_2$. Under the alternative $\\mu_1 + c = \\mu_2 + "
        "c$.",
        "Assume $a = b$. We relax this below.\n\nRelaxing it, $a^2 - b^2 = 0$.",
        "Define $a = 3$. Redefine $a$ as the number of samples. Then $a + 1 = 4$."}) {
    EXPECT_FALSE(has(text, "proved")) << text;
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("For $p = 1/2$ we win. Then $p(1-p) = \\frac14$.", "proved"));
  EXPECT_TRUE(
      has("Choose $p = 1/2$. The coin is fair. The variance is $p(1-p) = \\frac14$.", "proved"));
}

TEST(AnewNotes, AScopedRangeEndsWithItsParagraph) {
  const char* const far =
      "For $x \\ge 1$ we have $x^2 \\ge x$.\n\nThe function grows. We see $|x| = x$.";
  EXPECT_NE(verdicts(far).back(), "proved");
  EXPECT_NE(verdicts(far).back(), "refuted");
  EXPECT_EQ(verdicts("For $x \\ge 1$ we have $x^2 \\ge x$. Hence $|x| = x$.").back(), "proved");
  EXPECT_EQ(verdicts("Let $x \\ge 1$.\n\nThe function grows. Hence $|x| = x$.").back(), "proved");
  // Another range is said in its place.
  const char* const twice =
      "For $x \\ge 1$ we have $x^2 \\ge x$. For $x \\le 1$ we have $x^3 = x^2$.";
  EXPECT_NE(verdicts(twice).back(), "proved");
}

TEST(AnewNotes, WhatDependsOnAVariableIsNoConstant) {
  EXPECT_FALSE(has("$w$ depends on $x$. Then $\\frac{d}{dx}(w x) = w$.", "proved"));
  EXPECT_TRUE(has("$w$ depends on $x$. Then $\\frac{\\partial}{\\partial x}(w x) = w$.", "proved"));
  EXPECT_TRUE(has("Then $\\frac{d}{dx}(w x) = w$.", "proved"));
}

TEST(AnewNotes, WhatDividesByZeroIsNotProved) {
  EXPECT_FALSE(
      has("Let $r = 1$. Then $\\sum_{k=0}^{n} r^k = \\frac{1 - r^{n+1}}{1-r}$.", "proved"));
  EXPECT_TRUE(has("Let $r = 2$. Then $\\sum_{k=0}^{n} r^k = \\frac{1 - r^{n+1}}{1-r}$.", "proved"));
}

TEST(AnewNotes, APowerMayHaveAnotherValueInAnotherCase) {
  const std::string before = "We need $n \\sigma^2 = 1$, so $\\sigma = \\frac{1}{\\sqrt{n}}$. ";
  EXPECT_EQ(verdicts(before + "So $\\sigma^2 = \\frac{2}{n}$.").back(), "refuted");
  EXPECT_NE(verdicts(before + "\n\nFor rectified units half of the inputs pass. So $\\sigma^2 = "
                              "\\frac{2}{n}$.")
                .back(),
            "refuted");
}

TEST(AnewNotes, AnotherRecursionTakesThePlaceOfOne) {
  const std::string before = "Newton's step is $x_{k+1} = \\frac12 (x_k + \\frac{a}{x_k})$.\n\n";
  const std::string other =
      before +
      "For minimisation the step is $x_{k+1} = x_k - f'(x_k)/f''(x_k)$. On "
      "$f(x) = x - \\log x$ we have $$x_{k+1} = 2 x_k - x_k^2,$$ so $1 - x_{k+1} = ";
  EXPECT_EQ(verdicts(other + "(1 - x_k)^2$.").back(), "proved");
  EXPECT_EQ(verdicts(other + "(1 + x_k)^2$.").back(), "refuted");
  EXPECT_EQ(verdicts(before + "Then $x_{k+1} = x_k - \\frac12 (x_k - \\frac{a}{x_k})$.").back(),
            "proved");
}

TEST(AnewNotes, AFunctionIsNoFactorThatIsTooMuch) {
  EXPECT_NE(
      verdicts("Let $\\eta_k = \\frac{1}{k+1}$. For the cosine $\\eta(s) = \\frac{\\eta_0}{2}(1 + "
               "\\cos(\\pi s))$ the mean is $\\int_0^1 \\eta(s) ds = \\frac{\\eta_0}{2}$.")
          .back(),
      "refuted");
}

}  // namespace
}  // namespace gradus
