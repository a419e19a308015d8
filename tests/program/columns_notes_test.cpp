// Columns beside a chain, and names that only look alike.

#include <gtest/gtest.h>

#include <string>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

TEST(ColumnsOfNotes, WhatStandsInAColumnBesideAChainIsNoFactorOfIt) {
  EXPECT_EQ(verdicts("$$\\begin{aligned}(a+b)^2 &= a^2 + 2ab + b^2 & c = d\\\\"
                     "&= a (a + 2b) + b^2 & c \\end{aligned}$$"),
            (Strings{"proved", "proved", "definition"}));
}

TEST(ColumnsOfNotes, TwoColumnsAreTwoChains) {
  EXPECT_EQ(verdicts("$$\\begin{aligned}(a+b)^2 &= a^2 + 2ab + b^2 & "
                     "(a-b)^2 &= a^2 - 2ab + b^2\\end{aligned}$$"),
            (Strings{"proved", "proved"}));
  EXPECT_EQ(verdicts("$$\\begin{aligned}(a+b)^2 &= a^2 + 2ab + b^2 & "
                     "(a-b)^2 &= a^2 + 2ab + b^2\\end{aligned}$$"),
            (Strings{"proved", "refuted"}));
}

TEST(ColumnsOfNotes, ASideGoesOnBehindAnAmpersand) {
  EXPECT_EQ(
      verdicts("\\begin{eqnarray}(a+b)^2 &=& a^2 + 2ab \\\\ && + b^2\\end{eqnarray}", "n.tex"),
      Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\begin{alignedat}{2}(a+b)^2 &= a^2 &&+ 2ab &+ b^2\\end{alignedat}$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\begin{aligned}(a+b)^2 &= a^2 +& 2ab + b^2\\end{aligned}$$"),
            Strings{"proved"});
}

TEST(AlikeNames, GradientsByDifferentNamesAreNotOne) {
  EXPECT_NE(verdicts("$$2 \\nabla_x L(x,y) = \\nabla_x L(x,y) + \\nabla_y L(x,y)$$").back(),
            "proved");
  EXPECT_NE(verdicts("$$\\nabla_x L(x,y) + \\nabla_y L(x,y) = 2 \\nabla_x L(x,y)$$").back(),
            "refuted");
  EXPECT_EQ(verdicts("$$2 \\nabla_x L(x,y) = \\nabla_x L(x,y) + \\nabla_x L(x,y)$$"),
            Strings{"proved"});
}

TEST(AlikeNames, TheGradientOfACompositionIsNoGradientAtAPoint) {
  const std::string of = "Let $x, y \\in \\mathbb{R}^d$ and let $S$ be a matrix. ";
  EXPECT_NE(verdicts(of + "Then $$\\nabla_y f(S y) = S^T \\nabla f(S y)$$").back(), "refuted");
  EXPECT_NE(verdicts(of + "Then $$2\\nabla_y f(S y) = \\nabla f(S y) + \\nabla_y f(S y)$$").back(),
            "proved");
  EXPECT_EQ(
      verdicts(of + "Then $$2\\nabla_y f(y - x) = \\nabla f(y - x) + \\nabla_y f(y - x)$$").back(),
      "proved");
  EXPECT_NE(verdicts(of + "Then $$2\\nabla_y f(2y - x) = \\nabla f(2y - x) + \\nabla_y f(2y - x)$$")
                .back(),
            "proved");
}

TEST(AlikeNames, DivergencesAreFunctionsOfTwoThings) {
  EXPECT_EQ(verdicts("$$\\mathrm{KL}(q \\| p) + a - a = \\mathrm{KL}(q || p)$$"),
            Strings{"proved"});
  EXPECT_NE(verdicts("$$\\mathrm{KL}(q \\| p) + a - a = \\mathrm{KL}(p \\| q)$$").back(), "proved");
  EXPECT_NE(verdicts("$$\\mathrm{KL}(q \\| p) + a - a = \\mathrm{KL}(p \\| q)$$").back(),
            "refuted");
  EXPECT_NE(verdicts("$$D(q, p) + a - a = D(q \\| p)$$").back(), "proved");
}

TEST(AlikeNames, OneOfTwoIndicesMayCount) {
  EXPECT_EQ(verdicts("$$\\sum_{j=1}^n (y_{ij} - z_{ij}) = "
                     "\\sum_{j=1}^n y_{ij} - \\sum_{j=1}^n z_{ij}$$"),
            Strings{"proved"});
  EXPECT_NE(verdicts("$$\\sum_{j=1}^n y_{ij} + 1 = n y_{ij} + 1$$").back(), "proved");
  EXPECT_NE(verdicts("$$\\sum_{j=1}^n y_{ij} + 1 = \\sum_{j=1}^n y_{kj} + 1$$").back(), "proved");
  EXPECT_NE(verdicts("$$\\sum_{i=1}^n y_{ij} + 1 = \\sum_{j=1}^n y_{ij} + 1$$").back(), "proved");
  EXPECT_EQ(verdicts("$$\\sum_{i=1}^n \\sum_{j=1}^n y_{ij} + 1 = n^2 y_{ij} + 1$$"),
            Strings{"skipped"});
}

TEST(AlikeNames, ARuleWithTwoIndicesIsAppliedToOthers) {
  const std::string rule = "$$z_i = \\sum_{k=1}^n w_{ik} a_k$$ Then ";
  EXPECT_EQ(verdicts(rule + "$$z_j + 1 = \\sum_{k=1}^n w_{jk} a_k + 1$$").back(), "proved");
  EXPECT_EQ(verdicts(rule + "$$z_k + 1 = \\sum_{j=1}^n w_{kj} a_j + 1$$").back(), "proved");
  EXPECT_NE(verdicts(rule + "$$z_j + 1 = \\sum_{k=1}^n w_{ik} a_k + 1$$").back(), "proved");
  EXPECT_NE(verdicts(rule + "$$z_k + 1 = \\sum_{k=1}^n w_{kk} a_k + 1$$").back(), "proved");
}

TEST(SpelledNotes, DeterminantsAndDerivativesInOtherClothes) {
  EXPECT_EQ(verdicts("$$\\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix} = a d - b c$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix} = a d + b c$$"),
            Strings{"refuted"});
  EXPECT_EQ(verdicts("Let $f(x) = x^2$. Then $$\\partial f(x)/\\partial x = 2 x$$").back(),
            "proved");
  EXPECT_EQ(verdicts("Let $f(x) = x^2$. Then $$\\partial f(x)/\\partial x = 2 x^2$$").back(),
            "refuted");
  EXPECT_EQ(verdicts("Let $f(x) = x^2$. Then $$f’(x) = 2 x$$").back(), "proved");
  EXPECT_EQ(verdicts("Let $f(x) = x^2$. Then $$f’’(x) = 2 x$$").back(), "refuted");
}

TEST(SpelledNotes, DerivativesByAVarianceAreNoSecondOnes) {
  const std::string of = "<!-- gradus: given sigma > 0, a > 0 -->\n\nLet $L = a \\log \\sigma^2$. ";
  EXPECT_EQ(verdicts(of + "Then $$\\frac{\\partial L}{\\partial \\sigma^2} = "
                          "\\frac{a}{\\sigma^2}$$")
                .back(),
            "proved");
  EXPECT_EQ(verdicts(of + "Then $$\\frac{\\partial L}{\\partial \\sigma^2} = "
                          "\\frac{2a}{\\sigma^2}$$")
                .back(),
            "refuted");
  EXPECT_EQ(verdicts("Let $f = x^2$. Then $$\\frac{d f}{d x^2} = 2$$").back(), "skipped");
}

TEST(SpelledNotes, SumsOverTwoIndices) {
  EXPECT_EQ(verdicts("$$\\sum_{i,j=1}^n a_i a_j = \\Bigl(\\sum_{i=1}^n a_i\\Bigr)^2$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("Then $$\\sum_{i,j=1}^n a_i a_j = \\sum_{i=1}^n a_i^2$$"), Strings{"refuted"});
  EXPECT_NE(verdicts("$$\\sum_{i,j} a_i b_j = \\sum_{i} a_i b_i$$").back(), "proved");
  EXPECT_NE(verdicts("$$\\sum_{i<j} a_i a_j = \\Bigl(\\sum_{i} a_i\\Bigr)^2$$").back(), "proved");
}

TEST(SpelledNotes, TablesWithDotsAreOneThing) {
  const std::string x = "\\begin{bmatrix} x_1 \\\\ \\vdots \\\\ x_n \\end{bmatrix}";
  const std::string y = "\\begin{bmatrix} x_1 \\\\ \\vdots \\\\ x_m \\end{bmatrix}";
  EXPECT_EQ(verdicts("$$2 " + x + " = " + x + " + " + x + "$$"), Strings{"proved"});
  EXPECT_NE(verdicts("$$2 " + x + " = " + x + " + " + y + "$$").back(), "proved");
  EXPECT_NE(verdicts("$$2 " + x + " = " + x + " + " + y + "$$").back(), "refuted");
  EXPECT_EQ(verdicts("$$\\sum_{n=1}^N " + x + " = N " + x + "$$"), Strings{"skipped"});
}

TEST(SpelledNotes, RowsWithDotsAreAMatrix) {
  const std::string rows = "\\begin{bmatrix} x_1^T \\\\ \\vdots \\\\ x_n^T \\end{bmatrix}";
  EXPECT_EQ(verdicts("$$2 " + rows + " u = " + rows + " u + " + rows + " u$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\begin{bmatrix} x_1^T \\\\ \\vdots \\\\ 1 \\end{bmatrix} u = v$$"),
            Strings{"skipped"});
}

TEST(SpelledNotes, DerivativesByLongNamesAreOneThing) {
  EXPECT_EQ(
      verdicts("$$2 \\frac{\\partial E}{\\partial net_k} = \\frac{\\partial E}{\\partial net_k} + "
               "\\frac{\\partial E}{\\partial net_k}$$"),
      Strings{"proved"});
  EXPECT_NE(
      verdicts("$$2 \\frac{\\partial E}{\\partial net_k} = \\frac{\\partial E}{\\partial net_k} + "
               "\\frac{\\partial E}{\\partial net_j}$$")
          .back(),
      "proved");
  EXPECT_EQ(verdicts("$$\\sum_{k=1}^n \\frac{\\partial E}{\\partial net_k} = "
                     "n \\frac{\\partial E}{\\partial net_k}$$")
                .back(),
            "stated");
}

TEST(SpelledNotes, ASignAloneInProseIsNoFormula) {
  EXPECT_EQ(verdicts("The sign $=$ says that $1 + 1 = 2$."), Strings{"proved"});
  EXPECT_EQ(verdicts("Eigenvalues $\\ge 0$ are meant."), Strings{"skipped"});
}

TEST(DerivedNotes, GradientsOfWhatIsDefined) {
  const std::string of =
      "<!-- gradus: vector u in R^d; symmetric S -->\n\n$$L = u^T S u - \\lambda u^T u$$ ";
  EXPECT_EQ(verdicts(of + "Then $$\\nabla_u L = 2 S u - 2 \\lambda u$$").back(), "proved");
  EXPECT_EQ(verdicts(of + "Then $$\\nabla_u L = 2 S u - \\lambda u$$").back(), "refuted");
  EXPECT_NE(verdicts(of + "Then $$\\nabla_v L = 2 S u - 2 \\lambda u$$").back(), "proved");
}

TEST(DerivedNotes, ADerivativeOfAFunctionOfNumbersIsTakenAtANumber) {
  const std::string vectors = "For $A x = y$ the error is $(A x)^T A x$.\n\n";
  EXPECT_EQ(verdicts(vectors + "Let $f(x) = a x^2 + b x + c$. Then $$f'(x) = 2 a x + b$$").back(),
            "proved");
  EXPECT_EQ(verdicts(vectors + "Let $f(x) = a x^2 + b x + c$. Then $$f'(x) = 2 a x + 2 b$$").back(),
            "refuted");
}

}  // namespace
}  // namespace gradus
