// What counts in a sum, or stands for an argument, is never taken for a constant.

#include <gtest/gtest.h>

#include <string>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

TEST(CountedNotes, LabelsDoNotCount) {
  EXPECT_EQ(verdicts("$$\\sum_{i=1}^n A_{i,j} + 1 = n A_{i,j} + 1$$"), Strings{"stated"});
  EXPECT_EQ(verdicts("$$\\sum_{i=1}^n x_{ij} y + 1 = n x_{ij} y + 1$$"), Strings{"stated"});
  EXPECT_EQ(verdicts("$$\\sum_{i=1}^n \\hat{y}_{\\text{i}} + 1 = n \\hat{y}_{\\text{i}} + 1$$"),
            Strings{"skipped"});
  EXPECT_EQ(verdicts("$$\\sum_{i=1}^n \\mathbf{x}_{i,j} = n \\mathbf{x}_{i,j}$$"),
            Strings{"skipped"});
  EXPECT_EQ(verdicts("$$\\sum_{n=1}^N \\lambda_{min} n^2 = \\lambda_{min} \\sum_{n=1}^N n^2$$"),
            Strings{"proved"});
}

TEST(CountedNotes, ArgumentsInLabelsAreNotConstants) {
  EXPECT_NE(verdicts("Let $f(x) = y_{x} + x$. Then $f(2) = y_{x} + 2$").back(), "proved");
  EXPECT_NE(verdicts("$$\\frac{d}{dx} (y_{x,1} + x) = 1 + 0$$").back(), "proved");
}

TEST(CountedNotes, AnIndexDoesNotCaptureWhatARuleIsAppliedTo) {
  EXPECT_NE(verdicts("$$s_j = \\sum_{k=1}^n w_k z_j$$ Then "
                     "$$s_k + 1 = \\sum_{i=1}^n w_i z_i + 1$$")
                .back(),
            "proved");
  EXPECT_NE(verdicts("Let $f(x) = \\sum_{k=1}^{n} k x$. Then $$f(k) + 1 = \\sum_{k=1}^n k^2 + 1$$")
                .back(),
            "proved");
  EXPECT_EQ(verdicts("$$s_j = \\sum_{k=1}^n w_k z_j$$ Then "
                     "$$s_k + 1 = z_k \\sum_{i=1}^n w_i + 1$$")
                .back(),
            "proved");
}

TEST(CountedNotes, OneLetterMayCountInASumWithinASum) {
  EXPECT_EQ(verdicts("$$\\sum_{k=1}^n a_k \\sum_{k=1}^n b_k = "
                     "\\Bigl(\\sum_{i=1}^n a_i\\Bigr) \\sum_{j=1}^n b_j$$"),
            Strings{"proved"});
}

TEST(CountedNotes, SumsOfVectorsUpToAnotherIndexAreNotConstants) {
  const std::string vectors = "<!-- gradus: vector x; given m in N -->";
  EXPECT_EQ(verdicts(vectors + "$$\\sum_{j=1}^m \\sum_{i=1}^j x_i = m \\sum_{i=1}^j x_i$$"),
            Strings{"skipped"});
  EXPECT_EQ(verdicts(vectors + "$$\\sum_{i=1}^m x_i = \\sum_{j=1}^m x_j + \\sum_{j=1}^m x_j - "
                               "\\sum_{k=1}^m x_k$$"),
            Strings{"proved"});
}

TEST(CountedNotes, FactorialsAndDerivativesOfMembersAreNotConstants) {
  EXPECT_EQ(verdicts("$$\\sum_{n=0}^N \\frac{1}{n!} = \\frac{N+1}{n!}$$"), Strings{"skipped"});
  EXPECT_EQ(verdicts("$$\\sum_{i=1}^n \\frac{\\partial L}{\\partial x_i} = "
                     "n \\frac{\\partial L}{\\partial x_i}$$"),
            Strings{"stated"});
  EXPECT_EQ(verdicts("<!-- gradus: vector x -->$$\\sum_{i=1}^n \\mathbb{E}[x_{i+1}] = "
                     "n \\mathbb{E}[x_{i+1}]$$"),
            Strings{"skipped"});
}

TEST(CountedNotes, WhatIsDeclaredAVectorIsNowhereANumber) {
  EXPECT_EQ(verdicts("<!-- gradus: vector x, y -->$$x y + x x = x (x + y)$$"), Strings{"skipped"});
}

TEST(CountedNotes, WeightsThatMayAddUpToOneAreNotRefuted) {
  EXPECT_EQ(verdicts("$$x - y_i + a = a + x \\sum_k y_k - y_i$$"), Strings{"assumption"});
}

}  // namespace
}  // namespace gradus
