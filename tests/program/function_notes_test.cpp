// Orders about a function of which the notes assume something at all points.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool refutes(const std::string& text) {
  return std::ranges::count(verdicts(text), std::string("refuted")) > 0;
}

const std::string smooth =
    "Let $L > 0$ and $\\|\\nabla f(x) - \\nabla f(y)\\| \\le L\\|x - y\\|$. ";
const std::string convex = "Assume $f(y) \\ge f(x) + \\nabla f(x)^\\top (y - x)$. ";

TEST(FunctionNotes, ASlipInABoundOfASmoothFunctionIsRefuted) {
  for (const char* bound : {"f(x) + \\nabla f(x)^\\top (y - x) + \\frac{L}{4}\\|y - x\\|^2",
                            "f(x) + \\nabla f(x)^\\top (y - x) + \\frac{L}{2}\\|y + x\\|^2",
                            "2 f(x) + \\nabla f(x)^\\top (y - x) + \\frac{L}{2}\\|y - x\\|^2"}) {
    EXPECT_TRUE(refutes(smooth + "Hence $f(y) \\le " + bound + "$.")) << bound;
  }
}

TEST(FunctionNotes, ASlipInAStepOfGradientDescentIsRefuted) {
  const std::string given = smooth + "Let $x_{k+1} = x_k - \\eta \\nabla f(x_k)$. ";
  EXPECT_TRUE(refutes(given + "Hence $f(x_{k+1}) \\le f(x_k) - \\eta\\left(1 + "
                              "\\frac{L\\eta}{2}\\right)\\|\\nabla f(x_k)\\|^2$."));
}

TEST(FunctionNotes, ASlipInWhatConvexityGivesIsRefuted) {
  EXPECT_TRUE(refutes(convex + "Hence $0 \\ge \\nabla f(x)^\\top (y - x) - "
                               "\\nabla f(y)^\\top (x - y)$."));
}

TEST(FunctionNotes, WhatMayBeAnotherConditionIsNot) {
  for (const std::string& text :
       {convex + "Strong convexity: $f(y) \\ge f(x) + \\nabla f(x)^\\top (y - x) + "
                 "\\frac{\\mu}{2}\\|y - x\\|^2$.",
        "Let $\\mu > 0$. " + convex +
            "Then $f(y) \\ge f(x) + \\nabla f(x)^\\top (y - x) + \\frac{\\mu}{2}\\|y - x\\|^2$.",
        convex + "Then $f(y) \\le f(x) + \\nabla f(x)^\\top (y - x) + \\frac{M}{2}\\|y - x\\|^2$.",
        smooth + "Let $\\eta > 0$ and $x_{k+1} = x_k - \\eta \\nabla f(x_k)$. Hence $f(x_{k+1}) "
                 "\\le f(x_k) - \\frac{\\eta}{2}\\|\\nabla f(x_k)\\|^2$.",
        convex + "Hence $f(x) - f(x^*) \\ge \\|x - x^*\\|^2$."}) {
    EXPECT_FALSE(refutes(text)) << text;
  }
}

TEST(FunctionNotes, GradientsByAPartAreOthers) {
  EXPECT_NE(verdicts("Hence $\\nabla_{\\theta_1} J(\\theta) + c = \\nabla_{\\theta_2} J(\\theta) + "
                     "c$."),
            Strings{"proved"});
  const std::string at = "Hence $\\nabla_\\theta L(\\tilde\\theta_t) + c = c + ";
  EXPECT_EQ(verdicts(at + "\\nabla L(\\tilde\\theta_t)$."), Strings{"proved"});
  EXPECT_EQ(verdicts(at + "2\\nabla L(\\tilde\\theta_t)$."), Strings{"refuted"});
}

TEST(FunctionNotes, EigenvaluesAreTakenOfMatrices) {
  const std::string matrix = "Let $X$ be a matrix. Then ";
  EXPECT_EQ(verdicts(matrix + "$\\lambda_{\\min}(X^T X) + 1 = 1 + \\lambda_{\\min}(X^T X)$."),
            Strings{"proved"});
  EXPECT_EQ(verdicts(matrix + "$\\sigma_{\\max}(X^T X) + 1 = 1 + 2\\sigma_{\\max}(X^T X)$."),
            Strings{"refuted"});
  EXPECT_EQ(verdicts("$$\\lambda_{\\max}(1 - a) = \\lambda_{\\max} - a \\lambda_{\\max}$$"),
            Strings{"proved"});
}

TEST(FunctionNotes, ValuesAddedToVectorsAreVectors) {
  const std::string square = "Let $y \\in \\R^d$. Then $\\|h(x) - y\\|^2 = \\|h(x)\\|^2 ";
  EXPECT_EQ(verdicts(square + "- 2 h(x)^T y + \\|y\\|^2$.").back(), "proved");
  EXPECT_EQ(verdicts(square + "+ 2 h(x)^T y + \\|y\\|^2$.").back(), "refuted");
}

TEST(FunctionNotes, AnOperatorOrATransposedValueIsNoProduct) {
  EXPECT_EQ(verdicts("Let $f(x) = \\frac12 r(x)^T r(x)$. Then $Df(x) = r^T(x) Dr(x)$.").back(),
            "skipped");
  EXPECT_EQ(verdicts("Then $[D^2 f(x)]^T = D^2 f(x)$."), Strings{"skipped"});
  EXPECT_EQ(verdicts("Let $U \\in \\R^{n\\times n}$ and $x \\in \\R^n$. Then $U(A + B)x = UAx + "
                     "UBx$.")
                .back(),
            "proved");
}

TEST(FunctionNotes, AnUpperLimitMayHaveAnIndex) {
  EXPECT_EQ(verdicts("$$\\sum_{j=1}^{n_l} c = n_l c$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\sum_{j=1}^{n_l} c = n_l c + 1$$"), Strings{"refuted"});
  EXPECT_EQ(verdicts("$$\\sum_{l=1}^L \\sum_{j=1}^{n_l} c = c + 1$$"), Strings{"skipped"});
}

TEST(FunctionNotes, WhatIsComparedIsANumber) {
  const std::string step = "$h (a - c) + h (c - b) = h (a - b)$.";
  EXPECT_EQ(verdicts("Let $h > 0$. Then " + step).back(), "proved");
  EXPECT_NE(verdicts("Then " + step).back(), "proved");
  EXPECT_NE(verdicts("Let $h > 0$ and $h(x) = x$. Then " + step).back(), "proved");
}

TEST(FunctionNotes, TheLastLinkOfAChainMayGiveAFunction) {
  const std::string before = "With $d = \\sigma(z) = \\frac{1}{1+e^{-z}}$ we have ";
  EXPECT_EQ(verdicts(before + "$\\sigma'(z) = \\sigma(z) (1 - \\sigma(z))$.").back(), "proved");
  EXPECT_EQ(verdicts(before + "$\\sigma'(z) = \\sigma(z) (1 + \\sigma(z))$.").back(), "refuted");
  EXPECT_EQ(verdicts("Let $f(z) = z^2$. Then $d = f(z) = z^3$.").back(), "refuted");
}

}  // namespace
}  // namespace gradus
