// Random vectors whose means the notes say, as stochastic gradients are.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

std::string last(const std::string& text) { return verdicts(text).back(); }

const std::string unbiased = "Suppose $\\mathbb{E}[g_k] = \\nabla f(x_k)$. ";
const std::string bounded =
    unbiased + "Let $\\mathbb{E}\\|g_k - \\nabla f(x_k)\\|^2 \\le \\sigma^2$. ";
const std::string descent =
    "Let $f$ be $L$-smooth. " + bounded + "Let $\\eta > 0$ and $x_{k+1} = x_k - \\eta g_k$. Then ";

TEST(MeansNotes, AnExpectationWithoutBracketsIsOfThePowerOfANorm) {
  EXPECT_EQ(last("Suppose $\\mathbb{E}\\|g\\|^2 \\le G^2$. Then $$\\mathbb{E}\\|2 g\\|^2 \\le 4 "
                 "G^2$$"),
            "proved");
  EXPECT_EQ(last("Let $x, y$ be vectors. $$\\mathbb{E}\\|g\\|^2 = \\mathbb{E}[\\|g\\|^2]$$"),
            "proved");
  EXPECT_NE(last("Let $g$ be random. $$\\mathbb{E}\\|g\\|^2 = (\\mathbb{E}\\|g\\|)^2$$"), "proved");
}

TEST(MeansNotes, ProductsWithConstantsHaveTheProductOfTheMean) {
  const std::string said = unbiased + "Then ";
  EXPECT_EQ(last(said + "$$\\mathbb{E}[\\langle \\nabla f(x_k), g_k \\rangle] = \\|\\nabla "
                        "f(x_k)\\|^2$$"),
            "proved");
  EXPECT_EQ(last(said + "$$\\mathbb{E}\\|g_k\\|^2 = \\mathbb{E}\\|g_k - \\nabla f(x_k)\\|^2 + "
                        "\\|\\nabla f(x_k)\\|^2$$"),
            "proved");
  EXPECT_EQ(last(said + "$$\\mathbb{E}[g_k^\\top (x_k - x^*)] = \\nabla f(x_k)^\\top (x_k - "
                        "x^*)$$"),
            "proved");
}

TEST(MeansNotes, SlipsAreRefutedByTwoOutcomes) {
  const std::string said = unbiased + "Then $$\\mathbb{E}\\|g_k\\|^2 = ";
  EXPECT_EQ(last(said + "\\mathbb{E}\\|g_k - \\nabla f(x_k)\\|^2 - \\|\\nabla f(x_k)\\|^2$$"),
            "refuted");
  EXPECT_EQ(last(said + "\\mathbb{E}\\|g_k + \\nabla f(x_k)\\|^2 + \\|\\nabla f(x_k)\\|^2$$"),
            "refuted");
  EXPECT_EQ(last(said + "2 \\mathbb{E}\\|g_k - \\nabla f(x_k)\\|^2 + \\|\\nabla f(x_k)\\|^2$$"),
            "refuted");
}

TEST(MeansNotes, AStepOfStochasticDescentIsTakenInTheMean) {
  EXPECT_EQ(last(descent + "$$\\mathbb{E}[x_{k+1}] = x_k - \\eta \\nabla f(x_k)$$"), "proved");
  EXPECT_EQ(last(descent + "$$\\mathbb{E}\\|x_{k+1} - x^*\\|^2 = \\|x_k - x^*\\|^2 - 2 \\eta "
                           "\\nabla f(x_k)^\\top (x_k - x^*) + \\eta^2 \\mathbb{E}\\|g_k\\|^2$$"),
            "proved");
  EXPECT_EQ(last(descent + "$$\\mathbb{E}[f(x_{k+1})] \\le f(x_k) - \\eta \\|\\nabla f(x_k)\\|^2 "
                           "+ \\frac{L \\eta^2}{2} \\mathbb{E}\\|g_k\\|^2$$"),
            "proved");
}

TEST(MeansNotes, ConditionalExpectationsAreKnownByTheirCondition) {
  const std::string said =
      "Suppose $\\mathbb{E}[g_t \\mid w_t] = \\nabla f(w_t)$. Then $$\\mathbb{E}[\\langle g_t, "
      "\\nabla f(w_t) \\rangle ";
  EXPECT_EQ(last(said + "\\mid w_t] = \\|\\nabla f(w_t)\\|^2$$"), "proved");
  EXPECT_EQ(last(said + "\\mid w_t] = 2 \\|\\nabla f(w_t)\\|^2$$"), "refuted");
  EXPECT_NE(last(said + "] = \\|\\nabla f(w_t)\\|^2$$"), "proved");
  EXPECT_NE(last(said + "\\mid w_0] = \\|\\nabla f(w_t)\\|^2$$"), "proved");
  const std::string one = "Suppose $\\mathbb{E}_i[\\nabla f_i(x)] = \\nabla f(x)$. Then ";
  EXPECT_EQ(last(one + "$$\\mathbb{E}_i \\|\\nabla f_i(x) - \\nabla f(x)\\|^2 = \\mathbb{E}_i "
                       "\\|\\nabla f_i(x)\\|^2 - \\|\\nabla f(x)\\|^2$$"),
            "proved");
  // What an expectation gives under a condition is random itself.
  EXPECT_NE(last("Suppose $\\mathbb{E}_t[g_t] = \\nabla f(w_t)$. Then "
                 "$$\\mathbb{E}[\\mathbb{E}_t \\|g_t\\|^2] = \\mathbb{E}_t \\|g_t\\|^2$$"),
            "proved");
}

TEST(MeansNotes, WhatIsNotLinearHasNoMeanOfItsMean) {
  for (const char* claim :
       {"$$\\mathbb{E}\\|g_k\\|^2 = \\|\\nabla f(x_k)\\|^2$$",
        "$$\\mathbb{E}[(\\nabla f(x_k)^\\top g_k)^2] = \\|\\nabla f(x_k)\\|^4$$",
        "$$\\mathbb{E}|g_k^\\top x^*| = |\\nabla f(x_k)^\\top x^*|$$",
        "$$\\mathbb{E}\\|x_{k+1}\\|^2 = \\|x_k - \\eta \\nabla f(x_k)\\|^2$$",
        "$$\\mathbb{E}[f(x_{k+1})] = f(x_k - \\eta \\nabla f(x_k))$$",
        "$$\\mathbb{E}[f(x_{k+1})] \\le f(x_k) - \\eta \\|\\nabla f(x_k)\\|^2 + \\frac{L "
        "\\eta^2}{2} \\|\\nabla f(x_k)\\|^2$$",
        "$$\\mathbb{E}\\|x_{k+1} - x^*\\|^2 = \\|\\mathbb{E}[x_{k+1}] - x^*\\|^2$$",
        "$$\\mathbb{E}[\\|g_k\\| \\, \\nabla f(x_k)^\\top g_k] = \\mathbb{E}[\\|g_k\\|] "
        "\\|\\nabla f(x_k)\\|^2$$"}) {
    EXPECT_NE(last(descent + claim), "proved") << claim;
  }
}

TEST(MeansNotes, WhatIsSaidOfOneMemberIsSaidOfNoOther) {
  const std::string said = unbiased + "Then ";
  EXPECT_NE(last(said + "$$\\mathbb{E}[\\nabla f(x_k)^\\top g_{k+1}] = \\|\\nabla f(x_k)\\|^2$$"),
            "proved");
  EXPECT_NE(last(said + "$$\\mathbb{E}[g_{k+1}^\\top g_k] = \\|\\nabla f(x_k)\\|^2$$"), "proved");
  EXPECT_NE(last("$$\\mathbb{E}\\|g - a\\|^2 = \\mathbb{E}\\|g\\|^2 - \\|a\\|^2$$"), "proved");
  EXPECT_NE(last(unbiased + "\n\n<!-- gradus: forget -->\n\n$$\\mathbb{E}[\\nabla f(x_k)^\\top "
                            "g_k] = \\|\\nabla f(x_k)\\|^2$$"),
            "proved");
}

}  // namespace
}  // namespace gradus
