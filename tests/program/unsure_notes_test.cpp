// What rests on conditions that are not said to hold where they are used is not proved.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

bool has(const std::string& text, const std::string& verdict) {
  return std::ranges::count(verdicts(text), verdict) > 0;
}

std::string last_message(const std::string& text) { return check(text).results.back().message; }

TEST(UnsureNotes, ConditionsThatNoWordSaysProveNothing) {
  const std::string inferred =
      "$$a + b + c^2 \\le d + e$$\nIt follows that $2a + 2b + 2c^2 \\le 2d + 2e$.";
  EXPECT_EQ(verdicts(inferred).back(), "undecided");
  EXPECT_EQ(last_message(inferred), "would hold with line 1, which need not be meant here");
  EXPECT_EQ(verdicts("Let $a + b = c + d$. Then $2a + 2b = 2c + 2d$.").back(), "certified");
  EXPECT_EQ(verdicts("Suppose $\\|g\\|^2 \\le G^2$. Then $2\\|g\\|^2 \\le 2G^2$.").back(),
            "proved");
  EXPECT_EQ(
      verdicts("The gradients obey $\\|g\\|^2 \\le G^2$. Then $2\\|g\\|^2 \\le 2G^2$.").back(),
      "proved");
}

TEST(UnsureNotes, WhatIsPutTogetherIsNoCondition) {
  const std::string concluded =
      "Assume $e_{t+1} \\le \\rho e_t$ for $t = 3$ only.\nIterating, $e_t \\le \\rho^t e_0$.\n\n";
  EXPECT_FALSE(has(concluded + "Hence $e_t \\le \\rho^t e_0$.", "proved"));
  EXPECT_TRUE(has("Let $a_n \\le n b$.\n\nThen $2 a_n \\le 2 n b$.", "proved"));
}

TEST(UnsureNotes, ConditionsEndWithTheirLemmaExampleOrCase) {
  for (const char* text :
       {"\\begin{lemma}\nLet $x + y = 1$. Some bound holds.\n\\end{lemma}\nNext, $(x+y)^2 z = z$.",
        "\\begin{example}\nSuppose $u = 2v$.\n\\end{example}\nWe have $u^2 = 4v^2$.",
        "\\begin{exercise}\nLet $x \\ge 1$.\n\\end{exercise}\nWe have $x^2 \\ge x$.",
        "# One\nLet $a + b = 1$.\n# Two\nWe have $(a + b) c + d = c + d$.",
        "Setting the derivative to zero, $2x = 4$. At any other point, $2x + 1 = 5$.",
        "Suppose $A$ is symmetric. Without this assumption, $u^\\top A v = v^\\top A u$.",
        "If $a > b$, all is well. In any event $|a - b| = a - b$.",
        "Provided $n \\ge 4$ we have a bound. For smaller $n$ as well, $2^n \\ge n^2$.",
        "Let $x \\ge 1$ first. If this fails, $x^3 \\ge x$.",
        "For some $t$ we have $x_t \\le 1$. For all $t$, $2 x_t \\le 2$.",
        "The first model has $p = 2$ parameters. The second one has $p^2 + c = 4 + c$.",
        "Before the update $w = 1$. Nobody knows it now: $w^2 + c = 1 + c$.",
        "Let $f(x) = x^2$ for $x > 0$. For $x < 0$ we get $f(x) + 1 = x^2 + 1$.",
        "For $i < j$ let $c_{ij} = 0$. For $i > j$, $c_{ij} + 1 = 1$.",
        "Let $p + q = 1$ in the two-class case. With three classes, $(p + q)^2 + c = 1 + c$.",
        "Suppose $A$ is singular. Then $A^{-1} A x = x$.",
        "The program sets $i = i + 1$ and $i = 0$. Then $i + 2 = 2$ after the loop."}) {
    EXPECT_FALSE(has(text, "proved") || has(text, "certified")) << text;
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
  for (const char* text :
       {"\\begin{lemma}\nLet $x + y = 1$. Then $(x+y)^2 z = z$.\n\\end{lemma}",
        "\\begin{lemma}\nLet $x \\ge 1$.\n\\end{lemma}\n\\begin{proof}\nWe have $x^2 \\ge "
        "x$.\n\\end{proof}",
        "If $a > b$, all is well. Then $|a - b| = a - b$.",
        "Let $f(x) = \\log x$ for $x > 0$. Then $f(x^2) = 2 f(x)$ for $x > 1$.",
        "Suppose $A$ is nonsingular. Then $A^{-1} A x = x$.",
        "# One\nLet $x \\ge 1$.\n# Two\nWe have $x^2 \\ge x$."}) {
    EXPECT_TRUE(has(text, "proved") || has(text, "certified")) << text;
  }
}

TEST(UnsureNotes, ValuesOfACaseNeitherProveNorRefute) {
  for (const char* text : {"With probability one half, $z = 1$. Hence $z + c = 1 + c$.",
                           "Typically $\\rho = 1$. Always, $\\rho x + c = x + c$.",
                           "With high probability, $X = 0$. Surely $X + y + c = y + c$.",
                           "Suppose $x \\ne 0$. But at $x = 0$ too, $\\frac{x}{x} + c = 1 + c$.",
                           "Except for $s = 0$ all is fine. Therefore $s + t + c = t + c$.",
                           "Up to an error $O(h^2)$, $f = a + bh$. Exactly, $f - a = bh$."}) {
    EXPECT_FALSE(has(text, "proved")) << text;
    EXPECT_FALSE(has(text, "refuted")) << text;
  }
}

TEST(UnsureNotes, AProbabilityIsNoCaseItself) {
  const std::string arm = "It takes arm 1 with probability $p = \\frac{1}{1 + e^{-z}}$";
  EXPECT_EQ(verdicts(arm + ". Then $\\frac{1 - p}{p} = e^{-z}$.").back(), "proved");
  EXPECT_NE(verdicts(arm + ", and then $z = 1$. Hence $z + c = 1 + c$.").back(), "proved");
}

TEST(UnsureNotes, ValuesOfOnePointDoNotExcuseSlips) {
  const std::string before =
      "Define $k(\\mu, \\sigma) = \\frac12 (\\mu^2 + \\sigma^2 - 1) - \\log \\sigma$. The minimum "
      "is "
      "at $\\mu = 0$, $\\sigma = 1$, where $k(0, 1) = 0$. Moreover\n$$k(\\mu, \\sigma) = ";
  const auto last = [&](const std::string& side) {
    const auto all = verdicts(before + side + " \\ge \\frac12 \\mu^2.$$");
    return all[all.size() - 2];
  };
  EXPECT_EQ(last("\\frac12 (\\mu^2 + \\sigma^2 - 1 - \\log \\sigma^2)"), "proved");
  EXPECT_EQ(last("\\frac12 (\\mu^2 + \\sigma^2 - 1 + \\log \\sigma^2)"), "refuted");
  EXPECT_EQ(last("\\frac12 (\\mu^3 + \\sigma^2 - 1 - \\log \\sigma^2)"), "refuted");
}

TEST(UnsureNotes, WhatIsSaidForAllNumbersIsNotProvedWhereItIsUndefined) {
  for (const char* text : {"For all real $x$, $\\log(x^2) = 2\\log x$.",
                           "$\\frac{a^2 - b^2}{a - b} = a + b$ for all real $a$ and $b$.",
                           "Let $x$ be an arbitrary real number. Then $e^{\\log x} = x$.",
                           "For every $x$ we have $\\frac{x}{x} + c = 1 + c$.",
                           "For all $x \\in \\mathbb{R}$, $\\frac{x^3}{x} = x^2$."}) {
    EXPECT_EQ(verdicts(text).back(), "undecided") << text;
  }
  EXPECT_EQ(last_message("For every $x$, $\\frac{x}{x} + c = 1 + c$."),
            "is said for all values, and is defined only for x != 0");
  for (const char* text : {"For all positive $x$, $\\log(x^2) = 2\\log x$.",
                           "For all real $x$, $\\frac{1}{1 + x^2} + x = x + \\frac{1}{x^2 + 1}$.",
                           "For every $x$ with $x > 0$ we have $\\frac{x}{x} + c = 1 + c$.",
                           "We have $\\frac{x^3}{x} = x^2$."}) {
    EXPECT_TRUE(has(text, "proved") || has(text, "certified")) << text;
  }
}

TEST(UnsureNotes, AnotherValueTakesThePlaceOfTheOneBefore) {
  const Strings all = verdicts(
      "We solve $(14 + \\lambda)\\theta = 11$.\n\n$\\lambda = 0$: $\\theta + 1 = "
      "25/14$; $\\lambda = 2$: $(\\lambda + 1) c = 3c$.\n\nIn each case $(x + "
      "\\lambda)^2 = x^2 + 2\\lambda x + \\lambda^2$.");
  EXPECT_EQ(all.back(), "proved");
  EXPECT_EQ(std::ranges::count(all, "refuted"), 0);
}

TEST(UnsureNotes, AbbreviationsEndNoSentence) {
  EXPECT_FALSE(
      has("That is false, i.e. $a + b = 2c + d$ is wrong. Then $2a + 2b = 4c + 2d$.", "certified"));
  EXPECT_FALSE(has("In the tropical semiring $a + a = a$, i.e. $a + a + b = a + b$.", "refuted"));
}

}  // namespace
}  // namespace gradus
