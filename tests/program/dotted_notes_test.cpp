// 1 + 2 + \cdots + n.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

Strings of(const std::string& formula) { return verdicts("$$" + formula + "$$"); }

TEST(DottedNotes, ACertainPatternIsASum) {
  for (const char* formula :
       {"1 + 2 + \\cdots + n = \\frac{n(n+1)}{2}", "1 + 3 + 5 + \\ldots + (2n-1) = n^2",
        "1 + \\beta + \\beta^2 + \\dots + \\beta^{t-1} = \\sum_{i=0}^{t-1} \\beta^i",
        "a_1 + a_2 + \\cdots + a_n = \\sum_{i=1}^n a_i",
        "w_0 + w_1 x + w_2 x^2 + ... + w_n x^n = \\sum_{j=0}^n w_j x^j",
        "g_t + \\beta g_{t-1} + \\cdots + \\beta^{t-1} g_1 = \\sum_{i=1}^t \\beta^{t-i} g_i",
        "1 + 2 + 4 + \\cdots + 2^n = 2^{n+1} - 1",
        "c + a_1 + \\cdots + a_n = c + \\sum_{i=1}^n a_i"}) {
    EXPECT_EQ(of(formula), Strings{"proved"}) << formula;
  }
}

TEST(DottedNotes, AWrongSumIsRefuted) {
  EXPECT_EQ(of("1 + 2 + \\cdots + n = \\frac{n(n-1)}{2}"), Strings{"refuted"});
  EXPECT_EQ(of("1 + \\beta + \\cdots + \\beta^{t} = \\frac{1 - \\beta^t}{1 - \\beta}"),
            Strings{"refuted"});
}

TEST(DottedNotes, NumbersGoUpByOneStep) {
  EXPECT_EQ(of("1 + 2 + \\dots + 6 = 21"), Strings{"proved"});
  EXPECT_EQ(of("1 + 2 + \\dots + 6 = 20"), Strings{"refuted"});
  EXPECT_EQ(of("\\frac16 1 + \\frac16 2 + \\frac16 3 + \\dots + \\frac16 6 = \\frac72"),
            Strings{"proved"});
  // Powers of 2, squares, primes.
  for (const char* sum : {"1 + 2 + \\dots + 64", "1 + 4 + \\dots + 100", "2 + 3 + \\dots + 31"}) {
    EXPECT_EQ(of(std::string(sum) + " = y + 1"), Strings{"skipped"}) << sum;
  }
}

TEST(DottedNotes, SquaresOfMembers) {
  EXPECT_EQ(of("e_1^2 + e_2^2 + ... + e_n^2 = \\sum_{i=1}^n e_i^2"), Strings{"proved"});
  EXPECT_EQ(of("e_1^2 + e_2^2 + ... + e_n^2 = \\sum_{i=1}^n e_i^3"), Strings{"refuted"});
}

TEST(DottedNotes, WhereItEndsBeforeItBeginsNothingIsSaid) {
  // At n = 0 both sides would be read as less than they say.
  EXPECT_EQ(of("a_1 + a_2 + \\cdots + a_n - a_1 = a_2 + a_3 + \\cdots + a_n").front() == "refuted",
            false);
}

TEST(DottedNotes, WhereItEndsIsSaidOfThisFormulaAlone) {
  const Strings found = verdicts(
      "$$a_3 + a_4 + \\cdots + a_n + b = b + \\sum_{i=3}^n a_i$$\nHence $2^n + b > 1 + b$.");
  EXPECT_EQ(found.front(), "proved");
  EXPECT_EQ(found.back() == "proved" || found.back() == "certified", false);
}

TEST(DottedNotes, AnUncertainPatternIsSkipped) {
  for (const char* formula :
       {"a_1 + a_3 + \\cdots + a_n = x + y", "1 + 1 + 2 + 3 + 5 + \\cdots + n = x + y",
        "x + \\frac{x^2}{2} + \\cdots + \\frac{x^n}{n} = y + 1", "1 + \\cdots + \\beta^n = y + 1",
        "1 - x + x^2 - \\cdots + x^n = y + 1", "a_1 + a_2 + \\cdots = y + 1",
        "2 + 3 + 5 + 7 + \\cdots + p = y + 1", "1 \\cdot 2 \\cdots n + 1 = y + 1"}) {
    EXPECT_EQ(of(formula), Strings{"skipped"}) << formula;
  }
}

}  // namespace
}  // namespace gradus
