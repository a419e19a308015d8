// What is stated first and derived later says so.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

const std::string given = "Suppose that $$f(x) \\ge g(x) + 0$$\n\n";
const std::string claim = "We claim that $$f(x) + y^2 \\ge g(x)$$\n\n";

std::string first_message(const std::string& text) { return check(text).results.at(0).message; }

TEST(DerivedNotes, ByTheFirstAndLastSideOfAChain) {
  const NotesReport report =
      check(claim + given + "Hence $$f(x) + y^2 \\ge g(x) + y^2 \\ge g(x)$$");
  ASSERT_EQ(report.results.size(), 4U);
  EXPECT_EQ(report.results[0].kind, NoteKind::stated);
  EXPECT_TRUE(report.results[0].message.ends_with("; derived at line 5"))
      << report.results[0].message;
}

TEST(DerivedNotes, NotByAChainWithAGapOrInTheOtherDirection) {
  for (const char* chain : {"Hence $$f(x) + y^2 \\ge g(x) + 2y^2 \\ge g(x)$$",
                            "Hence $$g(x) \\le g(x) + y^2 \\ge g(x)$$",
                            "Hence $$f(x) + y^2 \\ge g(x) + y^2$$ and $$g(x) + z^2 \\ge g(x)$$"}) {
    EXPECT_EQ(first_message(claim + given + chain).find("derived"), std::string::npos) << chain;
  }
}

TEST(DerivedNotes, NotByWhatRestsOnIt) {
  // Here the first formula is taken for a condition of the chain.
  EXPECT_EQ(first_message("$$f(x) + y^2 \\ge g(x)$$\n\n" + given +
                          "Hence $$f(x) + y^2 \\ge g(x) + y^2 \\ge g(x)$$")
                .find("derived"),
            std::string::npos);
}

TEST(DerivedNotes, WhatIsSaidTwiceDoesNotShowItself) {
  const std::string again =
      "Some notes.\n\n$$f(a) + y^2 \\ge g(a) b$$\n\nHence $$f(a) + y^2 \\ge g(a) b.$$";
  EXPECT_EQ(verdicts(again), (Strings{"stated", "stated"}));
  EXPECT_NE(check(again).results.at(1).message.find("stated in line 3"), std::string::npos);
}

TEST(DerivedNotes, ValuesAtOtherPointsAreConstants) {
  const std::string model =
      "Let $q(p) = f(x) + \\nabla f(x)^T p + \\frac12 p^T H p$ with symmetric $H$. Then ";
  EXPECT_EQ(verdicts(model + "$$\\nabla q(p) = \\nabla f(x) + H p$$").back(), "proved");
  EXPECT_EQ(verdicts(model + "$$\\nabla q(p) = \\nabla f(x) + 2 H p$$").back(), "refuted");
  EXPECT_NE(verdicts("Let $r(x) = f(x) + x^2$. Then $$r'(x) = 2 x$$").back(), "proved");
  EXPECT_NE(verdicts("Let $h(s) = f(x + s d) + s^2$. Then $$h'(s) = 2 s$$").back(), "proved");
  EXPECT_NE(verdicts("Let $h(s) = f(g(s)) + s^2$. Then $$h'(s) = 2 s$$").back(), "proved");
}

TEST(DerivedNotes, SumsOverMembersHaveGradients) {
  const std::string loss =
      "Let $J(w) = \\frac{1}{2n} \\sum_{i=1}^n (w^T x_i - y_i)^2 + \\frac{c}{2} \\|w\\|^2$. Then "
      "$$\\nabla J(w) = ";
  EXPECT_EQ(verdicts(loss + "\\frac{1}{n} \\sum_{i=1}^n (w^T x_i - y_i) x_i + c w$$").back(),
            "proved");
  for (const char* slip : {"\\frac{1}{n} \\sum_{i=1}^n (w^T x_i + y_i) x_i + c w$$",
                           "\\frac{2}{n} \\sum_{i=1}^n (w^T x_i - y_i) x_i + c w$$",
                           "\\frac{1}{n} \\sum_{i=1}^n (w^T x_i - y_i) x_i - c w$$",
                           "\\frac{1}{n} \\sum_{i=0}^n (w^T x_i - y_i) x_i + c w$$"}) {
    EXPECT_EQ(verdicts(loss + slip).back(), "refuted") << slip;
  }
  EXPECT_EQ(verdicts("Let $F(w) = \\left(\\sum_{i=1}^n w^T x_i\\right)^2$. Then $$\\nabla F(w) = 2 "
                     "\\left(\\sum_{i=1}^n w^T x_i\\right) \\sum_{i=1}^n x_i$$")
                .back(),
            "proved");
  EXPECT_NE(verdicts("Let $F(w) = \\left(\\sum_{i=1}^n w^T x_i\\right)^2$. Then $$\\nabla F(w) = 2 "
                     "\\sum_{i=1}^n (w^T x_i) x_i$$")
                .back(),
            "proved");
}

TEST(DerivedNotes, ValuesOfUnknownFunctionsHaveGradients) {
  const std::string penalty =
      "Let $\\tilde J(w) = J(w) + \\frac{\\lambda}{2} w^\\top w$. Then $$\\nabla \\tilde J(w) = ";
  EXPECT_EQ(verdicts(penalty + "\\nabla J(w) + \\lambda w$$").back(), "proved");
  for (const char* slip : {"\\nabla J(w) - \\lambda w$$", "\\nabla J(w) + 2 \\lambda w$$"}) {
    EXPECT_EQ(verdicts(penalty + slip).back(), "refuted") << slip;
  }
  const char* const product =
      "Let $F(w) = J(w) K(w)$. Then $$\\nabla F(w) = K(w) \\nabla J(w) + J(w) \\nabla K(w)$$";
  EXPECT_EQ(verdicts(product).back(), "proved");
  // J elsewhere depends on w in a way that nobody knows.
  EXPECT_NE(
      verdicts("Let $F(w) = J(2 w) + w^\\top w$. Then $$\\nabla F(w) = \\nabla J(2 w) + 2 w$$")
          .back(),
      "proved");
}

TEST(DerivedNotes, WhatStandsAroundUnknownValuesIsNoConstant) {
  for (const char* fails :
       {"Let $F(n) = f(n) + \\sum_{k=1}^n k$. Then $\\frac{d}{dn} F(n) = f'(n)$.",
        "Let $F = f(z_k) + z_m^2$. Then $\\frac{\\partial F}{\\partial z_k} = f'(z_k)$."}) {
    EXPECT_NE(verdicts(fails).back(), "proved") << fails;
  }
}

TEST(DerivedNotes, SumsHaveDerivativesByTheirMembers) {
  const std::string loss =
      "Let $\\ell = \\log \\sum_{j=1}^K e^{z_j} - \\sum_{i=1}^K y_i z_i$ and $p_k = "
      "\\frac{e^{z_k}}{\\sum_{j=1}^K e^{z_j}}$. Then $$\\frac{\\partial \\ell}{\\partial z_k} = ";
  EXPECT_EQ(verdicts(loss + "p_k - y_k$$").back(), "proved");
  for (const char* slip : {"p_k + y_k$$", "p_k - 2 y_k$$", "p_k^2 - y_k$$"}) {
    EXPECT_EQ(verdicts(loss + slip).back(), "refuted") << slip;
  }
  for (const char* holds :
       {"$\\frac{\\partial}{\\partial z_k} \\sum_{j=1}^n z_j^2 = 2 z_k$",
        "$\\frac{\\partial}{\\partial z_k} \\left(\\sum_{j=1}^n z_j\\right)^2 = 2 \\sum_{j=1}^n "
        "z_j$",
        "$\\frac{\\partial}{\\partial z_k} \\sum_{i=1}^n \\sum_{j=1}^n z_i z_j = 2 \\sum_{j=1}^n "
        "z_j$"}) {
    EXPECT_EQ(verdicts(holds).back(), "proved") << holds;
  }
  // The next member is none of them, for t = 0 there are none, and another may be this one.
  for (const char* fails :
       {"$\\frac{\\partial}{\\partial z_t} \\sum_{j=1}^t z_j = 1$",
        "$\\frac{\\partial}{\\partial z_{t+1}} \\sum_{j=1}^t z_j^2 = 2 z_{t+1}$",
        "$\\frac{\\partial}{\\partial z_k} (z_k + \\|z\\|^2) = 1$",
        "$\\frac{\\partial}{\\partial z_k} (z_k - \\bar z) = 1$",
        "$\\frac{\\partial}{\\partial z_k} (z_k^2 + z_m^2) = 2 z_k$"}) {
    EXPECT_NE(verdicts(fails).back(), "proved") << fails;
  }
}

TEST(DerivedNotes, EquationsOfVectorsSayWhatTheirProductsAre) {
  const std::string before =
      "Let $f(x) = \\frac12 x^\\top A x - b^\\top x$ with a symmetric matrix "
      "$A$, and $A x^* = b$. Then $$f(x) - f(x^*) = ";
  EXPECT_EQ(verdicts(before + "\\frac12 (x - x^*)^\\top A (x - x^*)$$").back(), "proved");
  for (const char* slip :
       {"\\frac12 (x + x^*)^\\top A (x - x^*)$$", "(x - x^*)^\\top A (x - x^*)$$"}) {
    EXPECT_NE(verdicts(before + slip).back(), "proved") << slip;
  }
  // Of another matrix nothing is known.
  EXPECT_NE(verdicts(before + "\\frac12 (x - x^*)^\\top C (x - x^*)$$").back(), "proved");
}

}  // namespace
}  // namespace gradus
