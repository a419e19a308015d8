// Formulas for all members of a recursion: shown by induction, refuted by an early member.

#include <gtest/gtest.h>

#include <algorithm>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

std::string last(const std::string& text) { return verdicts(text).back(); }

const std::string average = "Let $v_{t+1} = \\beta v_t + (1-\\beta) g_t$ with $v_0 = 0$. Then ";
const std::string adam = "Let $m_t = \\beta m_{t-1} + (1-\\beta) g_t$ with $m_0 = v_0 = 0$. Then ";
const std::string steps = "Let $x_{t+1} = x_t - \\eta h x_t$. Then ";
const std::string matrix = "Let $H$ be symmetric and $w_{t+1} = w_t - \\eta H w_t$. Then ";
const std::string fibonacci = "$F_{n+1} = F_n + F_{n-1}$ with $F_0 = 0$ and $F_1 = 1$. Then ";

TEST(RecursionsOfNotes, ClosedFormsAreProved) {
  for (const std::string& text : {
           average + "$v_t = (1-\\beta)\\sum_{i=0}^{t-1}\\beta^{t-1-i} g_i$.",
           adam + "$m_t = (1-\\beta)\\sum_{i=1}^{t}\\beta^{t-i} g_i$.",
           steps + "$x_t = (1-\\eta h)^t x_0$.",
           steps + "$x_{t+1} = (1-\\eta h)^{t+1} x_0$.",
           fibonacci + "$F_n = \\frac{1}{\\sqrt5}\\left(\\left(\\frac{1+\\sqrt5}{2}\\right)^n - "
                       "\\left(\\frac{1-\\sqrt5}{2}\\right)^n\\right)$.",
           std::string("$S_n = S_{n-1} + n$ with $S_0 = 0$, so $S_n = n(n+1)/2$."),
           std::string("$a_{n+1} = 2 a_n + 1$ with $a_1 = 1$, so $a_n = 2^n - 1$."),
       }) {
    EXPECT_EQ(last(text), "proved") << text;
  }
}

TEST(RecursionsOfNotes, SlipsInThemAreRefuted) {
  for (const std::string& text : {
           average + "$v_t = (1-\\beta)\\sum_{i=0}^{t-1}\\beta^{t-i} g_i$.",
           adam + "$m_t = (1+\\beta)\\sum_{i=1}^{t}\\beta^{t-i} g_i$.",
           steps + "$x_t = (1+\\eta h)^t x_0$.",
           steps + "$x_t = (1-\\eta h)^{2t} x_0$.",
           fibonacci + "$F_n = 2^n - 1$.",
           std::string("$x_{t+1} = 2 x_t$ with $x_0 = 3$. Then $x_t = 2^t$."),
           std::string("$b_{n+1} = 2 b_n + 1$ with $b_1 = 1$, so $b_n = 2^n + 1$."),
       }) {
    EXPECT_EQ(last(text), "refuted") << text;
  }
}

TEST(RecursionsOfNotes, VectorsAndPowersOfMatricesFollowThem) {
  const std::string drift = "<!-- gradus: vector w, g -->\nLet $w_{t+1} = w_t - \\eta g_t$. Then ";
  const std::string linear =
      "<!-- gradus: vector x, b; symmetric A; given A x^* = b -->\n"
      "Let $x_{k+1} = x_k - \\alpha (A x_k - b)$. Then ";
  for (const std::string& text : {
           drift + "$w_t = w_0 - \\eta\\sum_{i=0}^{t-1} g_i$.",
           matrix + "$w_t = (I - \\eta H)^t w_0$.",
           linear + "$x_{k+1} - x^* = (I - \\alpha A)(x_k - x^*)$.",
           linear + "$x_k - x^* = (I - \\alpha A)^k (x_0 - x^*)$.",
           linear + "$x_k = x^* + (I - \\alpha A)^k (x_0 - x^*)$.",
       }) {
    EXPECT_EQ(last(text), "proved") << text;
  }
  for (const std::string& text : {
           drift + "$w_t = w_0 - \\eta\\sum_{i=0}^{t} g_i$.",
           matrix + "$w_t = (I + \\eta H)^t w_0$.",
       }) {
    EXPECT_EQ(last(text), "refuted") << text;
  }
  EXPECT_NE(last(linear + "$x_k - x^* = (I + \\alpha A)^k (x_0 - x^*)$."), "proved");
}

TEST(RecursionsOfNotes, MatricesDoNotCommute) {
  const std::string two = "<!-- gradus: vector w; matrix A, B -->\nLet $w_{t+1} = A B w_t$. Then ";
  EXPECT_NE(last(two + "$w_t = A^t B^t w_0$."), "proved");
  const std::string turned =
      "<!-- gradus: vector w; matrix A -->\nLet $w_{t+1} = (I - A^T) w_t$. Then ";
  EXPECT_NE(last(turned + "$w_t = (I - A)^t w_0$."), "proved");
  const std::string changing =
      "<!-- gradus: vector w; matrix W -->\nLet $w_{t+1} = W_t w_t$. Then ";
  EXPECT_NE(last(changing + "$w_t = W^t w_0$."), "proved");
}

/// Nothing is known of the first member, or words may tie what the recursion adds.
TEST(RecursionsOfNotes, WhatTheyDoNotDetermineIsNotRefuted) {
  for (const std::string& text : {
           std::string("Let $v_{t+1} = \\beta v_t + g_t$. Then $v_t = \\sum_{i=0}^{t-1} g_i$."),
           std::string("Let $v_{t+1} = \\beta v_t + g_t$ with $v_0 = 0$. Then "
                       "$v_t = \\frac{1-\\beta^t}{1-\\beta} g$."),
           std::string("Let $w_{t+1} = w_t - \\eta g_t$. Then $w_t = (1-\\eta h)^t w_0$."),
           average + "in the long run $v_t = g_t$.",
           "Suppose that " + average + "suppose $v_t = t g_0$.",
       }) {
    EXPECT_NE(last(text), "refuted") << text;
    EXPECT_NE(last(text), "proved") << text;
  }
}

/// R(0) fails, and R(t) for t = 3 has no value: nothing follows for all t.
TEST(RecursionsOfNotes, AnInductionHasNoGaps) {
  for (const std::string& text : {
           std::string("$a_{n+1} = a_n$ with $a_0 = 1$. Then $a_n = \\frac{n-3}{n-3}$."),
           std::string("<!-- gradus: given t in N >= 2 -->\n"
                       "$a_{t+1} = a_t$ with $a_0 = 1$. Then $a_t = 2$."),
       }) {
    EXPECT_NE(last(text), "proved") << text;
  }
}

/// What is shown of all members is used from there on.
TEST(RecursionsOfNotes, LaterStepsUseTheClosedForm) {
  const std::string text = "<!-- gradus: E[g_i] = mu -->\n" + adam +
                           "$m_t = (1-\\beta)\\sum_{i=1}^{t}\\beta^{t-i} g_i$, and so "
                           "$\\mathbb{E}[m_t] = (1-\\beta^t) \\mu$.";
  EXPECT_EQ(last(text), "proved");
}

/// What is said of a case, and not shown, takes no recursion's place.
TEST(RecursionsOfNotes, WhatIsNotShownIsNotUsed) {
  const std::string text = "Let $x_0 = 0$ and $x_{t+1} = x_t + g_t$. ";
  EXPECT_NE(verdicts(text + "If the gradients are all zero, then $x_t = 0$. In general "
                            "$x_t + y = y$.")
                .back(),
            "proved");
  EXPECT_EQ(verdicts(text + "Then $x_2 = g_0 + g_1$.").back(), "proved");
}

TEST(RecursionsOfNotes, AFormulaFromTheFirstMemberDefinesAll) {
  const std::string decay = "With $\\eta_t = \\eta_0/(1 + c t)$ we get ";
  EXPECT_EQ(verdicts(decay + "$$\\frac{1}{\\eta_{t+1}} - \\frac{1}{\\eta_t} = "
                             "\\frac{c}{\\eta_0}$$")
                .back(),
            "proved");
  EXPECT_EQ(verdicts(decay + "$$\\frac{1}{\\eta_{t+1}} + \\frac{1}{\\eta_t} = "
                             "\\frac{c}{\\eta_0}$$")
                .back(),
            "refuted");
  // What is concluded so defines nothing.
  EXPECT_NE(verdicts("Suppose $x_{t+1} \\le \\rho x_t$. Hence $x_t = \\rho^t x_0$. Then $$x_2 = "
                     "\\rho^2 x_0$$")
                .back(),
            "proved");
}

TEST(RecursionsOfNotes, TheRuleOfAnotherMemberIsASlip) {
  const std::string rule = "$$x_{n+1} = x_n - \\eta g_n$$\nLet $p_n = \\eta g_n$. The update is\n";
  for (const char* slip :
       {"$$x_{n-1} = x_n - p_n = x_n - \\eta g_n$$", "$$x_n = x_n - p_n = x_n - \\eta g_n$$"}) {
    EXPECT_EQ(verdicts(rule + slip).at(2), "refuted") << slip;
  }
  EXPECT_EQ(verdicts(rule + "$$x_{n+1} = x_n - p_n = x_n - \\eta g_n$$").at(2), "proved");
}

TEST(RecursionsOfNotes, WordsMayGiveAnotherMember) {
  const std::string rule = "$$x_{k+1} = x_k - \\alpha g_k$$\n";
  for (const char* text : {"Maximizing, we get $x_{k+1} - x_k = \\alpha g_k$.",
                           "In code we overwrite: $x_k = x_k - \\alpha g_k$.",
                           "At a fixed point, $x_k = x_k - \\alpha g_k = x_{k+1}$.",
                           "At the minimum we get $x_k = x_k - \\alpha g_k = x_k - g_k \\alpha$.",
                           "Once it has converged, $x_k = x_k - \\alpha g_k = x_{k+1}$.",
                           "Integrating backward, one uses $x_{k-1} = x_k - \\alpha g_k$.",
                           "Suppose that $x_k = x_k - \\alpha g_k = x_{k+1}$.",
                           "With $\\alpha = 0$ nothing moves: $x_k = x_k - \\alpha g_k = x_{k+1}$.",
                           "Backward Euler reads $$x_k = x_{k-1} - \\alpha g_k.$$"}) {
    for (const std::string& verdict : verdicts(rule + text)) EXPECT_NE(verdict, "refuted") << text;
  }
}

TEST(RecursionsOfNotes, ASlipIsFoundWhereAConditionHasNoRationalValues) {
  const char* slip =
      "$$x_{n+1} = x_n - \\eta x_n$$\nLet $\\eta^2 = 2$.\n\nHence $x_{n+1} = (1 + \\eta) x_n$.";
  EXPECT_NE(verdicts(slip).back(), "proved");
  EXPECT_EQ(verdicts("Let $\\lambda \\in \\mathbb{R}^+$. Then $|\\lambda| = \\lambda$.").back(),
            "proved");
}

TEST(RecursionNotes, AShortNameOfOneMemberIsNotThatOfAll) {
  const std::string shorthand = "Put $a = a_t$, and let $b_{t+1} = b_t + a_t$. ";
  EXPECT_EQ(verdicts(shorthand + "Then $b_{t+1} - b_t + c = a + c$.").back(), "proved");
  EXPECT_NE(verdicts(shorthand + "By induction, $b_T = b_0 + T a$.").back(), "proved");
  const std::string constant = "Let $a_t = a$ for all $t$, and let $b_{t+1} = b_t + a_t$. ";
  EXPECT_EQ(verdicts(constant + "By induction, $b_T = b_0 + T a$.").back(), "proved");
}

}  // namespace
}  // namespace gradus
