// Orders behind a formula say for which values it holds, and nothing of what comes later.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

std::string first(const std::string& text) { return verdicts(text).front(); }

TEST(RangesOfNotes, AFormulaHoldsWhereItsSentenceSaysSo) {
  EXPECT_EQ(first("We have $x^3 \\ge x^2$ for all $x \\ge 1$."), "proved");
  EXPECT_EQ(first("We have $\\sqrt{x^2} = x$ for $x \\ge 0$."), "certified");
  const std::string entropy = "Let $H(p) = -p\\log p - (1-p)\\log(1-p)$. Then ";
  EXPECT_EQ(verdicts(entropy + "$H(p) \\le \\log 2$ for $0 < p < 1$.")[1], "certified");
}

TEST(RangesOfNotes, WhereItFailsThereItIsRefuted) {
  EXPECT_EQ(first("We have $\\log(1+x) \\ge x$ for $x > -1$."), "refuted");
  EXPECT_EQ(first("We have $x^3 \\ge x^2$ for $x \\ge -1$."), "refuted");
}

TEST(RangesOfNotes, OtherNamesMayBeFree) {
  EXPECT_NE(first("We need $\\eta \\le 2/L$ for $t \\ge 0$."), "refuted");
  EXPECT_NE(first("Suppose $x^2 \\le x$ for $x > 0$."), "refuted");
  EXPECT_NE(first("It is not true that $x^2 \\le x$ for $x > 0$."), "refuted");
}

TEST(RangesOfNotes, NothingIsKeptOfThem) {
  EXPECT_NE(verdicts("We have $x^3 \\ge x^2$ for $x \\ge 1$.\n\nSo $x^2 \\ge x$.").back(),
            "proved");
  EXPECT_EQ(verdicts("We have $x^2 \\le x$ if $0 \\le x \\le 1$.\n\nWe have $x^2 \\ge x$ for "
                     "$x \\ge 1$.")[3],
            "proved");
}

TEST(RangesOfNotes, AnOrderOfAListIsOneOfEachName) {
  for (const char* list :
       {"$a, b > 0$", "$c, a > 0$", "$0 < a, b < 1$", "$0 < a, b$", "$1 > c, b, a > 0$"}) {
    EXPECT_EQ(verdicts("Let " + std::string(list) + ". Then $\\sqrt{a^2} = a$.").back(),
              "certified")
        << list;
  }
  for (const char* list :
       {"$0 < b, a < c$", "$b < c, a > d$", "$a_1, \\dots, b > 0$", "$a, b + c > 0$"}) {
    EXPECT_NE(verdicts("Let " + std::string(list) + ". Then $\\sqrt{a^2} = a$.").back(),
              "certified")
        << list;
  }
}

}  // namespace
}  // namespace gradus
