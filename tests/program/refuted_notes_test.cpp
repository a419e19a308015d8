// gradus check FILE: which steps that do not follow are refuted, and which are left open.

#include <gtest/gtest.h>

#include <string>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

TEST(RefutedNotes, WhatASignCouldRescueIsUndecided) {
  const NotesReport report = check("$$\\sqrt{x^2} + y = x + y$$");
  ASSERT_EQ(report.results.size(), 1U);
  EXPECT_EQ(report.results[0].grade, Grade::undecided);
  EXPECT_NE(report.results[0].message.find("positive"), std::string::npos);
  EXPECT_EQ(verdicts("$$\\sqrt{x^2} + y = 2x + y$$"), Strings{"refuted"});
}

TEST(RefutedNotes, WhatAnOrderOfNamesRescuesIsUndecidedAndSaysWhich) {
  const NotesReport report = check(
      "Put $r = \\left(\\frac{\\sqrt L - \\sqrt\\mu}{\\sqrt L + \\sqrt\\mu}\\right)^2$. Then "
      "$1 - \\sqrt r = \\frac{2\\sqrt\\mu}{\\sqrt L + \\sqrt\\mu}$.");
  ASSERT_EQ(report.results.size(), 2U);
  EXPECT_EQ(report.results[1].grade, Grade::undecided);
  EXPECT_NE(report.results[1].message.find("mu <= L"), std::string::npos)
      << report.results[1].message;
  const NotesReport order = check("So $\\frac{1}{L} \\le \\frac{1}{\\mu}$.");
  ASSERT_EQ(order.results.size(), 1U);
  EXPECT_NE(order.results[0].message.find("mu <= L"), std::string::npos)
      << order.results[0].message;
}

TEST(RefutedNotes, OneSlipIsFoundAndNamed) {
  const auto message = [](const std::string& text) { return check(text).results.back().message; };
  EXPECT_NE(message("Hence $x - \\frac{x^2 - a}{2x} = x + \\frac{a}{x}$.").find("in place of"),
            std::string::npos);
  EXPECT_EQ(
      verdicts("For $w_{t+1} = w_t - \\eta g_t$ we have $$\\|w_{t+1} - v\\|^2 = \\|w_t - v\\|^2 + "
               "2\\eta\\langle g_t, w_t - v\\rangle + \\eta^2\\|g_t\\|^2$$"),
      (Strings{"definition", "refuted"}));
  EXPECT_EQ(verdicts("$\\mathbb{E}[(X-m)^2] = \\mathbb{E}[X^2] + 2m\\mathbb{E}[X] + m^2$"),
            Strings{"refuted"});
  EXPECT_EQ(verdicts("So $$\\frac{T}{S} - \\frac{T}{S+a} = \\frac{aT}{S^2(S+a)}$$"),
            Strings{"refuted"});
  EXPECT_EQ(verdicts("For $a = b c$ we use $x + y = z + w$."),
            (Strings{"definition", "assumption"}));
}

TEST(RefutedNotes, WordsThatMayMendAFormulaExcuseWhatLooksLikeASlip) {
  EXPECT_EQ(verdicts("Let $x$, $y$ be orthogonal. Then $\\|x + 2y\\|^2 = \\|x\\|^2 + 4\\|y\\|^2$."),
            Strings{"undecided"});
  EXPECT_EQ(verdicts("Ignoring constants, $2x + y + 1 = x + y + 1$."), Strings{"assumption"});
  EXPECT_EQ(verdicts("By symmetry $a - b + c = b - a + c$."), Strings{"assumption"});
  EXPECT_EQ(verdicts("The smallest is $2x + y + 1 = x + y + 1$."), Strings{"refuted"});
}

TEST(RefutedNotes, RoundedNumbersMayBeRoundedThroughout) {
  EXPECT_EQ(verdicts("$$2(0.622 - 1) = -0.755$$"), Strings{"stated"});
  EXPECT_EQ(verdicts("$$2(0.622 - 1) = -0.765$$"), Strings{"refuted"});
  EXPECT_EQ(verdicts("$$3.2 + 1.0 = 2.2$$"), Strings{"refuted"});
}

TEST(RefutedNotes, ANameOutOfNowhereKeepsAStepFromBeingRefuted) {
  EXPECT_EQ(verdicts("$$x^2 - 1 = (x-1)(x+1) = a(x + 1)$$"), (Strings{"proved", "undecided"}));
}

TEST(RefutedNotes, MatricesThatAreNotSymmetricAreNotTurned) {
  EXPECT_EQ(verdicts("Hence $$x^T A y + z = y^T A x + z$$"), Strings{"refuted"});
  EXPECT_EQ(
      verdicts("<!-- gradus: symmetric A; vector x, y -->Hence $$x^T A y + 1 = y^T A x + 1$$"),
      Strings{"proved"});
}

TEST(RefutedNotes, AStepThatIsKnownToBeWrongIsExpected) {
  const NotesReport wrong = check("<!-- gradus: expect refuted -->$$(a+b)^2 = a^2 + b^2$$");
  EXPECT_TRUE(summary(wrong).ok);
  const NotesReport right = check("<!-- gradus: expect refuted -->$$(a+b)^2 = a^2 + 2ab + b^2$$");
  EXPECT_FALSE(summary(right).ok);
}

}  // namespace
}  // namespace gradus
