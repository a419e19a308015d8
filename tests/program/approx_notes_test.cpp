// \approx to a declared order: the difference is O(eps^(n + 1)).

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

std::string to_order(int n) {
  return "<!-- gradus: approx order " + std::to_string(n) + " in eps -->\n";
}

TEST(ApproxNotes, IsSkippedWithoutAnOrder) {
  EXPECT_EQ(verdicts("$$e^{\\epsilon x} \\approx 1 + \\epsilon x$$"), Strings{"skipped"});
}

TEST(ApproxNotes, CoefficientsUpToTheOrderAgree) {
  const std::string series =
      "$$e^{\\epsilon x} \\approx 1 + \\epsilon x + \\frac12\\epsilon^2 x^2$$";
  EXPECT_EQ(verdicts(to_order(2) + series), Strings{"proved"});
  EXPECT_EQ(verdicts(to_order(3) + series), Strings{"refuted"});
  EXPECT_EQ(verdicts(to_order(1) + "$$\\frac{1}{1 - a\\epsilon} \\approx 1 + a\\epsilon$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts(to_order(1) + "$$x + \\sqrt{1 + \\epsilon} \\approx 1 + \\epsilon + x$$"),
            Strings{"refuted"});
}

TEST(ApproxNotes, TheFirstCoefficientThatDiffersIsShown) {
  const NotesReport report = check(
      to_order(2) + "$$\\log(1 + \\epsilon x) + y \\approx y + \\epsilon x + \\epsilon^2 x^2$$");
  ASSERT_EQ(report.results.size(), 1U);
  EXPECT_EQ(report.results[0].grade, Grade::refuted);
  EXPECT_NE(report.results[0].message.find("coefficient of epsilon^2"), std::string::npos);
}

TEST(ApproxNotes, EachLinkOfAChainIsOne) {
  EXPECT_EQ(verdicts(to_order(1) + "$$(1 + \\epsilon)^2 x = x + 2\\epsilon x + \\epsilon^2 x "
                                   "\\approx x + 2\\epsilon x$$"),
            (Strings{"proved", "proved"}));
}

TEST(ApproxNotes, VectorsAreExpandedInEveryDimension) {
  EXPECT_EQ(verdicts(to_order(1) + "$$\\|w - \\epsilon g\\|^2 + a \\approx "
                                   "a + \\|w\\|^2 - 2\\epsilon w^T g$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts(to_order(1) + "$$\\|w - \\epsilon g\\|^2 + a \\approx "
                                   "a + \\|w\\|^2 - \\epsilon w^T g$$"),
            Strings{"refuted"});
}

TEST(ApproxNotes, WhatIsNotSmoothAtZeroIsNotDecidedByDerivatives) {
  // sqrt(eps) is not O(eps), |eps| not O(eps^2), 1/eps is nowhere near 0.
  for (const char* formula : {"\\sqrt{\\epsilon} + x \\approx x", "x + |\\epsilon| \\approx x",
                              "\\frac{\\epsilon}{\\epsilon} x \\approx x + \\epsilon^3",
                              "x + \\max(\\epsilon, 0) \\approx x",
                              "\\frac{\\sin\\epsilon}{\\epsilon} + x \\approx x + 1"}) {
    EXPECT_EQ(verdicts(to_order(0) + "Hence $$" + formula + "$$"), Strings{"undecided"}) << formula;
  }
}

TEST(ApproxNotes, WhatMayDependOnTheQuantityIsNotTakenForAConstant) {
  EXPECT_EQ(
      verdicts(to_order(0) + "Hence $$f(x + \\epsilon) + y \\approx f(x + \\epsilon) - y + 2y$$"),
      Strings{"proved"});
  EXPECT_NE(verdicts(to_order(1) + "Hence $$f(x + \\epsilon) + y + \\epsilon^2 \\approx "
                                   "y + f(x + \\epsilon)$$"),
            Strings{"proved"});
  EXPECT_NE(
      verdicts("Let $a = 1/\\epsilon$. " + to_order(0) + "Hence $$x + a\\epsilon \\approx x$$")
          .back(),
      "proved");
  EXPECT_NE(verdicts("<!-- gradus: given a \\epsilon = 1 -->" + to_order(0) +
                     "Hence $$x + a\\epsilon \\approx x$$")
                .back(),
            "proved");
}

TEST(ApproxNotes, WithoutTheQuantityNothingIsSaid) {
  EXPECT_EQ(verdicts(to_order(2) + "$$\\pi + x\\approx 3.14 + x$$"), Strings{"skipped"});
}

TEST(ApproxNotes, AComplaintSaysWhatWasExpected) {
  const NotesReport report = check("<!-- gradus: approx order two in eps -->");
  ASSERT_EQ(report.results.size(), 1U);
  EXPECT_NE(report.results[0].message.find("approx order N in NAME"), std::string::npos);
}

}  // namespace
}  // namespace gradus
