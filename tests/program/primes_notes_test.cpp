// X'X of notes on regression: a prime is a transpose where the notes show it, and nowhere else.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

const std::string regression = "Let $X$ be a matrix, with $\\hat\\beta = (X'X)^{-1}X'y$. ";

TEST(PrimesNotes, APrimeIsATransposeWhereTheNotesShowIt) {
  const std::string square = regression + "Then $$(y - X\\beta)'(y - X\\beta) = ";
  EXPECT_EQ(verdicts(square + "y'y - 2\\beta'X'y + \\beta'X'X\\beta$$"),
            (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts(square + "y'y + 2\\beta'X'y + \\beta'X'X\\beta$$"),
            (Strings{"definition", "refuted"}));
  EXPECT_EQ(verdicts("We minimise $e'e$ with the matrix $X$: $X'X$. Then $$(e + X b)'e = e'e + "
                     "b'X'e$$"),
            Strings{"proved"});
  // Matrices do not commute.
  EXPECT_NE(verdicts(regression + "So $X'X + A = A + XX'$.").back(), "proved");
}

TEST(PrimesNotes, OtherPrimesStayWhatTheyAre) {
  EXPECT_EQ(
      verdicts(regression + "Let $f(x) = x^3$. Then $f'(x) = 3x^2$ and $f'(x) = 2x^2$.").back(),
      "refuted");
  EXPECT_EQ(verdicts("Let $F(x) = x^2$. Then $F'(x) F(x) = 2x^3$, where $F'F$ is a matrix.").back(),
            "proved");
  EXPECT_EQ(verdicts(regression + "Hence $s' + 1 = 1 + s'$."), (Strings{"definition", "proved"}));
}

}  // namespace
}  // namespace gradus
