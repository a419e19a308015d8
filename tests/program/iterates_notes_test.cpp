// What is said of all members, put together: iterated, summed, telescoped.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

std::string last(const std::string& text) { return verdicts(text).back(); }

const std::string contracts =
    "Suppose $e_{t+1} \\le \\rho e_t$ for all $t \\ge 0$, where $0 < \\rho < 1$. ";

TEST(IteratesNotes, AnInequalityIsIterated) {
  EXPECT_EQ(last(contracts + "Iterating, $$e_t \\le \\rho^t e_0$$"), "proved");
  EXPECT_EQ(last("Let $c \\ge 0$ and $0 \\le \\rho < 1$. Assume $e_{t+1} \\le \\rho e_t + c$ for "
                 "all $t$. Then $$e_t \\le \\rho^t e_0 + c \\frac{1 - \\rho^t}{1 - \\rho}$$"),
            "proved");
  EXPECT_EQ(last("Let $0 < \\mu \\le L$. For every $t$, $f(x_{t+1}) - f^* \\le (1 - \\mu/L) "
                 "(f(x_t) - f^*)$. Hence $$f(x_T) - f^* \\le (1 - \\mu/L)^T (f(x_0) - f^*)$$"),
            "proved");
  // The words of the conclusion say of which lines it is made.
  EXPECT_EQ(last("Let $q > 0$. We have $$a_{k+1} \\le q a_k$$ By induction, $$a_n \\le q^n a_0$$"),
            "proved");
}

TEST(IteratesNotes, SlipsInIterationsAreRefutedBySequences) {
  EXPECT_EQ(last(contracts + "Iterating, $$e_t \\le \\rho^{t+1} e_0$$"), "refuted");
  EXPECT_EQ(last(contracts + "Iterating, $$e_t \\le \\rho^{2t} e_0$$"), "refuted");
}

TEST(IteratesNotes, SuperscriptsOfWhatBelongsToAnIterateCount) {
  const std::string step =
      "Let $w^t \\in \\R^d$. $$w^{t+1} = w^t + \\gamma \\Delta w^{t-1} - \\eta \\nabla L(w^t)$$ ";
  EXPECT_EQ(verdicts(step)[1], "definition");
  const std::string start = step + "Then $\\|w^0 - w^*\\|^2 = \\|w^0\\|^2 ";
  EXPECT_EQ(last(start + "- 2 (w^0)^T w^* + \\|w^*\\|^2$."), "proved");
  EXPECT_EQ(last(start + "+ 2 (w^0)^T w^* + \\|w^*\\|^2$."), "refuted");
}

TEST(IteratesNotes, WhatIsSaidOfOneMemberIsNotIterated) {
  const std::string then = " Iterating, $$e_t \\le \\rho^t e_0$$";
  for (const char* said :
       {"Let $0 < \\rho < 1$. For some $t$ we have $e_{t+1} \\le \\rho e_t$.",
        "Let $0 < \\rho < 1$. As long as $e_t \\ge 1$, we have $e_{t+1} \\le \\rho e_t$.",
        "Let $0 < \\rho < 1$. For all $t \\ge 5$ we have $e_{t+1} \\le \\rho e_t$.",
        "Let $0 < \\rho < 1$. We have $e_{t+1} \\le \\rho e_t$ for $t \\ge 5$.",
        "Let $0 < \\rho < 1$. We have $e_{3} \\le \\rho e_2$.",
        "Let $0 < \\rho < 1$. We have $e_{t+1} \\le \\rho e_t$ for $t \\le N$.",
        "Suppose $e_{t+1} \\le \\rho e_t$ for all $t$."}) {
    EXPECT_NE(last(said + then), "proved") << said;
  }
  // Words that put nothing together.
  EXPECT_NE(last("Let $q > 0$. We have $$a_{k+1} \\le q a_k$$ Then $$a_n \\le q^n a_0$$"),
            "proved");
  // Another section, and other members.
  EXPECT_NE(last("Let $q > 0$. $$a_{k+1} \\le q a_k$$\n\n# Other\n\nIterating, $$a_n \\le q^n "
                 "a_0$$"),
            "proved");
  EXPECT_NE(last(contracts + "Iterating, $$d_t \\le \\rho^t d_0$$"), "proved");
}

const std::string descends =
    "Let $\\eta > 0$. For all $t$, $$f(w_{t+1}) \\le f(w_t) - \\frac{\\eta}{2} \\|g_t\\|^2.$$ ";

TEST(IteratesNotes, DescentIsSummed) {
  EXPECT_EQ(last(descends + "Summing over $t$, $$\\sum_{t=0}^{T-1} \\|g_t\\|^2 \\le "
                            "\\frac{2}{\\eta} (f(w_0) - f(w_T))$$"),
            "proved");
  EXPECT_EQ(last(descends + "Since $f(w_T) \\ge f^*$, summing over $t$ gives $$\\sum_{t=0}^{T-1} "
                            "\\|g_t\\|^2 \\le \\frac{2 (f(w_0) - f^*)}{\\eta}$$"),
            "proved");
}

TEST(IteratesNotes, SlipsInSumsAreRefutedBySequences) {
  EXPECT_EQ(last(descends + "Summing over $t$, $$\\sum_{t=0}^{T-1} \\|g_t\\|^2 \\le "
                            "\\frac{1}{\\eta} (f(w_0) - f(w_T))$$"),
            "refuted");
  EXPECT_EQ(last(descends + "Summing over $t$, $$\\sum_{t=0}^{T} \\|g_t\\|^2 \\le "
                            "\\frac{2}{\\eta} (f(w_0) - f(w_T))$$"),
            "refuted");
}

TEST(IteratesNotes, WhatIsNoLowerBoundEndsNoSum) {
  EXPECT_NE(last(descends + "Summing over $t$, $$\\sum_{t=0}^{T-1} \\|g_t\\|^2 \\le "
                            "\\frac{2}{\\eta} (f(w_0) - f^*)$$"),
            "proved");
}

TEST(IteratesNotes, AConditionIsNotRefutedByTheLinesBefore) {
  EXPECT_NE(last(contracts + "Suppose that $$e_t \\le \\rho^{t+1} e_0$$"), "refuted");
}

TEST(SaidClasses, WhatIsSaidOfAFunctionIsAPremise) {
  const std::string then =
      " Then $$f(x - \\frac{1}{L} \\nabla f(x)) \\le f(x) - \\frac{1}{2L} "
      "\\|\\nabla f(x)\\|^2$$";
  EXPECT_EQ(last("Assume $f$ is $L$-smooth." + then), "proved");
  EXPECT_EQ(last("Let $f$ be convex and $L$-smooth." + then), "proved");
  EXPECT_NE(last("Assume $f$ is not $L$-smooth." + then), "proved");
  EXPECT_NE(last("Assume $h$ is $L$-smooth." + then), "proved");
  EXPECT_NE(last("If $f$ is $L$-smooth, all is well." + then), "proved");
  EXPECT_NE(last("Let $f$ be convex." + then), "proved");
}

TEST(IteratesNotes, ValuesAtIteratesTelescope) {
  for (const std::string said :
       {"Let $f$ be $L$-smooth and $x_{k+1} = x_k - \\eta \\nabla f(x_k)$. ",
        "Consider $f$ at $x_0, x_1, \\dots$. "}) {
    const std::string sum = said + "Then $$\\sum_{k=0}^{K-1} (f(x_k) - f(x_{k+1})) = ";
    EXPECT_EQ(last(sum + "f(x_0) - f(x_K)$$"), "proved");
    EXPECT_NE(last(sum + "f(x_0) - f(x_{K-1})$$"), "proved");
    EXPECT_NE(last(sum + "f(x_1) - f(x_K)$$"), "proved");
    EXPECT_NE(last(sum + "f(x_0) + f(x_K)$$"), "proved");
  }
}

TEST(IteratesNotes, TheRangeOfASumDoesNotRestrictTheLineThatIsSummed) {
  const std::string line =
      "Let $L > 0$. We have $$f(x_{k+1}) \\le f(x_k) - \\frac{1}{2L} \\|\\nabla "
      "f(x_k)\\|^2$$ ";
  const std::string sum =
      "$$\\frac{1}{2L} \\sum_{k=0}^{K-1} \\|\\nabla f(x_k)\\|^2 \\le "
      "\\sum_{k=0}^{K-1} (f(x_k) - f(x_{k+1}))$$";
  EXPECT_EQ(last(line + "Summing over $k = 0, \\dots, K-1$, " + sum), "proved");
  EXPECT_NE(last(line + "for $k = 0$. Summing, " + sum), "proved");
}

TEST(IteratesNotes, TheEndsOfAChainAreSummed) {
  const std::string chain =
      "Let $L > 0$ and $c \\ge 0$. For all $k$, $$f(x_{k+1}) - f(x^*) \\le h_k$$ For all $k$, "
      "$$h_k \\le \\frac{L}{2} (a_k - a_{k+1})$$ Hence, for all $k$, $$f(x_{k+1}) - f(x^*) \\le "
      "h_k "
      "\\le \\frac{L}{2} (a_k - a_{k+1}).$$ ";
  const std::string sum =
      "Summing over $k = 0, \\dots, T - 1$, $$\\sum_{k=0}^{T-1} (f(x_{k+1}) - f(x^*)) \\le ";
  EXPECT_EQ(last(chain + sum + "\\frac{L}{2} (a_0 - a_T)$$"), "proved");
  EXPECT_NE(last(chain + sum + "\\frac{L}{2} (a_0 - a_{T+1})$$"), "proved");
  EXPECT_NE(last(chain + sum + "\\frac{L}{2} (a_1 - a_T)$$"), "proved");
  // The links point in two directions: nothing is said of the ends.
  EXPECT_NE(last("We have, for all $k$, $$b_k \\le h_k \\ge a_k - a_{k+1}.$$ Summing over $k$, "
                 "$$\\sum_{k=0}^{T-1} b_k \\le a_0 - a_T$$"),
            "proved");
}

}  // namespace
}  // namespace gradus
