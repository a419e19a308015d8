// What sums leave out, orders of matrices, and pieces that are not looked into.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

TEST(WrittenNotes, ASumWithoutOneTermIsTheSumLessThatTerm) {
  EXPECT_EQ(verdicts("$$\\sum_{j \\ne i} a_j = \\sum_j a_j - a_i$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("Then $$-y_i(1 - p_i) + \\sum_{k \\neq i} y_k p_i = p_i \\sum_k y_k - y_i$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("Then $$\\sum_{n=1}^N \\sum_{j \\ne n} c = N (N - 1) c$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("Then $$\\sum_{n=1}^N \\sum_{j \\ne n} c = N^2 c$$"), Strings{"refuted"});
  // The index that counts is none of the names outside.
  EXPECT_NE(verdicts("Then $$\\sum_{j \\ne i} a_j = \\sum_j a_j - a_j$$").back(), "proved");
  EXPECT_NE(verdicts("Then $$\\sum_{j \\ne i} a_j = \\sum_j a_j$$").back(), "proved");
  EXPECT_EQ(verdicts("$$\\sum_{i=1}^n \\sum_{j \\not= i} x_j = (n - 1) \\sum_{i=1}^n x_i$$"),
            Strings{"proved"});
}

TEST(WrittenNotes, WhatHasNoValueAtTheTermLeftOutIsNotRead) {
  // 1/0 - 1/0 would make anything hold where both sides are defined.
  EXPECT_EQ(verdicts("Then $$\\sum_{j \\ne i} \\frac{1}{x_i - x_j} = 7$$"), Strings{"skipped"});
  EXPECT_EQ(verdicts("Then $$\\sum_{j \\ne i} \\log(x_i - x_j)^2 = 7$$"), Strings{"skipped"});
  EXPECT_EQ(verdicts("Then $$\\sum_{j \\ne i} (x_i - x_j)^{-2} = 7$$"), Strings{"skipped"});
}

TEST(WrittenNotes, PiecesUnderASumAreMembersOfASequence) {
  EXPECT_EQ(verdicts("Then $$\\sum_{k=1}^n 2 \\mathbb{P}(X = k) = 2 \\sum_{k=1}^n \\mathbb{P}(X = "
                     "k)$$"),
            Strings{"proved"});
  EXPECT_NE(verdicts("Then $$\\sum_{k=1}^n \\mathbb{P}(X = k) = n \\mathbb{P}(X = 1)$$").back(),
            "proved");
  EXPECT_EQ(verdicts("Then $$\\sum_{n=1}^N 1_{y_n = k} (a + b) = a \\sum_{n=1}^N 1_{y_n = k} + b "
                     "\\sum_{n=1}^N 1_{y_n = k}$$"),
            Strings{"proved"});
  EXPECT_NE(verdicts("Then $$\\sum_{n=1}^N 1_{y_n = k} = \\sum_{n=1}^N 1_{y_n = m}$$").back(),
            "proved");
  EXPECT_NE(verdicts("Then $$\\sum_{n=1}^N 1_{y_n = k} = N$$").back(), "proved");
}

TEST(WrittenNotes, AnOrderOfMatricesIsOneOfQuadraticForms) {
  const std::string given =
      "<!-- gradus: symmetric A, B; matrix A, B -->\nSuppose $A \\preceq L I$ "
      "and $B \\preceq M I$. ";
  EXPECT_EQ(verdicts(given + "Then $$A + B \\preceq (L + M) I$$").back(), "proved");
  EXPECT_NE(verdicts(given + "Then $$A + B \\preceq L I$$").back(), "proved");
  EXPECT_EQ(verdicts(given + "Then $$v^\\top A v \\le L \\|v\\|^2$$").back(), "proved");
  EXPECT_EQ(verdicts(given + "Then $$(x - y)^\\top A (x - y) \\le L \\|x - y\\|^2$$").back(),
            "proved");
  EXPECT_NE(verdicts(given + "Then $$v^\\top A v \\ge L \\|v\\|^2$$").back(), "proved");
  EXPECT_NE(verdicts(given + "Then $$v^\\top A w \\le L v^\\top w$$").back(), "proved");
  EXPECT_EQ(verdicts("Suppose $0 \\preceq H \\preceq L I$. Then $$x^\\top H x \\ge 0$$").back(),
            "proved");
  // Of vectors it may be an order of their elements, of anything else another one.
  EXPECT_EQ(verdicts("Suppose $x^\\top y = 0$ and $x \\preceq y$.").back(), "skipped");
}

TEST(WrittenNotes, OneMemberTellsNothingOfTheOthers) {
  EXPECT_NE(verdicts("Suppose $\\mathbb{E}[x_0] = 0$. Then $\\mathbb{E}[x_t] = 0$.").back(),
            "proved");
  EXPECT_NE(verdicts("Suppose $\\mathbb{E}[x_t] = t$. Then $\\mathbb{E}[x_{t+1}] = t$.").back(),
            "proved");
  EXPECT_EQ(
      verdicts("Suppose $\\mathbb{E}[g_i] = \\mu$ and $\\operatorname{Var}(g_i) = \\sigma^2$. "
               "Then $$\\mathbb{E}[g_i^2] = \\sigma^2 + \\mu^2$$")
          .back(),
      "proved");
  EXPECT_NE(
      verdicts("Suppose $\\mathbb{E}[g_i] = \\mu$ and $\\operatorname{Var}(g_1) = \\sigma^2$. "
               "Then $$\\mathbb{E}[g_i^2] = \\sigma^2 + \\mu^2$$")
          .back(),
      "proved");
}

TEST(WrittenNotes, LabelsAndRemarksAreNoFactors) {
  // w to the power n e w, and a factor "Lipschitzcondition".
  EXPECT_EQ(verdicts("$$w^{new} = w^{old} - \\eta g$$"), Strings{"definition"});
  EXPECT_EQ(verdicts("$$w^{\\mathrm{new}} = w^{\\mathrm{old}} - g$$ Then $$w^{new} + g = "
                     "w^{old}$$")
                .back(),
            "proved");
  EXPECT_EQ(verdicts("$$\\begin{align} a + a &= 2a & \\mathrm{by\\ the\\ rule} \\\\ &= a + a "
                     "\\end{align}$$"),
            (Strings{"proved", "proved"}));
  EXPECT_EQ(verdicts("$$x^{ab} = x^{ba}$$"), Strings{"proved"});
}

TEST(WrittenNotes, RendererSpellingsAreRead) {
  EXPECT_EQ(verdicts("$$||x||_2^2 = \\lang x, x \\rang$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$(1 \\text{-} a) + a = 1$$"), Strings{"proved"});
  EXPECT_EQ(
      verdicts("$$\\begin{aligned} (a + b)^2 = \\quad & (a + b)(a + b) \\\\\\\\ = \\quad & a^2 "
               "+ 2ab + b^2 \\end{aligned}$$"),
      (Strings{"proved", "proved"}));
  EXPECT_EQ(
      verdicts("Let $A$ be symmetric, $A^\\top = A$. Then $$\\nabla_x\\, x^\\top A x = 2 A x$$")
          .back(),
      "proved");
  EXPECT_EQ(verdicts("Then $$\\nabla_x\\, x^\\top b = b$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("Then $$\\nabla_x\\, x^\\top b = 2b$$"), Strings{"refuted"});
  EXPECT_EQ(verdicts("$$\\min_x f(x) := a x^2$$ Then $$f(2) = 4a$$"),
            (Strings{"definition", "proved"}));
}

TEST(WrittenNotes, AListOfMembersSaysWhatANameStandsFor) {
  EXPECT_EQ(verdicts("Let $$x = (x_1, \\dots, x_n)^\\top$$"), Strings{"assumption"});
  // It ties x to its members, which the reader does not look into.
  EXPECT_EQ(verdicts("Let $x = (a, b)$. Then $$x^\\top x = a^2 + b^2$$").back(), "undecided");
  EXPECT_EQ(verdicts("Let $w = (a, b)^\\top$. Then $$w^\\top w = 2 a^2$$").back(), "undecided");
  // An inner product is no list of members.
  EXPECT_NE(verdicts("Then $$(x, y) = (y, x)$$").back(), "assumption");
}

TEST(WrittenNotes, IndicesTellNothingOfFunctions) {
  EXPECT_EQ(verdicts("We have $$g(a x + b y) = \\sum_i f_i(a x + b y)$$ Suppose $f(x + y) \\ge 0$. "
                     "Then $$2 f(x + y) \\ge f(x + y)$$")
                .back(),
            "proved");
  // A matrix before brackets is a factor.
  EXPECT_EQ(
      verdicts("Let $y = A x$ and $x^\\top z = 0$. Then $$z^\\top A (x) = z^\\top A x$$").back(),
      "proved");
}

}  // namespace
}  // namespace gradus
