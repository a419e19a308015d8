// What stands behind a formula, is denied, asked for or concluded: nothing true is refuted by it,
// and nothing rests on what was not shown.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool has(const std::string& text, const std::string& verdict) {
  return std::ranges::count(verdicts(text), verdict) > 0;
}

TEST(GuardedNotes, AConditionBehindAFormulaMayRescueIt) {
  for (const char* text :
       {"Hence $a^2-b^2 = a-b$ since $a+b = 1$.", "So $$\\eta L + c = 1 + c$$ for $\\eta = 1/L$.",
        "Hence $y^2 + c = 1 + c$ because $y\\in\\{-1,1\\}$.",
        "Hence $\\|x+y\\|^2 = \\|x\\|^2+\\|y\\|^2$ as $x^\\top y = 0$.",
        "$$\\|x+y\\|^2 = \\|x\\|^2+\\|y\\|^2$$ because the two are orthogonal.",
        "With $\\bar x$ the sample mean, $\\sum_{i=1}^n (x_i-\\bar x) + n = n$.",
        "We get $w^\\top x = w_1x_1+w_2x_2$ in the plane."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("Then $(a+b)^2 = a^2 + b^2$ for all $a$ and $b$.", "refuted"));
  EXPECT_TRUE(has("Hence $(a-b)^2 = a^2 + 2ab + b^2$, where $a > 0$.", "refuted"));
}

TEST(GuardedNotes, TwoIndicesInTheOtherOrderMayBeTheSame) {
  for (const char* text :
       {"Hence $$-\\frac{1}{s} s(\\delta_{ci} - p) = p - \\delta_{ic}$$",
        "So $a_{i,j} x + y = a_{j,i} x + y$.", "So $w_{21} + w_{12} = 2w_{12}$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("Hence $$-\\frac{1}{s} s(\\delta_{ci} - p) = p + \\delta_{ci}$$", "refuted"));
}

TEST(GuardedNotes, WhatIsDeniedOrAskedForIsNotUsed) {
  for (const char* text : {"We do not have $a = b$. Yet then $a + c = b + c$.",
                           "Prove that $a = b$.\n\nThen $a + c = b + c$.",
                           "It is false that $a > b$. Hence $a+c > b+c$.",
                           "Here $a > b$ is impossible. Hence $a + c > b + c$.",
                           "Is $\\beta = 1$? No. Hence $\\beta + c = 1 + c$.",
                           "We have $x > 2$ or $x < 1$. Hence $x + c < 1 + c$.",
                           "Is $A$ symmetric? No. Hence $x^\\top Ay = y^\\top A x$."}) {
    EXPECT_FALSE(has(text, "proved")) << text;
  }
  EXPECT_FALSE(has("It is not true that $(a+b)^2 = a^2+b^2$.", "refuted"));
  EXPECT_FALSE(has("One might think that $(a+b)^2 = a^2+b^2$. But this is wrong.", "refuted"));
}

TEST(GuardedNotes, WhatIsConcludedWithoutProofIsNotUsed) {
  for (const char* text : {"Let $x \\ge 0$. Hence $x > 0$. Then $x + c > c$.",
                           "Let $x^2 = 4$. Thus $x = 2$. So $x + c = 2 + c$.",
                           "Let $ab = ac$. Therefore $b = c$. So $b + d = c + d$."}) {
    EXPECT_FALSE(has(text, "proved")) << text;
  }
}

TEST(GuardedNotes, AValueIsLeftInGeneralAndInTheNextSection) {
  EXPECT_EQ(verdicts("For instance $n = 2$ gives $n^2 + c = 4 + c$. In general $n^2 + c = 2n + c$.")
                    .back() == "proved",
            false);
  EXPECT_FALSE(has("SGD has $\\beta = 0$.\n\n## Momentum\n\nThen $\\beta m + g = g$.", "proved"));
  EXPECT_TRUE(has("Take $\\beta = 0$.\n\nThen $\\beta m + g = g$.", "proved"));
}

TEST(GuardedNotes, AnEquationWithoutANameInCommonSaysWhatNamesAre) {
  const std::string text =
      "We use $\\theta_{k+1} = \\theta_k - \\gamma_k g_k$. Thus $$y - x = \\theta_{k+1} - "
      "\\theta_k = -\\gamma_k g_k.$$";
  EXPECT_EQ(std::ranges::count(verdicts(text), "refuted"), 0);
}

}  // namespace
}  // namespace gradus
