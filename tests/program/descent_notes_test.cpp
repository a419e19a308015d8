// Orders between values at iterates, refuted by a run of gradient descent that meets all that is
// said.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

std::string last(const std::string& text) { return verdicts(text).back(); }

std::ptrdiff_t refuted(const std::string& text) {
  return std::ranges::count(verdicts(text), std::string("refuted"));
}

const std::string falls = "Let $L > 0$. $$f(w_{t+1}) \\le f(w_t) - \\frac{\\|g_t\\|^2}{2 L}$$ ";

TEST(DescentNotes, ASlipInADecreaseIsRefutedByARun) {
  EXPECT_EQ(last(falls + "$$\\Rightarrow \\frac{\\|g_t\\|^2}{2 L} \\le f(w_t) - f(w_{t+1})$$"),
            "proved");
  for (const char* slip : {"\\frac{\\|g_t\\|^3}{2 L} \\le f(w_t) - f(w_{t+1})",
                           "\\frac{\\|g_t\\|^2}{2 L} \\le f(w_t) - f(w_{t-1})",
                           "\\frac{\\|g_t\\|^2}{2 L} \\le f(w_t) + f(w_{t+1})",
                           "\\frac{\\|g_t\\|^2}{2 L} \\le f(w_{t+1}) - f(w_{t+1})"}) {
    EXPECT_EQ(last(falls + "$$\\Rightarrow " + slip + "$$"), "refuted") << slip;
  }
}

TEST(DescentNotes, AnOffsetOfTheLossDecides) {
  EXPECT_EQ(last("Let $L > 0$. We know that $f(w^*) \\le f(w_t)$. Hence $$f(w_0) - f(w_t) \\le "
                 "f(w_0) + f(w^*)$$"),
            "refuted");
}

TEST(DescentNotes, ASuperscriptIndexMayBeTheSlip) {
  EXPECT_EQ(last("Let $L > 0$. $$f(w^{(t+1)}) \\le f(w^{(t)}) - \\frac{\\|g^{(t)}\\|^2}{2 L}$$ "
                 "$$\\Rightarrow \\frac{\\|g^{(t)}\\|^2}{2 L} \\le f(w^{(t)}) - f(w^{(t-1)})$$"),
            "refuted");
}

const std::string steps =
    "Let $f$ be $L$-smooth and $\\mu$-PL, with $0 < \\mu \\le L$. With the step $$x_{t+1} = x_t - "
    "\\frac{1}{L} \\nabla f(x_t)$$ we have ";

TEST(DescentNotes, IteratesFollowTheirRule) {
  EXPECT_EQ(last(steps + "$$f(x_{t+1}) - f^* \\le \\left(1 - \\frac{\\mu}{L}\\right) (f(x_t) - "
                         "f^*)$$"),
            "proved");
  for (const char* slip : {"\\left(1 - \\frac{\\mu}{L}\\right) (f(x_t) + f^*)",
                           "\\left(1 - \\frac{\\mu}{L}\\right) (f(x_{t+1}) - f^*)"}) {
    EXPECT_EQ(last(steps + "$$f(x_{t+1}) - f^* \\le " + slip + "$$"), "refuted") << slip;
  }
}

TEST(DescentNotes, AMinimiserIsNotTheOrigin) {
  EXPECT_EQ(refuted("Let $f$ be convex. By convexity, $$f(x) - f(x^*) \\le \\nabla f(x)^\\top (x + "
                    "x^*).$$"),
            1);
}

TEST(DescentNotes, WhatHoldsOfSuchFunctionsIsNotRefuted) {
  const std::string convex =
      "Let $f$ be convex and $L$-smooth with $L > 0$ and $$x_{t+1} = x_t - \\frac{1}{L} \\nabla "
      "f(x_t).$$ Then ";
  for (const char* truth :
       {"\\|x_{t+1} - x^*\\| \\le \\|x_t - x^*\\|",
        "\\|\\nabla f(x_{t+1})\\| \\le \\|\\nabla f(x_t)\\|",
        "f(x_{t+1}) \\le f(x_t) - \\frac{1}{2 L} \\|\\nabla f(x_{t+1})\\|^2",
        "\\frac{1}{2 L} \\|\\nabla f(x_t)\\|^2 \\le f(x_t) - f(x^*)",
        "f(x_t) - f(x^*) \\le \\frac{L}{2} \\|x_t - x^*\\|^2",
        "f(x_{t+1}) - f(x^*) \\le \\frac{L}{2} \\|x_t - x^*\\|^2",
        "f(x_t) - f(x^*) \\le \\frac{L \\|x_0 - x^*\\|^2}{4 t + 2}",
        "f(x_t) - f(x^*) \\le f(x_0) - f(x^*)",
        "\\sum_{k=0}^{t-1} \\|\\nabla f(x_k)\\|^2 \\le 2 L (f(x_0) - f(x_t))"}) {
    EXPECT_EQ(refuted(convex + "$$" + truth + "$$"), 0) << truth;
  }
}

TEST(DescentNotes, WhatAnUnsaidConditionGivesIsNotRefuted) {
  const std::string given =
      "Let $f$ be $L$-smooth, $L > 0$, $\\eta > 0$ and $x_{k+1} = x_k - \\eta "
      "\\nabla f(x_k)$. Then ";
  for (const char* truth : {"f(x_{k+1}) \\le f(x_k)",
                            "f(x_{k+1}) \\le f(x_k) - \\frac{\\eta}{2} \\|\\nabla f(x_k)\\|^2",
                            "f(x_{k+1}) \\le f(x_k) - \\frac{1}{2 L} \\|\\nabla f(x_k)\\|^2",
                            "\\|\\nabla f(x_k)\\|^2 \\le \\frac{2}{\\eta} (f(x_k) - f(x_{k+1}))"}) {
    EXPECT_EQ(refuted(given + "$$" + truth + "$$"), 0) << truth;
  }
}

TEST(DescentNotes, AnUnknownDirectionIsNoGradient) {
  EXPECT_EQ(refuted("Let $L > 0$ and $x_{k+1} = x_k + p_k$ for a vector $p_k$. For all $k$, "
                    "$f(x_{k+1}) \\le f(x_k)$. Hence $$f(x_{k+2}) \\le f(x_k)$$"),
            0);
}

TEST(DescentNotes, ClassesAreHeardBehindMapsAndHeadings) {
  const std::string lemma =
      " Then $$f(y) \\le f(z) + \\nabla f(z)^T (y - z) + \\frac{L}{2} \\|y - z\\|^2$$";
  EXPECT_EQ(
      verdicts("Let $f: \\mathbb{R}^d \\to \\mathbb{R}$ be an $L$-smooth convex function." + lemma)
          .back(),
      "proved");
  EXPECT_EQ(
      verdicts("\\section{Smooth functions}\nLet $f$ be $L$-smooth." + lemma, "notes.tex").back(),
      "proved");
  EXPECT_NE(verdicts("\\section{Smooth functions}\nLet $f$ not be $L$-smooth." + lemma, "notes.tex")
                .back(),
            "proved");
  EXPECT_NE(verdicts("Let $g: \\mathbb{R}^d \\to \\mathbb{R}$ be $L$-smooth." + lemma).back(),
            "proved");
}

TEST(DescentNotes, BoundsOnTheCurvatureAreInOrder) {
  const std::string both =
      "Assume that $$f(y) \\ge f(x) + \\nabla f(x)^\\top (y - x) + \\frac{\\mu}{2} \\|y - x\\|^2$$ "
      "and "
      "$$f(y) \\le f(x) + \\nabla f(x)^\\top (y - x) + \\frac{L}{2} \\|y - x\\|^2.$$ Let $x_{t+1} "
      "= "
      "x_t - \\frac{1}{L} \\nabla f(x_t)$ with $L > 0$. Then $$f(x_{t+1}) \\le ";
  EXPECT_EQ(last(both + "f(x_t) - \\frac{1}{2L} \\|\\nabla f(x_t)\\|^2.$$"), "proved");
  for (const char* slip : {"f(x_t) - \\frac{1}{2L} \\|\\nabla f(x_t)\\|^3",
                           "f(x_{t+1}) - \\frac{1}{2L} \\|\\nabla f(x_t)\\|^2"}) {
    EXPECT_EQ(last(both + slip + ".$$"), "refuted") << slip;
  }
  EXPECT_NE(last(both + "f(x_t) - \\frac{1}{2L} \\|\\nabla f(x_{t+1})\\|^2.$$"), "refuted");
  EXPECT_NE(last(both + "f(x_t) - \\frac{\\mu}{2 L^2} \\|\\nabla f(x_t)\\|^2.$$"), "refuted");
}

TEST(DescentNotes, ConvexityByChordsIsConvexityByTangents) {
  const std::string chords =
      "Let $f$ satisfy $f(\\lambda x + (1 - \\lambda) y) \\le \\lambda f(x) + (1 - \\lambda) f(y)$ "
      "for $\\lambda \\in [0, 1]$. Then $$f(x) \\ge f(y) + ";
  EXPECT_EQ(last(chords + "\\nabla f(y)^\\top (x - y).$$"), "proved");
  EXPECT_EQ(last(chords + "\\nabla f(y)^\\top (x + y).$$"), "refuted");
  EXPECT_NE(
      last("Let $f$ satisfy $f(\\lambda x + (1 - \\lambda) y) \\ge \\lambda f(x) + (1 - \\lambda) "
           "f(y)$ for $\\lambda \\in [0, 1]$. Then $$f(x) \\ge f(y) + \\nabla f(y)^\\top (x - "
           "y).$$"),
      "proved");
}

TEST(DescentNotes, ClassesAreHeardAmongOtherWords) {
  const std::string lemma =
      " Then $$f(y) \\le f(z) + \\nabla f(z)^\\top (y - z) + \\frac{L}{2} \\|y - z\\|^2$$";
  for (const char* said : {"Let $f$ be differentiable, bounded below by $f^*$, and $L$-smooth.",
                           "Let $f$ be $L$-smooth with minimum value $f^*$."}) {
    EXPECT_EQ(last(said + lemma), "proved") << said;
  }
  for (const char* said : {"Let $f$ be convex, and consider an $L$-smooth function $g$.",
                           "Let $f$ be convex, and $L$-smooth $g$ be given.",
                           "Let $g$ be bounded below by $f$, and $L$-smooth."}) {
    EXPECT_NE(last(said + lemma), "proved") << said;
  }
}

TEST(DescentNotes, ACharacterizationIsNoApproximation) {
  EXPECT_EQ(
      last("Let $f$ be convex and $g_t = \\nabla f(x_t)$. By the first-order characterization, we "
           "can bound $f(x_t) - f(x^*) \\le g_t^\\top (x_t + x^*)$."),
      "refuted");
}

TEST(DescentNotes, ALeastValueEndsASum) {
  const std::string sums =
      " and $L$-smooth with $L > 0$. Let $x_{t+1} = x_t - \\frac{1}{L} \\nabla f(x_t)$. Then "
      "$$\\|\\nabla "
      "f(x_t)\\|^2 \\le 2 L (f(x_t) - f(x_{t+1})).$$ Summing over $t = 0, \\dots, T - 1$, "
      "$$\\sum_{t=0}^{T-1} "
      "\\|\\nabla f(x_t)\\|^2 \\le 2 L (f(x_0) - f(x_T)) \\le 2 L (f(x_0) - f^*).$$ Hence "
      "$$\\frac{1}{T} "
      "\\sum_{t=0}^{T-1} \\|\\nabla f(x_t)\\|^2 \\le \\frac{2 L (f(x_0) - f^*)}{T}.$$";
  const auto all = verdicts("Let $f$ be bounded below by $f^*$" + sums);
  ASSERT_GE(all.size(), 4U);
  EXPECT_TRUE(
      std::all_of(all.end() - 3, all.end(), [](const std::string& v) { return v == "proved"; }));
  EXPECT_NE(last("Let $f$ be convex" + sums), "proved");
}

TEST(DescentNotes, AMinimiserIsHeardOf) {
  EXPECT_EQ(last("Let $x^*$ be a minimizer of $f$. Then $f(x^*) \\le f(y)$."), "proved");
  EXPECT_EQ(last("Let $f$ be convex with minimizer $x^*$. Then $f(x^*) \\le f(y)$."), "proved");
  for (const char* some :
       {"Let $x^*$ be a local minimizer of $f$.", "Let $x^*$ be a minimizer of $f$ over a set.",
        "Let $x^*$ be a minimizer of $g$.", "Suppose $x^*$ is no minimizer of $f$."}) {
    EXPECT_NE(last(std::string(some) + " Then $f(x^*) \\le f(y)$."), "proved") << some;
  }
}

TEST(DescentNotes, ABoundOnANormBoundsItsSquare) {
  const std::string given =
      "Let $\\eta > 0$. Suppose that $\\|g_t\\| \\le G$ for all $t$ and $x_{t+1} = x_t - \\eta "
      "g_t$. Then "
      "$$\\|x_{t+1} - y\\|^2 \\le \\|x_t - y\\|^2 - 2 \\eta g_t^\\top (x_t - y) + ";
  EXPECT_EQ(last(given + "\\eta^2 G^2.$$"), "proved");
  EXPECT_NE(last(given + "\\eta^2 G.$$"), "proved");
}

TEST(DescentNotes, WordsThatEveryModelMeetsRescueNothing) {
  const std::string given =
      " Let $L > 0$. We know that $f(w^*) \\le f(w_t)$. Hence $$f(w_0) - f(w_t) \\le f(w_0) + "
      "f(w^*)$$";
  for (const char* words : {"Let $w^*$ be the minimizer.", "We compare with the least one."}) {
    EXPECT_EQ(last(words + given), "refuted") << words;
  }
  EXPECT_NE(last("The loss is one." + given), "refuted");
}

TEST(DescentNotes, ANameOfOneMemberIsNoConditionOfAll) {
  const std::string given =
      "Let $f$ be $L$-smooth. Let $x_{t+1} = x_t - \\frac{1}{L} \\nabla f(x_t)$. Put $y = x_{t+1}$ "
      "and "
      "$x = x_t$. Then $$\\|\\nabla f(x_t)\\|^2 \\le 2 L (f(x_t) ";
  EXPECT_EQ(last(given + "- f(x_{t+1})).$$"), "proved");
  EXPECT_EQ(last(given + "+ f(x_{t+1})).$$"), "refuted");
  EXPECT_NE(last("Put $a = a_t$. Let $b_{t+1} \\le b_t + a_t$ for all $t$. Summing over $t$, $$b_T "
                 "\\le b_0 + T "
                 "a.$$"),
            "proved");
}

TEST(DescentNotes, WhatAProofAppliesIsNoConditionOfItsLemma) {
  const std::string lemma =
      "Let $f$ be $L$-smooth. Let $x_{t+1} = x_t - \\frac{1}{L} \\nabla "
      "f(x_t)$.\n\\begin{lemma}\nWe have "
      "$f(x_{t+1}) \\le f(x_{t+1}) - \\frac{1}{2L} \\|\\nabla "
      "f(x_t)\\|^2$.\n\\end{lemma}\n\\begin{proof}\n";
  const auto all = verdicts(lemma + "By smoothness with $y = x_{t+1}$ and $x = x_t$.\n\\end{proof}",
                            "notes.tex");
  EXPECT_EQ(std::ranges::count(all, std::string("refuted")), 1);
}

TEST(DescentNotes, SquaredDistancesEndASum) {
  const std::string given =
      "Let $\\eta > 0$ and $x_{t+1} = x_t - \\eta g_t$. Suppose that $f(x_t) - f(x^*) \\le "
      "\\frac{\\|x_t - "
      "x^*\\|^2 - \\|x_{t+1} - x^*\\|^2}{2 \\eta} + \\eta G^2$ for all $t$. Summing over $t$, "
      "$$\\sum_{t=0}^{T-1} (f(x_t) - f(x^*)) \\le \\frac{\\|x_0 - x^*\\|^2}{2 \\eta} + ";
  EXPECT_EQ(last(given + "\\eta G^2 T.$$"), "proved");
  EXPECT_NE(last(given + "\\eta G^2.$$"), "proved");
}

}  // namespace
}  // namespace gradus
