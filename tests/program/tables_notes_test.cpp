// Letters that stand for tables of numbers, as in worked examples.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

const std::string example =
    "Let $$A = \\begin{pmatrix} 4 & 0 \\\\ 0 & 2 \\\\ 1 & 1 \\end{pmatrix}, b = \\begin{pmatrix} 2 "
    "\\\\ "
    "0 \\\\ 11 \\end{pmatrix}.$$ ";
const std::string square = "Let $A = \\begin{bmatrix} 2 & 1 \\\\ 1 & 2\\end{bmatrix}$. ";

std::string last(const std::string& text) { return verdicts(text).back(); }

TEST(TablesNotes, ALetterStandsForItsTable) {
  EXPECT_EQ(
      verdicts(example + "Then $$A^T A = \\begin{pmatrix} 17 & 1 \\\\ 1 & 5 \\end{pmatrix}$$"),
      (Strings{"definition", "definition", "proved"}));
  EXPECT_EQ(last(example + "Then $$A^T A = \\begin{pmatrix} 17 & 1 \\\\ 1 & 6 \\end{pmatrix}$$"),
            "refuted");
  EXPECT_EQ(last(example + "Then $$A^T b = \\begin{pmatrix} 19 \\\\ 11 \\end{pmatrix}$$"),
            "proved");
  EXPECT_EQ(last(example + "Then $$A^T b = \\begin{pmatrix} 19 \\\\ 12 \\end{pmatrix}$$"),
            "refuted");
  EXPECT_EQ(last(example + "Hence $\\|b\\|^2 = 125$."), "proved");
  EXPECT_EQ(last(example + "Hence $\\|b\\|^2 = 126$."), "refuted");
}

TEST(TablesNotes, InversesAndIdentitiesOfTables) {
  const std::string solution =
      example + "Then $$\\hat x = (A^T A)^{-1} A^T b = \\begin{pmatrix} 1 ";
  EXPECT_EQ(last(solution + "\\\\ 2 \\end{pmatrix}$$"), "proved");
  EXPECT_EQ(last(solution + "\\\\ 3 \\end{pmatrix}$$"), "refuted");
  const std::string inverse = square + "Then $A^{-1} = \\frac13 \\begin{bmatrix} 2 & -1 \\\\ -1 & ";
  EXPECT_EQ(last(inverse + "2\\end{bmatrix}$"), "proved");
  EXPECT_EQ(last(inverse + "1\\end{bmatrix}$"), "refuted");
  EXPECT_EQ(last(square + "Then $\\det(A - \\lambda I) = (2 - \\lambda)^2 - 1$."), "proved");
  EXPECT_EQ(last(square + "Then $\\det(A - \\lambda I) = (2 - \\lambda)^2 + 1$."), "refuted");
  EXPECT_EQ(last(square + "Then $A A^{-1} = I$."), "proved");
  EXPECT_NE(last("Let $N = \\begin{bmatrix} 1 & 1 \\\\ 1 & 1\\end{bmatrix}$. Then $N^{-1} = N$."),
            "proved");
}

TEST(TablesNotes, NumbersUnderATransposeAreAVector) {
  const std::string both = square + "Take $v = (1, 1)^T$. ";
  EXPECT_EQ(last(both + "Then $Av = [3, 3]^\\top$."), "proved");
  EXPECT_EQ(last(both + "Then $Av = [3, 4]^\\top$."), "refuted");
  EXPECT_EQ(verdicts("Here $x = (x_1, x_2)^T$."), Strings{"assumption"});
}

TEST(TablesNotes, AnotherSectionMayMeanAnotherMatrix) {
  const std::string other = square + "\n\n# Orthogonal matrices\n\n";
  EXPECT_EQ(last(other + "Suppose $A^T A = I$. Then $\\|Ax\\|^2 = \\|x\\|^2$."), "proved");
  EXPECT_NE(last(other + "Then $A^T A = I$."), "refuted");
  EXPECT_NE(last(square + "For any matrix $A$ we have $A^T A = A A$."), "refuted");
  EXPECT_EQ(
      last(square + "Let $A = \\begin{bmatrix} 0 & 1 \\\\ 1 & 0\\end{bmatrix}$. So $A^2 = I$."),
      "proved");
  // What no table is known of stays a letter.
  EXPECT_EQ(last(example + "We have $A^T (A x - b) = A^T A x - A^T b$."), "proved");
}

TEST(TablesNotes, SetsSayWhatTheirLettersStandFor) {
  EXPECT_EQ(
      verdicts(
          "Let $S = \\{1, 2\\}$, $T = \\{x : x > 0\\}$, $F = \\{1, \\dots, n\\} \\setminus B$."),
      (Strings{"assumption", "assumption", "assumption"}));
  EXPECT_EQ(verdicts("Then $\\max\\{a, b\\} = \\max\\{b, a\\}$."), Strings{"proved"});
}

}  // namespace
}  // namespace gradus
