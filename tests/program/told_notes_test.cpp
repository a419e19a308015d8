// What words say that is not understood: nothing true is refuted by them.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool has(const std::string& text, const std::string& verdict) {
  return std::ranges::count(verdicts(text), verdict) > 0;
}

TEST(ToldNotes, WhatAnUnknownWordSaysOfANameMayRescueItsFormulas) {
  for (const char* text :
       {"Let $A$ be an involution. Then $A^2 x + y = x + y$.",
        "The matrix $Q$ preserves lengths. Hence $\\|Qx\\|^2 + c = \\|x\\|^2 + c$.",
        "So $p^2 q + r = p q + r$ because $p$ is an indicator.",
        "Let $\\phi$ be the golden number. Then $\\phi^2 = \\phi + 1$.",
        "Consider $a$ and $b$. Let $d$ be their difference. Then $d^2 + 2ab = a^2 + b^2$.",
        "Let $a$ be twice $b$. Then $a + c = 2b + c$.",
        "Replacing $y$ by $x$, $x + y + c = 2x + c$.",
        "Let $s$ be the sum of $x$ and $y$. Then $s^2 - 2xy = x^2 + y^2$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
}

TEST(ToldNotes, AnUnknownWordAroundAFormulaKeepsItFromBeingRefuted) {
  for (const char* text : {"The labels are signs. Hence $y^3 + x = y + x$.",
                           "In characteristic $2$ we have $(a+b)^2 = a^2 + b^2$.",
                           "With step $1/L$ we get $\\eta L + c = 1 + c$.",
                           "The noise is absent, so $(x + \\epsilon)^2 + c = x^2 + c$.",
                           "$$a^2 - b^2 = a - b.$$ Here $a$ and $b$ are complementary."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("Expanding the square, we get $(a+b)^2 = a^2 + b^2$.", "refuted"));
  // One slip is told all the same.
  EXPECT_TRUE(has("The noise is absent, so $(x + c)^2 = x^2 + 2xc - c^2$.", "refuted"));
}

TEST(ToldNotes, AConditionInTheNextSentenceCounts) {
  for (const char* text :
       {"Hence $a^2 - b^2 = a - b$. Recall that $a + b = 1$.",
        "Hence $a^2 - b^2 = a - b$. Here $a + b = 1$.",
        "$$a^2 - b^2 = a - b.$$ We assume throughout that $a + b = 1$.",
        "$$A^2 + c = 4B^2 + c.$$ Here $A = 2B$.", "Hence $x^3 + y = x + y$, since $x^2 = 1$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
}

TEST(ToldNotes, ADefinitionBehindAFormulaIsUsedInIt) {
  EXPECT_TRUE(has("Then $t^2 + t = x^4 + x^2$, where $t = x^2 y/y$ and $y > 0$.", "proved"));
  EXPECT_TRUE(has("Then $$s + p = 3 p,$$ where $s = 2p$.", "proved"));
  EXPECT_FALSE(has("Then $$s + p = 3 p.$$ Let $s = 2p$.", "proved"));
}

TEST(ToldNotes, AnOrderWhoseOppositeHoldsIsRefuted) {
  EXPECT_TRUE(has("Since $1 - x \\ge e^{-x}$, we need more steps.", "refuted"));
  EXPECT_FALSE(has("Whenever $(a+b)^2 \\le 4ab$, we need more steps.", "refuted"));
  EXPECT_FALSE(has("Since $1 - x \\le e^{-x}$, we need more steps.", "refuted"));
}

TEST(ToldNotes, WhatIsHedgedIsNotUsed) {
  for (const char* text :
       {"Sometimes $a = b$. Thus $a + c = b + c$.", "Nobody claims $a = b$. Still $a + c = b + c$.",
        "Perhaps $x > 2$. Thus $x + c > 2 + c$.",
        "The method diverges for $x > 2$. Then $x + c > 2 + c$.",
        "Avoid $x > 2$. Then $x + c > 2 + c$.",
        "First suppose $a = b$. Now suppose $a \\ne b$. Then $a + c = b + c$.",
        "For example take $a = b$. Generally, $a + c = b + c$."}) {
    EXPECT_FALSE(has(text, "proved")) << text;
  }
}

TEST(ToldNotes, WordsForEqualityAndForWhatIsLeftOutRescueAFormula) {
  for (const char* text : {"Take $b$ to be twice $a$. Then $a + b = 3a$.",
                           "Up to terms quadratic in $h$, $(1+h)^2 = 1 + 2h$.",
                           "With equality of variances $s_1^2 + s_2^2 = 2s_1^2$.",
                           "Students often write $\\log(a+b) = \\log a + \\log b$; do not."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("Take $b$ and $a$. Then $(a + b)^2 = a^2 + b^2$.", "refuted"));
}

TEST(ToldNotes, ARootOfAProductKeepsTheSignsOfItsFactors) {
  EXPECT_FALSE(has("Then $\\sqrt{\\prod_{i=1}^n p_i^2} = \\prod_{i=1}^n p_i$.", "refuted"));
  EXPECT_TRUE(has("Then $\\sqrt{\\prod_{i=1}^n p_i^2} = 2 \\prod_{i=1}^n p_i$.", "refuted"));
}

TEST(ToldNotes, WhatIsTiedToARandomNumberIsRandom) {
  const std::string linear = " Then $\\mathbb{E}[\\eta X] = \\eta\\mathbb{E}[X]$.";
  EXPECT_FALSE(has("Suppose $\\eta X = 1$." + linear, "proved"));
  EXPECT_FALSE(has("Let $\\eta$ depend on $X$." + linear, "proved"));
  EXPECT_FALSE(has("Draw $\\eta$ from a distribution." + linear, "proved"));
  EXPECT_TRUE(has("Draw $n$ examples. Then $\\mathbb{E}[n X] = n\\mathbb{E}[X]$.", "proved"));
  EXPECT_TRUE(has("Let $\\eta$ be a constant." + linear, "proved"));
}

TEST(ToldNotes, EveryCaseIsNamed) {
  const auto results =
      check(
          "Let $$f(x) = \\begin{cases} 1 & x > 0 \\\\ -1 & x \\le 0 \\end{cases}$$ Then $f(x)^2 = "
          "1$.")
          .results;
  ASSERT_EQ(results.size(), 2U);
  EXPECT_NE(results[1].message.find("in each of 2 cases (x > 0; x <= 0)"), std::string::npos)
      << results[1].message;
}

TEST(ToldNotes, WhatIsRemarkedWithinAFormulaMayRescueIt) {
  for (const char* text : {"Then $$(1+h)^2 = 1 + 2h \\quad \\text{to first order}$$",
                           "Then $$(a+b)^2 = a^2 + b^2 - 2ab. \\tag{orthogonality}$$",
                           "Then $$(a+b)^2 \\stackrel{ab = 0}{=} a^2 + b^2 - ab$$",
                           "Then $(a+b)^2 \\overset{?}{=} a^2 + b^2 - 2ab$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("Then $$(a+b)^2 \\stackrel{(a)}{=} a^2 + b^2 - 2ab \\tag{3}$$", "refuted"));
  EXPECT_TRUE(
      has("Then\n\\begin{align} (a+b)^2 &= a^2 + b^2 - 2ab \\\\ "
          "c^2 &= c d + c(c - d) \\tag{orthogonality} \\end{align}",
          "refuted"));
}

TEST(ToldNotes, WordsMaySayThatMembersAreEqualOrThatANumberIsOne) {
  for (const char* text :
       {"The sequence has period two, hence $a_{t+1} + b = a_{t-1} + b$.",
        "Under weight tying we have $u_1 + u_2 + v = 2u_1 + v$.",
        "Reciprocity gives $a_{ij} + a_{ji} = 2a_{ij}$.",
        "Homoscedastic noise: $\\sigma_1^2 + \\sigma_2^2 = 2\\sigma_1^2$.",
        "The learning rate being unity here, $w - \\eta g + \\beta d = w - g + \\beta d$.",
        "For a single neuron, $n a + b = a + b$.", "~~$(a+b)^2 = a^2 + b^2$~~"}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("The noise is absent, so $(u_1 + u_2)^2 = u_1^2 + 2u_1u_2 - u_2^2$.", "refuted"));
}

TEST(ToldNotes, TheImaginaryUnitIsNoCounterexample) {
  EXPECT_FALSE(has("Then $(\\cos t + i \\sin t)^2 = \\cos^2 t - \\sin^2 t + 2 i \\sin t\\cos t$.",
                   "refuted"));
  EXPECT_TRUE(has("Then $(\\cos t + a \\sin t)^2 = \\cos^2 t - \\sin^2 t + 2 a \\sin t\\cos t$.",
                  "refuted"));
}

TEST(ToldNotes, TwoPointsWithoutADistanceAreNotAllPoints) {
  EXPECT_FALSE(
      has("Let $x$ be the minimiser. Assume $q(x) \\le q(y)$. Then $q(z) - q(y) \\le q(w) - "
          "q(x)$.",
          "proved"));
  EXPECT_TRUE(has("Assume $q(x) \\le q(y)$. Then $q(x) + q(z) \\le q(y) + q(z)$.", "proved"));
  EXPECT_TRUE(
      has("Assume $q(x) \\le q(y) + c(x - y)$. Then $2q(u) \\le 2q(v) + 2c(u - v)$.", "proved"));
}

TEST(ToldNotes, WhatIsAssumedOfOnePointIsNotAssumedOfAll) {
  for (const char* text :
       {"Let $z$ be one point with $p(z) \\ge 3$. Then $2p(w) \\ge 6$.",
        "Suppose that at the starting point $h(x) \\le c$. Then $2h(y) \\le 2c$.",
        "Suppose $h(x) \\le c$ at the starting point $x$. Then $2h(y) \\le 2c$.",
        "Let $x$ minimise $s$. Assume $s(y) - s(x) \\le (y - x)^2$. Then $2s(u) - 2s(v) \\le "
        "2(u - v)^2$.",
        "Assume for the maximiser that $r(x) \\ge r(y) + (x - y)^2$. Then $2r(u) \\ge 2r(v) + "
        "2(u - v)^2$."}) {
    EXPECT_FALSE(has(text, "proved")) << text;
  }
  EXPECT_TRUE(has("Suppose $h(x) \\le c$. Then $2h(y) \\le 2c$.", "proved"));
}

TEST(ToldNotes, WordsMayGiveNumbersAnotherMeaning) {
  for (const char* text :
       {"In octal, $7 + 1 = 10$.", "On a 12-hour clock, $9 + 5 = 2$.",
        "In half precision the machine computes $2048 + 1 = 2048$.",
        "In base two, $b^{k+1} - b^k = b^k$.", "In units of thousands, $1 + 0.5 = 1500$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("The sum is $7 + 1 = 10$.", "refuted"));
}

TEST(ToldNotes, LogarithmsMayHaveAnotherBaseAndAnglesAnotherUnit) {
  EXPECT_FALSE(has("Hence $\\log 8 + \\log 4 = 5$.", "refuted"));
  EXPECT_FALSE(has("Hence $10 \\log(100) = 20$.", "refuted"));
  EXPECT_FALSE(has("Hence $\\sin(30) = \\frac{1}{2}$.", "refuted"));
  EXPECT_TRUE(has("Hence $\\ln 8 + \\ln 4 = 5$.", "refuted"));
  EXPECT_TRUE(has("Hence $\\log 8 + \\log 4 = 6$.", "refuted"));
}

TEST(ToldNotes, AVerbMayTurnANameIntoAnother) {
  EXPECT_FALSE(
      has("Preconditioning makes $H$ the identity: $x - H^{-1} g + c = x - g + c$.", "refuted"));
  EXPECT_FALSE(
      has("A change of variables reduces $A$ to $I$, so that $y^\\top A y - y^\\top b = "
          "y^\\top y - y^\\top b$.",
          "refuted"));
}

TEST(ToldNotes, SharedWeightsHaveOneDerivative) {
  for (const char* text :
       {"Let $w_2$ be a copy of $w_1$. Then $\\frac{\\partial}{\\partial w_1}(w_1 w_2 x) = 2 w_1 "
        "x$.",
        "Let $w_2 = w_1$ by sharing. Then $\\frac{\\partial}{\\partial w_1}(w_1 x + w_2 y) = x + "
        "y$.",
        "One learning rate for every group: $\\eta_1 a + \\eta_2 b + c = \\eta_1(a + b) + c$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
}

TEST(ToldNotes, WhatOthersGotWrongIsNotRefuted) {
  for (const char* text : {"Spot the error: $(a - b)^2 = a^2 - 2ab - b^2$.",
                           "In an earlier edition the formula read $\\frac{d}{dx} x^3 = 3x$.",
                           "The following \"proof\" shows that $2 = 1$.",
                           "Were variance linear, we would have $\\operatorname{Var}(2X) = "
                           "2\\operatorname{Var}(X)$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
}

TEST(ToldNotes, NumberWordsOfOtherLanguagesCount) {
  EXPECT_FALSE(has("Wenn der Faktor $h$ gleich eins ist, gilt $x - \\frac{g}{h} + y = x - g + y$.",
                   "refuted"));
  EXPECT_FALSE(has("Cuando la curvatura vale uno, $x - \\frac{g}{h} + y = x - g + y$.", "refuted"));
}

TEST(ToldNotes, WordsThatSayNothingOfAStepDoNotRescueIt) {
  for (const char* text : {"In the special case $a = 3$ and $b = 4$ we find $a^2 + b^2 = 24$.",
                           "By the chain rule we have $\\frac{d}{dx}(x^2+1)^3 = 3(x^2+1)^2$.",
                           "By Jensen, $\\left(\\frac{a+b}{2}\\right)^2 \\ge \\frac{a^2+b^2}{2}$.",
                           "For every real $x$ we know $e^x \\le 1 + x$.",
                           "For $q(w) = \\frac12 w^\\top A w - b^\\top w$ with symmetric $A$ we "
                           "obtain $\\nabla q(w) = A w + "
                           "b$."}) {
    EXPECT_TRUE(has(text, "refuted")) << text;
  }
  EXPECT_FALSE(has("For skew symmetric $A$ we have $x^\\top A y = y^\\top A x$.", "proved"));
}

TEST(ToldNotes, APropertyOfVectorsLeavesSlipsOfSignsAndNumbers) {
  const std::string section = "Let $p$ be the orthogonal projection of $x$.\n\n";
  for (const char* slip : {"We have $\\|x - y\\|^2 = \\|x\\|^2 + 2 x^T y + \\|y\\|^2$.",
                           "We have $\\|x - y\\|^2 = \\|x\\|^2 - 3 x^T y + \\|y\\|^2$.",
                           "We have $\\|x - y\\|^2 = \\|x\\|^2 - 2 x^T y + \\|y\\|^3$.",
                           "We have $(a + b)^3 = a^3 + 3 a^2 b + 3 a b^3 + b^3$."}) {
    EXPECT_TRUE(has(section + slip, "refuted")) << slip;
  }
  for (const char* text :
       {"Let $P$ be a projection. Then $(I - P)^2 x = x - 2 P x + P x$.",
        "For orthogonal $u$ and $v$, $\\|u + v\\|^2 = \\|u\\|^2 + \\|v\\|^2$.",
        "Let $u$ be orthonormal to $v$. Then $\\|u + v\\|^2 = 2 + 2 u^T v$.",
        "Let $c$ be the cosine of the angle of orthogonal vectors. Then $(1 + c)^2 = 1 + c$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
}

TEST(ToldNotes, OneIsANumberWhereNoNounFollows) {
  for (const char* text :
       {"Let $u, v$ be directions, that is, of length one. Then $\\|u\\|^2 - 2 u^T v + "
        "\\|v\\|^2 = 2 - 2 u^T v$.",
        "For a batch of size one, $\\frac{\\sigma^2}{m} + c = \\sigma^2 + c$.",
        "We work with a single class, hence $\\sum_{k=1}^K p_k^2 = p_1^2$.",
        "The two halves mirror each other, so $f(x) + f(-x) = 2 f(x)$.",
        "As the label is a sign, $\\|w + y x\\|^2 = \\|w\\|^2 + 2 y w^T x + \\|x\\|^2$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  EXPECT_TRUE(has("We expand this one. Then $(a + b)^2 = a^2 + 2 b^2$.", "refuted"));
}

}  // namespace
}  // namespace gradus
