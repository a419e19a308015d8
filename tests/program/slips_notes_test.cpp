// One slip of the pen is refuted whatever words stand around it; what only looks like one is not.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool has(const std::string& text, const std::string& verdict) {
  return std::ranges::count(verdicts(text), verdict) > 0;
}

std::string hint(const std::string& text) {
  std::string out;
  for (const NoteResult& r : check(text).results) {
    const std::size_t at = r.message.find("it would hold ");
    if (at != std::string::npos) out = r.message.substr(at);
  }
  return out;
}

TEST(SlipsNotes, WordsThatWereNotUnderstoodDoNotRescueASlip) {
  for (const char* text : {"In practice the independent zero-mean samples give "
                           "$\\frac{1}{B^2}\\cdot B\\,s = \\frac{s}{B^2}$.",
                           "The wobbly velocity is $$-\\eta g\\sum_{s=0}^{t-1}\\beta^s = "
                           "-\\eta g\\,\\frac{1-\\beta^{t+1}}{1-\\beta}.$$"}) {
    EXPECT_TRUE(has(text, "refuted")) << text;
  }
}

TEST(SlipsNotes, WordsInOtherLanguagesDoNotEither) {
  EXPECT_TRUE(
      has("第二步的梯度 $g_2$ 使得 $$\\beta(1-\\beta) g_1 + (1-\\beta) g_2 = "
          "(1-\\beta)(\\beta g_1 - g_2).$$",
          "refuted"));
}

TEST(SlipsNotes, TheSlipIsNamedAsItIsWritten) {
  EXPECT_EQ(hint("Hence $(a + b)^2 = a^2 + a b + b^2$."), "it would hold with 2 a in place of a");
  EXPECT_EQ(hint("Hence $\\|x - y\\|^2 = \\|x\\| - 2 x^\\top y + \\|y\\|^2$."),
            "it would hold with \\|x\\|^2 in place of \\|x\\|");
  EXPECT_EQ(hint("Hence $\\sum_{i=1}^{n} (a_{i} - a_{i-1}) + b = a_{n+1} - a_0 + b$."),
            "it would hold with n in place of n + 1");
}

TEST(SlipsNotes, AMemberThatARecursionGivesIsAStep) {
  const std::string given = "Let $m_0 = 0$ and $m_t = \\beta m_{t-1} + (1-\\beta) g_t$. ";
  EXPECT_TRUE(has(given + "The second is $m_2 = \\beta m_1 - (1-\\beta) g_2$.", "refuted"));
  // Nobody said here where it begins.
  EXPECT_FALSE(
      has("Let $m_t = \\beta m_{t-1} + (1-\\beta) g_t$. The first is $m_1 = (1-\\beta) g_1$.",
          "refuted"));
}

TEST(SlipsNotes, HypothesesThatContradictDoNotHideASlip) {
  const std::string given = "Assume $t \\le s - 1$ and $s \\le t - 1$. ";
  EXPECT_TRUE(has(given + "Then $(t+s)^2 = t^2 + 2ts - s^2$.", "refuted"));
}

TEST(SlipsNotes, WhatIsSaidOfANameIsNotSaidOfAPowerOfASum) {
  EXPECT_TRUE(
      has("We wobble down $\\|y - x\\|^2$. Then $$\\|(y - \\eta g) - x\\|^2 = "
          "\\|(y - x) - \\eta g\\|.$$",
          "refuted"));
}

TEST(SlipsNotes, WhatIsSaidToHoldIsAStepThoughItsSentenceSpeaksOfACase) {
  EXPECT_TRUE(
      has("Since $(a+b)^2 = a^2 + 2ab - b^2$, it holds if and only if it must.", "refuted"));
  EXPECT_TRUE(has("$\\operatorname{Var}(X) = 2\\mathbb{E}[X^2] - \\mathbb{E}[X]^2$", "refuted"));
}

TEST(SlipsNotes, WhatMayBeAConditionIsToBeDeclared) {
  const auto notes = check("$(a + b)^2 = a^3 + 2 a b$").results;
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_NE(notes[0].message.find("if it is meant as a condition, declare it"), std::string::npos)
      << notes[0].message;
}

TEST(SlipsNotes, WordsThatMakeMembersTheSameRescueAnIndex) {
  for (const char* text :
       {"At equilibrium $\\beta v_{t-1} + (1-\\beta) g = \\beta v_t + (1-\\beta) g$.",
        "Balance of forces: $m g - k x = m g + k x$.",
        "A typo reads $(a+b)^3 = a^3 + 3a^2b + 3ab + b^3$.",
        "Let $x_{t+1} = x_t - \\eta \\nabla f(x_t)$. Gradient ascent uses "
        "$x_{t+1} - x_t = \\eta \\nabla f(x_t)$."}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
}

TEST(SlipsNotes, AFactorOfTheRecursionMayBeMissing) {
  const std::string given = "Let $x_{k+1} = x_k - \\eta \\nabla f(x_k)$. ";
  EXPECT_TRUE(has(given + "Then $x_{k+1} - x_k = -\\nabla f(x_k)$.", "refuted"));
  // Words may say what the step is.
  EXPECT_FALSE(has(given + "With wobbly steps $x_{k+1} - x_k = -\\nabla f(x_k)$.", "refuted"));
}

TEST(SlipsNotes, AMeanThatIsGivenDoesNotHideASlip) {
  EXPECT_TRUE(
      has("Suppose $\\mathbb{E}[g_i] = \\mu$ and $\\mathbb{E}[g_i^2] = \\sigma^2$. Then "
          "$\\sum_{i=1}^t \\beta^{t-i} \\mathbb{E}[g_i] = \\mu \\sum_{i=1}^{t-1} \\beta^{t-i}$.",
          "refuted"));
}

TEST(SlipsNotes, WhatAMendingMakesOfANameIsForgotten) {
  EXPECT_EQ(hint("Here $e_t = x_t - x^*$ and $\\|x_t\\| \\le 1$, $\\|b\\| \\le 1$, and the wobbly "
                 "iteration $x_{t+1} = x_t - \\eta(A x_t - b)$ gives "
                 "$$x_t + \\eta(A x_t - b) = (I - \\eta A) x_t + \\eta b.$$"),
            "it would hold with - \\eta in place of + \\eta");
}

TEST(SlipsNotes, WhatTwoChangesWouldMendIsNoSlip) {
  for (const char* text :
       {"For the wobbly pair $x$, $y$ we have $$\\|x+y\\|^2 = \\|x\\|^2+\\|y\\|^2.$$",
        "For idempotent $p$, $p^2 + c = p + c$.", "Here wobbly $$x_{t+1} + b = x_t + b.$$"}) {
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
}

TEST(SlipsNotes, AFunctionThatIsDefinedAnewIsNoSlip) {
  EXPECT_FALSE(
      has("**Example 2**: $f(\\mathbf{x}) = \\mathbf{x}^T \\mathbf{x}$.\n\n**Example 3**: "
          "$f(\\mathbf{x}) = \\mathbf{x}^T A \\mathbf{x}$ (quadratic form)",
          "refuted"));
  EXPECT_FALSE(has(
      "Suppose (3) holds, then $g(x)=f(x)+\\frac{L}{2}\\|x\\|^2$ is convex. Similarly, by taking "
      "$g(x)=\\frac{L}{2}\\|x\\|^2-f(x)$, we have (2).",
      "refuted"));
}

TEST(SlipsNotes, WhatIsSaidOfMembersIsNotSaidOfTheNameAlone) {
  EXPECT_TRUE(has("Suppose $x_t + y_t = 3$. Then $x(x-1)(x+1) = x^3 - 2x^2$.", "refuted"));
}

TEST(SlipsNotes, WordsThatMakeNamesOneRescueFactorsAlone) {
  const std::string given = "Let $y$ be one-hot. ";
  EXPECT_TRUE(has(given + "Then $(y_k - p_k)^2 = y_k^2 - 2 y_k p_k - p_k^2$.", "refuted"));
  EXPECT_FALSE(has(given + "Then $(y_k - p_k)^2 = y_k - 2 y_k p_k + p_k^2$.", "refuted"));
}

TEST(SlipsNotes, WordsThatMakeMembersEqualRescueNoSign) {
  const std::string given = "Let $x_{t+1} = \\rho x_t + c$. In terms of the fixed point, ";
  EXPECT_TRUE(has(given + "$$x_{t+1} - \\frac{c}{1-\\rho} = "
                          "\\rho\\left(x_t - \\frac{c}{1+\\rho}\\right).$$",
                  "refuted"));
  EXPECT_FALSE(has(given + "$2 x_{t} + b = 2 x_{t+1} + b$.", "refuted"));
}

TEST(SlipsNotes, AGraverWordCounts) {
  // "Symmetric" alone excuses nothing.
  EXPECT_FALSE(
      has("For a symmetric and a skew part, $x^\\top B y + c = - x^\\top B y + c$.", "refuted"));
}

TEST(SlipsNotes, AValueThatANameWasGivenDoesNotHideASlip) {
  const std::string given = "Assume $r > 0$. Suppose $r = 1 - \\eta a$. ";
  EXPECT_TRUE(has(given + "Then the wobbly $r x + b = (1 - \\eta a)^2 x + b$.", "refuted"));
  EXPECT_FALSE(has(given + "Then the wobbly $r x + b = (1 - \\eta a) x + b$.", "refuted"));
}

TEST(SlipsNotes, MembersOfARandomSequenceDiffer) {
  const std::string given =
      "Let $m = \\frac1n \\sum_{j=1}^n X_j$ and $\\mathbb{E}[X_i] = \\mu$ for the wobbly $X_i$. ";
  EXPECT_TRUE(has(given + "Then $$\\mathbb{E}[\\sum_{i=1}^n (X_i - m)^2] = "
                          "\\mathbb{E}[\\sum_{i=1}^n ((X_i - \\mu) + (m - \\mu))^2].$$",
                  "refuted"));
}

TEST(SlipsNotes, TwoRandomNumbersMayBeOne) {
  EXPECT_TRUE(
      has("For two wobbly variables, $\\operatorname{Var}(X + Y) = \\operatorname{Var}(X) + "
          "\\operatorname{Var}(Y) + \\operatorname{Cov}(X, Y)$.",
          "refuted"));
  EXPECT_FALSE(
      has("For uncorrelated variables, $\\operatorname{Var}(X + Y) = "
          "\\operatorname{Var}(X) + \\operatorname{Var}(Y)$.",
          "refuted"));
}

TEST(SlipsNotes, ARecursionOfWhatIsDefinedByAnotherIsAStep) {
  const std::string given = "Let $e_t = w_t - w^*$. Since $w_{t+1} = w_t - \\eta H e_t$, we have ";
  EXPECT_TRUE(has(given + "$e_{t+1} = (I + \\eta H) e_t$.", "refuted"));
  EXPECT_FALSE(has(given + "$e_{t+1} = (I - \\eta H) e_t$.", "refuted"));
}

TEST(SlipsNotes, AConditionBehindASlipIsTried) {
  EXPECT_TRUE(has("We find $(a + b)^2 = a^2 - 2ab + b^2$ at $b = 3$.", "refuted"));
  EXPECT_FALSE(has("We find $(a + b)^2 = a^2 - 2ab + b^2$ at $b = 0$.", "refuted"));
  // Another paragraph is another matter.
  EXPECT_TRUE(
      has("$$\\|u - b\\|^2 = \\|u\\|^2 + 2 u^\\top b + \\|b\\|^2$$\n\n$u$ is best when "
          "$u^\\top b = 0$.",
          "refuted"));
}

TEST(SlipsNotes, WhatIsTransposedMayBeTurnedAround) {
  EXPECT_TRUE(
      has("For wobbly $x, y \\in \\mathbb{R}^n$ we have $x^\\top y = -y^\\top x$.", "refuted"));
}

TEST(SlipsNotes, AMemberIsUnrolledDownToOneThatStandsBesideIt) {
  const std::string given = "Gradient descent is $x_{t+1} = x_t - \\eta a x_t$. After two steps, ";
  EXPECT_TRUE(has(given + "$x_2 = (1 - \\eta a)^2 x_0$.", "proved"));
  EXPECT_TRUE(has(given + "$x_2 = (1 - \\eta a)^3 x_0$.", "refuted"));
}

TEST(SlipsNotes, AValueOfAnUnknownFunctionIsThatOfItsArgument) {
  EXPECT_TRUE(has("Then $f(x + y) = f(2 \\cdot \\frac{x + y}{2})$.", "proved"));
  EXPECT_TRUE(has("Then $f(x + y) = f(2 \\cdot \\frac{x - y}{2})$.", "refuted"));
  EXPECT_FALSE(has("The wobbly function has $f(x + 1) = f(x)$.", "refuted"));
}

TEST(SlipsNotes, AnOrderThatNeverHoldsIsASlipWhereOneMendsIt) {
  EXPECT_TRUE(has("Here the wobbly $-(a^2 + b^2) \\ge a^2$.", "refuted"));
  EXPECT_FALSE(has("Here the wobbly $a + b \\ge a^2$.", "refuted"));
}

TEST(SlipsNotes, WhatMembersOfARecursionSatisfyFollows) {
  const std::string before =
      "Let $a > 0$ and $x_{k+1} = \\frac12 (x_k + \\frac{a}{x_k})$. The error satisfies $$x_{k+1} "
      "- "
      "\\sqrt{a} = ";
  EXPECT_EQ(verdicts(before + "\\frac{(x_k - \\sqrt a)^2}{2 x_k}.$$").back(), "proved");
  EXPECT_EQ(verdicts(before + "\\frac{(x_k + \\sqrt a)^2}{2 x_k}.$$").back(), "refuted");
  EXPECT_NE(verdicts("Find $x$ that satisfies $(x + 1)^2 - x^2 - 2 x = x^2 + 1$.").back(),
            "refuted");
}

TEST(SlipsNotes, WordsThatDenyAChangeDenyNoFormula) {
  const std::string before = "With a baseline $b$ the mean does not change: ";
  EXPECT_EQ(verdicts(before + "$a (r - b) + (1 - a) (s - b) + b = a r + (1 - a) s$.").back(),
            "proved");
  EXPECT_EQ(verdicts(before + "$a (r - b) + (1 - a) (s + b) + b = a r + (1 - a) s$.").back(),
            "refuted");
}

TEST(SlipsNotes, EigenvectorsDoNotExcuseSlipsOfNumbers) {
  const std::string before =
      "Along an eigenvector with eigenvalue $\\lambda$ a step changes it by $$";
  const std::string right =
      " = -\\eta \\lambda^2 s^2 \\left(1 - \\frac{\\eta \\lambda}{2}\\right)$$";
  EXPECT_EQ(
      verdicts(before + "\\frac{\\lambda}{2} s^2 ((1 + \\eta \\lambda)^2 - 1)" + right).back(),
      "refuted");
  EXPECT_EQ(
      verdicts(before + "\\frac{\\lambda}{2} s^2 ((1 - \\eta \\lambda)^2 - 1)" + right).back(),
      "proved");
}

}  // namespace
}  // namespace gradus
