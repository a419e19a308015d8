// What is assumed for every index, and what theorems state before they are proved.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

TEST(PremisesNotes, WhatHoldsForEveryIndexHoldsForEachMember) {
  EXPECT_EQ(verdicts("Assume $\\|g_t\\| \\le G$ for all $t$. Then $$\\|g_1\\| \\le G$$").back(),
            "proved");
  EXPECT_EQ(
      verdicts("Suppose that for every $i$, $a_i \\ge 0$. Then $$a_1 + a_{k+2} \\ge 0$$").back(),
      "proved");
  // One member tells nothing of another one.
  EXPECT_NE(verdicts("Assume $\\|g_t\\| \\le G$. Then $$\\|g_1\\| \\le G$$").back(), "proved");
  EXPECT_NE(verdicts("Assume $\\|x_0\\| \\le D$ for all $t$. Then $$\\|x_1\\| \\le D$$").back(),
            "proved");
  EXPECT_NE(verdicts("Assume $a_i \\ge 0$ for some $i$. Then $$a_1 \\ge 0$$").back(), "proved");
  EXPECT_NE(verdicts("Assume $a_i \\ge 0$ for all $i$ in $S$. Then $$a_1 \\ge 0$$").back(),
            "proved");
  EXPECT_NE(verdicts("Assume $a_i \\ge 0$ for all $i$ except $i = 1$. Then $$a_1 \\ge 0$$").back(),
            "proved");
}

TEST(PremisesNotes, DistinctIndicesStayDistinct) {
  const std::string given = "Suppose $\\langle v_i, v_j \\rangle = 0$ for $i \\neq j$. ";
  EXPECT_EQ(verdicts(given + "Then $$\\|v_1 + v_2\\|^2 = \\|v_1\\|^2 + \\|v_2\\|^2$$").back(),
            "proved");
  EXPECT_EQ(verdicts(given + "Then $$\\langle v_t, v_{t+1} \\rangle = 0$$").back(), "proved");
  // Members with the same index, and with indices that may be the same.
  EXPECT_NE(verdicts(given + "Then $$\\|v_1 + v_1\\|^2 = 2\\|v_1\\|^2$$").back(), "proved");
  EXPECT_NE(verdicts(given + "Then $$\\langle v_s, v_t \\rangle = 0$$").back(), "proved");
}

TEST(PremisesNotes, ATheoremIsNoPremiseOfItsOwnProof) {
  const std::string theorem =
      "\\begin{theorem} Let $L > 0$. The function satisfies $f(a) \\le f(b) - L$. \\end{theorem}\n";
  const std::string claim = "Then \\[ f(a) + L \\le f(b) \\]";
  EXPECT_NE(verdicts(theorem + "\\begin{proof} " + claim + " \\end{proof}", "notes.tex").back(),
            "proved");
  EXPECT_EQ(verdicts(theorem + "\\begin{proof} Easy. \\end{proof} " + claim, "notes.tex").back(),
            "proved");
  EXPECT_EQ(verdicts(theorem + claim, "notes.tex").back(), "proved");
  // Its conditions are premises of the proof.
  EXPECT_EQ(
      verdicts(theorem + "\\begin{proof} Then $f(a) + L \\ge f(a)$. \\end{proof}", "notes.tex")
          .back(),
      "proved");
  EXPECT_NE(
      verdicts("**Theorem.** We have $f(a) \\le f(b) - c$.\n\n**Proof.** Then\n$$f(a) + c \\le "
               "f(b)$$\n")
          .back(),
      "proved");
}

TEST(PremisesNotes, TheConstantOfASmoothFunctionCountsNothing) {
  // As a limit L would be a whole number at least 1, and L^2 no less than L.
  EXPECT_NE(verdicts("Let $f$ be $L$-smooth. Then $$L^2 \\ge L$$ A network has the factor "
                     "$$\\prod_{l=1}^{L} a = a^L$$")[0],
            "proved");
  EXPECT_EQ(verdicts("Let $f$ be $L$-smooth. A network has the factor $$\\prod_{l=1}^{L} a = a^L$$")
                .back(),
            "proved");
}

TEST(PremisesNotes, WhatIsStatedAgainIsNeitherShownNorAssumedAnew) {
  EXPECT_EQ(verdicts("Let $L > 0$. We know that $L > 0$ holds. Then $$L + 1 > 0$$"),
            (Strings{"assumption", "assumption", "proved"}));
  EXPECT_EQ(verdicts("$$\\eta = \\frac{1}{L}$$ The step is again $$\\eta = \\frac{1}{L}$$"),
            (Strings{"definition", "definition"}));
  EXPECT_EQ(check("Let $L > 0$. We know that $L > 0$ holds.").results.back().message,
            "stated again, as in line 1");
  // Another bound is none of the first.
  EXPECT_EQ(verdicts("Suppose $a < 1$ and $a < 2$. Then $a < 2$").back(), "proved");
  EXPECT_EQ(verdicts("$$f(x) = x^2$$ Then $$f(x) = x^3$$").back(), "refuted");
}

}  // namespace
}  // namespace gradus
