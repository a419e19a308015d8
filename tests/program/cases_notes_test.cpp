// Definitions by cases, products and variances.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

const std::string relu =
    "Let $$f(x) = \\begin{cases} x & x \\ge 0 \\\\ 0 & \\text{otherwise} \\end{cases}$$";
const std::string huber =
    "Let $$h(x) = \\begin{cases} \\frac12 x^2 & \\text{if } |x| \\le d \\\\ "
    "d(|x| - \\frac12 d), & \\text{otherwise} \\end{cases}$$";

TEST(CasesNotes, WhatIsAMaximumIsReadAsOne) {
  EXPECT_EQ(verdicts(relu + "Then $f(x) + y = \\max(x, 0) + y$ and $f(-3) + y = y - 3$."),
            (Strings{"definition", "proved", "refuted"}));
  EXPECT_EQ(verdicts("$$|x| + y = y + \\left\\{\\begin{array}{ll} x & x > 0 \\\\ -x & x \\le 0 "
                     "\\end{array}\\right.$$"),
            Strings{"proved"});
}

TEST(CasesNotes, SwappedOrUncoveredCasesAreNoMaximum) {
  EXPECT_EQ(verdicts("Hence $$\\max(x, 0) + y = y + \\begin{cases} 0 & x \\ge 0 \\\\ x & x < 0 "
                     "\\end{cases}$$"),
            Strings{"refuted"});
  // At x = 0 nothing is said, and 2 x 3 is none of its values there.
  EXPECT_EQ(verdicts("$$|x| + y = y + \\begin{cases} x & x > 0 \\\\ -x & x < 0 \\end{cases}$$"),
            Strings{"proved"});
}

TEST(CasesNotes, OthersAreJudgedInEachCase) {
  EXPECT_EQ(
      verdicts(huber + "Then $$h(x) + 1 \\le \\frac12 x^2 + 1$$ and $$h(-x) + 1 = h(x) + 1$$"),
      (Strings{"definition", "proved", "proved"}));
  // True in the first case only.
  EXPECT_EQ(verdicts(huber + "Then $$h(x) + y = \\frac12 x^2 + y$$"),
            (Strings{"definition", "refuted"}));
  EXPECT_EQ(verdicts(huber + "Then $$h(x) + y = d|x| - \\frac12 d^2 + y$$"),
            (Strings{"definition", "refuted"}));
}

TEST(CasesNotes, DerivativesLeaveTheBordersOut) {
  const NotesReport report =
      check(relu +
            "Then $$f'(x) + y = y + \\begin{cases} 1 & x > 0 \\\\ 0 & x < 0 \\\\ "
            "\\text{undefined} & x = 0 \\end{cases}$$");
  ASSERT_EQ(report.results.size(), 2U);
  EXPECT_EQ(report.results[1].grade, Grade::proved);
  EXPECT_NE(report.results[1].message.find("borders left out"), std::string::npos);
}

TEST(CasesNotes, TheFirstRowThatHoldsCounts) {
  const std::string list =
      "Let $$q(x) = \\begin{cases} 1 & x \\ge 2 \\\\ 0 & x \\ge 1 \\\\ -1 & \\text{otherwise} "
      "\\end{cases}$$";
  EXPECT_EQ(verdicts(list + "Hence $q(3) + a = 1 + a$ and $q(1) + a = a$ and $q(0) + a = a - 1$."),
            (Strings{"definition", "proved", "proved", "proved"}));
  EXPECT_EQ(verdicts(list + "Hence $q(3) + a = a + 2$."), (Strings{"definition", "refuted"}));
}

TEST(CasesNotes, WhereTwoRowsHoldNobodyKnowsWhichCounts) {
  const std::string overlap =
      "Let $$f(z) = \\begin{cases} z & z > 0 \\\\ 0 & z \\le 1 \\end{cases}$$";
  EXPECT_EQ(verdicts(overlap + "Then $f(z) + y = \\max(0, z) + y$."),
            (Strings{"definition", "undecided"}));
  EXPECT_EQ(verdicts(overlap + "Then $f(1/2) + y = x + y - x$."),
            (Strings{"definition", "undecided"}));
  EXPECT_EQ(verdicts(overlap + "Then $f(1/2) + y = y + 1/2$."),
            (Strings{"definition", "undecided"}));
  // Where one row holds the other says nothing.
  EXPECT_EQ(verdicts(overlap + "Then $f(2) + y = y + 2$."), (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts(overlap + "Then $f(z) + y = y + 2 z$."), (Strings{"definition", "refuted"}));
  // Both rows agree on what is said.
  EXPECT_EQ(verdicts("Let $$a(x) = \\begin{cases} x & x \\ge -1 \\\\ -x & x \\le 0 "
                     "\\end{cases}$$ Then $a(x)^2 = x^2$."),
            (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts("Let $$a(x) = \\begin{cases} x^2 & x \\ge 0 \\\\ -x^3 & x \\le 0 "
                     "\\end{cases}$$ Then $a(x) \\ge 0$."),
            (Strings{"definition", "proved"}));
}

TEST(CasesNotes, ARowIsAnExceptionToALaterOneThatItImplies) {
  EXPECT_EQ(verdicts("Let $$c(x) = \\begin{cases} 0 & x < 0 \\\\ x & x < 1 \\\\ 1 & "
                     "\\text{otherwise} \\end{cases}$$ Then $c(-1) + y = y$ and $c(1/2) + y = y + "
                     "\\frac12$ and $c(x) \\ge 0$."),
            (Strings{"definition", "proved", "proved", "proved"}));
  // Nobody writes a row that never counts.
  EXPECT_EQ(verdicts("Let $$c(x) = \\begin{cases} x & x < 1 \\\\ 0 & x < 0 \\end{cases}$$ Then "
                     "$c(-1) + y = y - 1$."),
            (Strings{"definition", "undecided"}));
  EXPECT_EQ(verdicts("Let $$d(i, j) = \\begin{cases} 1 & i = j \\\\ 0 & i \\ne j "
                     "\\end{cases}$$ Then $d(i, j)^2 = d(i, j)$."),
            (Strings{"definition", "proved"}));
}

TEST(CasesNotes, AreJudgedForTheValuesThatTheirSentenceSays) {
  const std::string steps =
      "Let $$q(x) = \\begin{cases} 0 & x < 1 \\\\ 1 & 1 \\le x < 2 \\\\ 2 & x \\ge 2 "
      "\\end{cases}$$\n";
  EXPECT_EQ(verdicts(steps + "Then $q(x) \\le 1$ for $x < 2$.")[1], "proved");
  EXPECT_EQ(verdicts(steps + "Then $q(x)^2 = q(x)$ for $x < 2$.")[1], "proved");
  EXPECT_NE(verdicts(steps + "Then $q(x)^2 = q(x)$ for $|x| < 2$.")[1], "refuted");
  EXPECT_EQ(verdicts(steps + "Then $q(x)^2 = q(x)$.")[1], "refuted");
}

TEST(CasesNotes, WhatIsSaidForAllValuesNeedsARowForEach) {
  const std::string sign = "Let $$s(x) = \\begin{cases} 1 & x > 0 \\\\ -1 & x < 0 \\end{cases}$$\n";
  EXPECT_EQ(verdicts(sign + "For every real $x$ we have $s(x)^2 = 1$.").back(), "undecided");
  EXPECT_EQ(verdicts(sign + "Then $s(x)^2 = 1$.").back(), "proved");
  EXPECT_EQ(verdicts("Let $$s(x) = \\begin{cases} 1 & x \\ge 0 \\\\ -1 & x < 0 \\end{cases}$$\n"
                     "For every real $x$ we have $s(x)^2 = 1$.")
                .back(),
            "proved");
}

TEST(CasesNotes, WhatTheyRestOnInWordsOrSumsIsSkipped) {
  EXPECT_EQ(verdicts("$$y = x + \\begin{cases} 1 & x \\text{ is even} \\\\ 0 & \\text{otherwise}"
                     "\\end{cases}$$"),
            Strings{"skipped"});
  EXPECT_EQ(
      verdicts("$$\\sum_{i=1}^n \\begin{cases} 1 & i > j \\\\ 5 & i \\le j \\end{cases} = n + y$$"),
      Strings{"skipped"});
  EXPECT_EQ(verdicts("$\\mathbb{E}[X] = m$ $$\\mathbb{E}\\left[\\begin{cases} 1 & X > 0 \\\\ 5 & "
                     "X \\le 0 \\end{cases}\\right] = 1 + y$$")
                .back(),
            "skipped");
}

TEST(ProductNotes, ByInduction) {
  EXPECT_EQ(verdicts("$$\\prod_{i=1}^{n} 2x = 2^n x^n$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\prod_{i=1}^{n} \\frac{i+1}{i} = n + 1$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\prod_{i=1}^{n} \\frac{i+1}{i} = n + 2$$"), Strings{"refuted"});
  EXPECT_EQ(verdicts("$$\\prod_{i=0}^{n} (1 + a_i) = (1 + a_0)\\prod_{j=1}^n (1 + a_j)$$"),
            Strings{"proved"});
  EXPECT_NE(verdicts("$$\\prod_{i=1}^{n+1} a_i = a_n \\prod_{i=1}^n a_i$$"), Strings{"proved"});
}

TEST(ProductNotes, HideNothingFromDerivativesAndExpectations) {
  EXPECT_EQ(verdicts("$$\\frac{d}{dx} \\prod_{i=1}^n (1 - x i) + y = y$$"), Strings{"skipped"});
  EXPECT_EQ(verdicts("$\\mathbb{E}[g_i] = m$ $$\\mathbb{E}[\\prod_{i=1}^n g_i] + 1 = 1 + "
                     "\\prod_{i=1}^n g_i$$")
                .back(),
            "skipped");
  EXPECT_NE(verdicts("<!-- gradus: approx order 0 in eps -->$$\\prod_{i=1}^n "
                     "\\frac{i\\epsilon}{\\epsilon} + y \\approx y$$"),
            Strings{"proved"});
}

TEST(VarianceNotes, FollowsMoments) {
  EXPECT_EQ(verdicts("$$\\operatorname{Var}(aX + b) = a^2 \\mathrm{Var}(X)$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\mathbb{V}[X + Y] = \\mathbb{V}[X] + \\mathbb{V}[Y] + "
                     "2\\operatorname{Cov}(X, Y)$$"),
            Strings{"proved"});
  EXPECT_NE(verdicts("$$\\mathbb{V}[X + Y] = \\mathbb{V}[X] + \\mathbb{V}[Y]$$"),
            Strings{"proved"});
  EXPECT_EQ(
      verdicts("<!-- gradus: E[g_i] = mu; E[g_i^2] = s -->$$\\mathrm{Var}(g_1) = s - \\mu^2$$"),
      Strings{"proved"});
}

TEST(ExpectationNotes, WhatIsNotSaidToBeRandomIsNoConstant) {
  for (const char* formula :
       {"\\mathbb{E}[aX + b] + 1 = aX + b + 1", "\\operatorname{Var}(aX + b) + 1 = 1",
        "\\mathbb{E}[f(x)] + 1 = f(x) + 1", "\\mathbb{E}[\\|g\\|^2] + 1 = \\|g\\|^2 + 1",
        "\\mathbb{E}[x^T y] + 1 = x^T y + 1"}) {
    EXPECT_NE(verdicts(std::string("$$") + formula + "$$"), Strings{"proved"}) << formula;
  }
  EXPECT_EQ(verdicts("$$\\mathbb{E}[2 f(x) + 3\\|g\\|^2] = 2\\mathbb{E}[f(x)] + "
                     "3\\mathbb{E}[\\|g\\|^2]$$"),
            Strings{"proved"});
}

TEST(ForgetNotes, ClearsWhatCommentsGave) {
  const std::string given = "<!-- gradus: given a > 0; box b in [1, 2] -->";
  EXPECT_EQ(verdicts(given + "Hence $$a + b \\ge 1$$"), Strings{"proved"});
  EXPECT_NE(verdicts(given + "<!-- gradus: forget -->Hence $$a + b \\ge 1$$"), Strings{"proved"});
  EXPECT_NE(verdicts(given + "<!-- gradus: forget a -->Hence $$a + b \\ge 1$$"), Strings{"proved"});
  EXPECT_EQ(verdicts(given + "<!-- gradus: forget a -->Hence $$b + c - c \\ge 1$$"),
            Strings{"proved"});
}

TEST(HostileBytes, AreNamed) {
  const NotesReport report = check(std::string("$a + \0b = c$", 12));
  ASSERT_EQ(report.results.size(), 1U);
  EXPECT_EQ(report.results[0].message, "found the byte 0x00, expected the end of the formula");
}

TEST(IndentedCode, IsNoMathematicsButInLists) {
  EXPECT_EQ(verdicts("```\ncode\n```\n\n    echo $a = b + c$\n").size(), 0U);
  EXPECT_EQ(verdicts("```\ncode\n```\n    echo $a = b$\n\nMore $1 + 1 = 2$").size(), 1U);
  EXPECT_EQ(verdicts("- item\n\n    $1 + 1 = 2$\n").size(), 1U);
  EXPECT_EQ(verdicts("Text\n    $1 + 1 = 2$\n").size(), 1U);
}

TEST(InitNotes, ProposesSignsToConfirm) {
  const NotesReport report =
      check("$\\sqrt{L\\mu} + \\log s \\le 3$ and $w - \\eta \\nabla f(w)$ with $\\sqrt{a + b}$");
  EXPECT_EQ(report.to_confirm,
            (Strings{"given L > 0", "given eta > 0", "given mu > 0", "given s > 0"}));
}

}  // namespace
}  // namespace gradus
