// Traces, norms and determinants of matrices, products by elements, signs outside ASCII.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

Strings of(const std::string& formula) { return verdicts("$$" + formula + "$$"); }

TEST(MatrixNotes, ATraceTurnsAround) {
  for (const char* formula :
       {"\\operatorname{tr}(A B C) = \\operatorname{tr}(C A B)",
        "\\mathrm{tr}(A) = \\mathrm{tr}(A^T)",
        "\\operatorname{Tr}(A + 2B) = \\operatorname{Tr}(A) + 2\\operatorname{Tr}(B)",
        "\\text{tr}(x y^T) + 1 = y^T x + 1",
        "\\operatorname{tr}(B A B^{-1}) = \\operatorname{tr}(A)",
        "\\|A\\|_F^2 = \\operatorname{tr}(A^\\top A)",
        "\\|A - B\\|_F^2 = \\|A\\|_F^2 - 2\\operatorname{tr}(A^T B) + \\|B\\|_F^2",
        "\\operatorname{tr}\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} = a + d",
        "\\det\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix} = a d - b c"}) {
    EXPECT_EQ(of(formula), Strings{"proved"}) << formula;
  }
}

TEST(MatrixNotes, WhatOnlyLooksLikeATraceRuleIsNotShown) {
  for (const char* formula :
       {"\\operatorname{tr}(A B C) = \\operatorname{tr}(C B A)",
        "\\operatorname{tr}(A B) = \\operatorname{tr}(A) \\operatorname{tr}(B)",
        "\\|A + B\\|_F^2 = \\|A\\|_F^2 + \\|B\\|_F^2", "\\det(A + B) = \\det(A) + \\det(B)",
        "\\operatorname{tr}(A) = A"}) {
    EXPECT_EQ(of(formula).front() == "proved", false) << formula;
  }
  EXPECT_EQ(of("\\det\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix} = a d + b c"),
            Strings{"refuted"});
}

TEST(MatrixNotes, VectorsWithArrowsAndDots) {
  EXPECT_EQ(of("\\vec{x_i} \\cdot \\vec{w} + 1 = \\vec{w}^T \\vec{x}_i + 1"), Strings{"proved"});
  EXPECT_EQ(of("(\\mathbf{a} + \\mathbf{b}) \\cdot \\mathbf{c} = \\mathbf{c} \\cdot \\mathbf{a} + "
               "\\mathbf{b} \\cdot \\mathbf{c}"),
            Strings{"proved"});
  EXPECT_EQ(of("\\mathbf{a} \\cdot \\mathbf{b} \\cdot \\mathbf{c} = \\mathbf{c}"),
            Strings{"skipped"});
  EXPECT_EQ(of("\\mathbf{a} \\mathbf{b} + 1 = 1 + \\mathbf{a}^T \\mathbf{b}"), Strings{"skipped"});
}

TEST(MatrixNotes, SumsOfMatricesAreOneMatrix) {
  EXPECT_EQ(of("S = \\frac1n \\sum_{i=1}^n \\mathbf{x}_i \\mathbf{x}_i^T"), Strings{"definition"});
  EXPECT_EQ(of("\\mathbf{u}^T \\sum_{i=1}^n (\\mathbf{x}_i \\mathbf{x}_i^T) \\mathbf{v} + 1 = 1 + "
               "\\mathbf{v}^T \\sum_{i=1}^n (\\mathbf{x}_i \\mathbf{x}_i^T) \\mathbf{u}")
                    .front() == "refuted",
            false);
  EXPECT_EQ(
      of("\\sum_{i=1}^n \\mathbf{x}_i \\mathbf{y}_i^T + \\mathbf{u} \\mathbf{u}^T = \\mathbf{u} "
         "\\mathbf{u}^T + \\sum_{i=1}^n \\mathbf{y}_i \\mathbf{x}_i^T")
              .front() == "proved",
      false);
}

TEST(MatrixNotes, ALayerIsNoExponent) {
  const std::string layers = "In layer $l$: $z^l = w^l a^{l-1} + b^l$. ";
  EXPECT_EQ(verdicts(layers + "Hence $a^l a = a^{l+1}$.").back() == "proved", false);
  EXPECT_EQ(verdicts("Let $z_l = w^l a$. Hence $w^l w = w^{l+1}$.").back(), "proved");
}

TEST(MatrixNotes, ProductsByElements) {
  EXPECT_EQ(of("(\\mathbf{a} + \\mathbf{b}) \\odot \\mathbf{c} = \\mathbf{c} \\odot \\mathbf{a} + "
               "\\mathbf{b} \\odot \\mathbf{c}"),
            Strings{"proved"});
  EXPECT_EQ(
      of("W^T \\mathbf{d} \\odot \\mathbf{c} + \\mathbf{e} = \\mathbf{e} + \\mathbf{c} \\odot "
         "(W^T \\mathbf{d})"),
      Strings{"proved"});
  EXPECT_EQ(
      of("W (\\mathbf{d} \\odot \\mathbf{c}) + \\mathbf{e} = (W \\mathbf{d}) \\odot \\mathbf{c} + "
         "\\mathbf{e}")
              .front() == "proved",
      false);
  EXPECT_EQ(of("\\mathbf{a} \\odot 2 = 2 \\mathbf{a}"), Strings{"skipped"});
}

TEST(MatrixNotes, SignsOutsideAsciiAreTheirCommands) {
  EXPECT_EQ(of("∑_{i=1}^n α_i − β·2 = −2β + \\sum_{i=1}^n \\alpha_i"), Strings{"proved"});
  EXPECT_EQ(of("\\frac{∂}{∂w} (w x)^2 = 2 w x^2"), Strings{"proved"});
  EXPECT_EQ(of("‖\\mathbf{x}‖^2 = \\mathbf{x}^⊤ \\mathbf{x}"), Strings{"proved"});
  EXPECT_EQ(verdicts("Then $`a + b = b + a`$ and $`2a + b = a + b`$; `$a = b$` is code."),
            (Strings{"proved", "refuted"}));
}

TEST(MatrixNotes, SmallerThings) {
  EXPECT_EQ(of("\\binom{n}{2} + c = c + \\frac{n(n-1)}{2}"), Strings{"proved"});
  EXPECT_EQ(of("\\binom{n}{2} + c = c + \\frac{n(n+1)}{2}"), Strings{"refuted"});
  EXPECT_EQ(of("(x)_+ + [-x]_+ = |x|"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$a + b = b + a =$$\n$$= 2a + b - a$$"), (Strings{"proved", "proved"}));
}

TEST(MatrixNotes, TheInverseOfASumTakesItsNeighbourAway) {
  const std::string ridge = "The ridge solution is $w = (X^\\top X + \\lambda I)^{-1} X^\\top y$. ";
  EXPECT_EQ(verdicts(ridge + "So $(X^\\top X + \\lambda I) w = X^\\top y$.").back(), "proved");
  EXPECT_EQ(verdicts("$$X^\\top X (X^\\top X + \\lambda I)^{-1} = I - \\lambda (X^\\top X + "
                     "\\lambda I)^{-1}.$$")
                .back(),
            "proved");
  for (const std::string& text :
       {ridge + "So $(X^\\top X - \\lambda I) w = X^\\top y$.",
        ridge + "So $(X X^\\top + \\lambda I) w = X^\\top y$.",
        std::string("$$X X^\\top (X^\\top X + \\lambda I)^{-1} = I - \\lambda (X^\\top X + "
                    "\\lambda I)^{-1}.$$")}) {
    EXPECT_NE(verdicts(text).back(), "proved") << text;
  }
}

TEST(MatrixNotes, OrthonormalColumnsAreUsedInTheirSection) {
  const std::string text = "Let $A = Q\\Lambda Q^\\top$, where $Q^\\top Q = I$. Then ";
  EXPECT_EQ(verdicts(text + "$A^2 = Q\\Lambda^2 Q^\\top$.").back(), "proved");
  EXPECT_EQ(verdicts(text + "$\\|Qx\\|^2 = \\|x\\|^2$.").back(), "proved");
  for (const char* claim : {"$\\|Q^\\top x\\|^2 = \\|x\\|^2$.", "$A^2 = Q^\\top\\Lambda^2 Q$.",
                            "we are done.\n\n# Other\n\n$\\|Qx\\|^2 = \\|x\\|^2$."}) {
    EXPECT_NE(verdicts(text + claim).back(), "proved") << claim;
    EXPECT_NE(verdicts(text + claim).back(), "refuted") << claim;
  }
}

TEST(MatrixNotes, ACapitalBesideAMatrixMayBeOne) {
  const std::string symmetric = "Let $S$ be a symmetric matrix and $T$ another one. ";
  EXPECT_EQ(verdicts(symmetric + "Then $(ST)^\\top = ST$.").back(), "undecided");
  EXPECT_EQ(verdicts("<!-- gradus: scalar T -->\n" + symmetric + "Then $(ST)^\\top = ST$.").back(),
            "proved");
}

}  // namespace
}  // namespace gradus
