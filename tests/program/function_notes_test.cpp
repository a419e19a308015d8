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

}  // namespace
}  // namespace gradus
