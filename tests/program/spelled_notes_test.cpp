// Spellings of one thing, and what only looks like a product or a remark.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

TEST(SpelledNotes, WordsInLettersAreNoProducts) {
  EXPECT_EQ(verdicts("$$sin(2x) + cos(x) = \\cos(x) + \\sin(2x)$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$max(a, b) + 1 = 1 + \\max(b, a)$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$log(x) + log y = \\log y + \\ln x$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$abs + sin = bas + nis$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$a b s(x + y) = abs(x + y)$$").front() == "proved", false);
}

TEST(SpelledNotes, WordsBeforeBracketsAreFunctions) {
  EXPECT_EQ(verdicts("$$\\text{ReLU}(x) = \\max(0, x)$$ Then $$\\text{ReLU}(-2) + y = y$$"),
            (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts("$$relu(z) = max(0,z)$$ Then $$relu(3) + y = 3 + y$$"),
            (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts("$$a + b = b + a \\text{if}(x > 0)$$"), Strings{"proved"});
}

TEST(SpelledNotes, SpacesColoursAndSizesAreForTheLooks) {
  for (const char* formula :
       {"a\\,b + c = b\\;a\\!+\\:c", "\\textcolor{red}{a} + b = b + \\color{blue}{a}",
        "\\big(a+b\\big)^2 = a^2 + 2ab + b^2", "\\mspace{3mu}a + b = b + a",
        "\\underbrace{a + b}_{s} + c = c + \\overbrace{a + b}^{s}",
        "a + b \\stackrel{(a)}{=} b + a", "\\displaystyle \\boxed{a + b} = b + a",
        "\\boxed{a} + b = b + a"}) {
    EXPECT_EQ(verdicts(std::string("$$") + formula + "$$"), Strings{"proved"}) << formula;
  }
}

TEST(SpelledNotes, OneThingSpelledInTwoWays) {
  for (const char* formula :
       {"\\tfrac12 a + \\frac12a + \\sqrt2\\sqrt2 = a + 2", "x^{-1} + 1 = 1 + \\frac1x",
        "x^\\intercal y + 1 = y^{\\mathsf{T}} x + 1", "{\\bf x}^T y + 1 = y^\\top \\mathbf{x} + 1",
        "f^{\\prime\\prime}(x) + 1 = 1 + f''(x)", "\\dot x + y = y + \\dot{x}",
        "(\\mathbf{y-x})^T \\mathbf{z} + 1 = \\mathbf{y}^T \\mathbf{z} - \\mathbf{x}^T \\mathbf{z} "
        "+ 1",
        "\\mathop{\\mathbb{E}}[X] + 1 = 1 + \\mathbb{E}[X]"}) {
    EXPECT_EQ(verdicts(std::string("$$") + formula + "$$"), Strings{"proved"}) << formula;
  }
  EXPECT_EQ(verdicts("$x^2 + 1 \\geqslant x^2 \\leqslant x^2 + 2$"), (Strings{"proved", "proved"}));
  EXPECT_EQ(verdicts("Let $f(x) = x^3$. Then $f''(x) = 6x$ and $f^{\\prime\\prime}(x) = 3x^2$"),
            (Strings{"definition", "proved", "refuted"}));
}

TEST(SpelledNotes, ATransposeInBracketsSpeaksOfAVector) {
  EXPECT_EQ(verdicts("$$(x^*)^T A x^* + y^T y = y^T y + (x^*)^\\top A x^*$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$(1 - a)^T + (\\rho)^T = (\\rho)^T + (1 - a)^T$$"), Strings{"proved"});
}

TEST(SpelledNotes, WhatIsNotKnownIsSkippedByItsToken) {
  const auto why = [](const std::string& formula) {
    const NotesReport report = check("$$" + formula + "$$");
    return report.results.empty() ? "nothing" : report.results[0].message;
  };
  EXPECT_EQ(why("z \\propto a + b"), "\\propto is not known");
  EXPECT_EQ(why("\\mathbb{1} + b = b + 1"), "\\mathbb{1} is not known");
  EXPECT_EQ(why("\\mathrm{d}x + y = y"), "found d before a name, a differential or a product");
  EXPECT_EQ(why("x \\pm y = y + x"), "'\\pm' is not known");
  EXPECT_EQ(why("(A\\beta)_k + 1 = 3"), "found a subscript that belongs to no name: (A\\beta)_k");
}

TEST(SpelledNotes, AnEscapedUnderscoreIsASubscript) {
  EXPECT_EQ(verdicts("$$x\\_n + \\dot{x}\\_{n+1} = \\dot x_{n+1} + x_n$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$w\\_1^2 + w^2\\_1 + a\\*b = 2w_1 w_1 + b a$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$x\\_n + 1 = 2 + x_n$$"), Strings{"refuted"});
  EXPECT_EQ(verdicts("$$learning\\_rate + 1 = 1 + learning\\_rate$$"), Strings{"skipped"});
}

TEST(SpelledNotes, BoldLettersHaveManySpellings) {
  for (const char* bold : {"\\bold{w}", "\\vb{w}", "\\symbf{w}", "\\vect{w}", "\\textbf{w}"}) {
    const std::string w = bold;
    EXPECT_EQ(verdicts("$$(" + w + " + v)^T x + 1 = x^T \\mathbf{w} + 1 + v^T x$$"),
              Strings{"proved"});
    EXPECT_EQ(verdicts("Hence $" + w + "^T x + 1 = x^T \\mathbf{w} + 2$."), Strings{"refuted"});
  }
}

TEST(SpelledNotes, AnIndicatorIsNoConstant) {
  EXPECT_EQ(verdicts("Let $f(x) = x I_{x > 0}$. Then $f(-x) = -x I_{x > 0}$").back(), "skipped");
  EXPECT_EQ(
      verdicts("Let $f(x) = x \\mathbf{1}_{x>0}$. Then $f(-x) = -x \\mathbf{1}_{x>0}$").back(),
      "undecided");
  EXPECT_EQ(verdicts("$$y \\mathbf{1}_{x>0} + 1 = 1 + y \\mathbf{1}_{x>0}$$"), Strings{"proved"});
}

TEST(SpelledNotes, WhatABraceOrAStrokeSaysIsNotDropped) {
  EXPECT_EQ(verdicts("Hence $(a+b)^2 = a^2 + \\underbrace{2ab}_{=0} + b^2 + \\cancel{c}$."),
            Strings{"skipped"});
  EXPECT_EQ(verdicts("Hence $(a+b)^2 = a^2 + \\underbrace{2ab}_{=0} + b^2$."), Strings{"skipped"});
  EXPECT_EQ(verdicts("Hence $c\\overbrace{(a+b)}^{1} = c$."), Strings{"skipped"});
  EXPECT_EQ(verdicts("Hence $c + \\cancel{a - b} = c$."), Strings{"skipped"});
  EXPECT_EQ(verdicts("Hence $(a+b)^2 = a^2 + \\underbrace{2ab}_{\\text{cross}^2} + "
                     "\\underbrace{b^2}_{B_1}$."),
            Strings{"proved"});
}

TEST(SpelledNotes, ASequencesDefinitionHoldsAtNumbers) {
  EXPECT_EQ(verdicts("Define $a_n = 2^n$. Hence $a_3 + c = 8 + c$ and $a_3 + c = 9 + c$."),
            (Strings{"definition", "proved", "refuted"}));
}

}  // namespace
}  // namespace gradus
