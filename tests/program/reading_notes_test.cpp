// Spellings of public notes that a naive reader would take for something else.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

std::string why(const std::string& text) {
  const NotesReport report = check(text);
  return report.results.empty() ? "nothing" : report.results.back().message;
}

TEST(ReadingNotes, ARangeIsNoEquation) {
  // i = 1 alone would prove both.
  EXPECT_EQ(verdicts("For $i = 1, \\dots, n$ we have $i^2 = i$.").back() == "proved", false);
  EXPECT_EQ(verdicts("Sum over $t = 0, \\ldots, T - 1$. Then $t + 1 = 1$.").back() == "proved",
            false);
  EXPECT_EQ(verdicts("For $k = 1, 2, \\dots$ we have $k^2 \\ge k$."),
            (Strings{"assumption", "assumption", "proved"}));
  // Downwards L would be at most 1.
  EXPECT_EQ(verdicts("For $l = L, L - 1, \\dots, 1$ we have $L - l \\ge 0$.").back(), "proved");
  EXPECT_EQ(verdicts("For $i = a, \\dots, b$ we have $i + 1 = a + 1$.").back() == "proved", false);
  EXPECT_EQ(verdicts("$$x_i, \\quad i = 1, \\dots, n$$ Then $$\\frac{x_i^2}{4} = \\frac12 x_i^2$$")
                    .back() == "proved",
            false);
}

TEST(ReadingNotes, AngleBracketsOfAnySizeAreNoOrders) {
  EXPECT_EQ(verdicts("$$\\big< x, y + z \\big> = \\left< x, y \\right> + \\langle x, z \\rangle$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\Bigl<x, x\\Bigr> = -\\Bigl<x, x\\Bigr>$$").back() == "proved", false);
  EXPECT_EQ(verdicts("Suppose $a < b$. Then $$2a \\big.< 2b$$").front(), "assumption");
}

TEST(ReadingNotes, WordsAreOperandsOrRemarksByTheirPlace) {
  // Were the words left out, x = x + 1 or 2x = 3x would stand there.
  EXPECT_EQ(verdicts("$$w - \\text{lr} \\cdot g = -g \\cdot \\text{lr} + w$$"), Strings{"proved"});
  EXPECT_EQ(
      verdicts(
          "$$\\frac{a}{\\text{rate}} + \\frac{b}{\\text{rate}} = \\frac{a + b}{\\text{rate}}$$"),
      Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\text{Gini Index} = 1 - p^2$$"), Strings{"definition"});
  EXPECT_EQ(why("Then $$a + b = b + a + \\text{const}$$"), "found the words 'const' in a formula");
  EXPECT_EQ(verdicts("$$\\text{Leaky ReLU}(z) = \\max(z, 0.01 z)$$ Then $$\\text{Leaky ReLU}(1) + "
                     "x = x + 1$$"),
            (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts("$$\\text{exp}\\left(x\\right)^2 = \\text{exp}(2x)$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$a + b = b + a \\quad \\text{by } (1)$$").front(), "proved");
  EXPECT_EQ(verdicts("$$\\text{Log}(x^2) = 2\\,\\text{Log}(x)$$ for all $x$").front() == "proved",
            false);
  EXPECT_EQ(why("Then $$p = text{expit}(x)$$"), "'text{' is not known");
}

TEST(ReadingNotes, PrimesInBracesArePrimes) {
  EXPECT_EQ(verdicts("Let $f(x) = x^3$. Then $f^{'}(x) = 3x^2$ and $f^{''}(x) = 6x$ and "
                     "$f\\prime(x) = 2x^2$"),
            (Strings{"definition", "proved", "proved", "refuted"}));
}

TEST(ReadingNotes, APowerBehindBracketsIsReadWhereItIsClear) {
  EXPECT_EQ(verdicts("$$1 - \\tanh(z)^2 = \\frac{4}{(e^z + e^{-z})^2}$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("Then $$\\tanh(z)^2 = \\tanh(z^2)$$"), Strings{"refuted"});
  EXPECT_EQ(verdicts("$$\\log(x)^2 = 2\\log(x)$$"), Strings{"skipped"});
}

TEST(ReadingNotes, PackagesOfPhysicsAreKnown) {
  EXPECT_EQ(verdicts("$$\\qty(a + b)^2 = a^2 + 2ab + b^2$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\pdv{x^3}{x} + 1 = 1 + 3x^2$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\pdv{x} x^3 + 1 = 1 + 3x^2$$"), Strings{"skipped"});
}

TEST(ReadingNotes, ASumWithoutItsIndexHasTheOneThatStandsThere) {
  EXPECT_EQ(verdicts("$$2\\sum a_i = \\sum (a_i + a_i)$$"), Strings{"proved"});
  EXPECT_EQ(why("$$\\sum a_i b_j = \\sum b_j a_i$$"), "found \\sum without an index");
  EXPECT_EQ(why("$$\\sum a_i + b_i = c$$"),
            "found i behind the sum over it: brackets would say how far it goes");
  EXPECT_EQ(verdicts("$$\\left(\\sum a_i\\right)^2 = \\sum a_i^2$$").back() == "proved", false);
}

TEST(ReadingNotes, VectorsBehindTransposedMatrices) {
  EXPECT_EQ(verdicts("$$A^T(Ax - b) = A^T A x - A^T b$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$w = (X^T X)^{-1} X^T y$. Hence $X^T X w = X^T y$."),
            (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts("Then $$X^T X w - X^T y = X^T(Xw + y)$$"), Strings{"refuted"});
}

TEST(ReadingNotes, AVectorOfOnesIsNoIndicator) {
  EXPECT_EQ(verdicts("$$\\mathbbm{1}^T (x + y) = \\mathbbm{1}^T x + y^T \\mathbbm{1}$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\mathbbm{1}(x > 0) + 1 = 1 + \\mathbbm{1}(x > 0)$$"), Strings{"skipped"});
  EXPECT_EQ(verdicts("$$\\mathbbm{1}_A + 1 = 1 + \\mathbbm{1}_A$$"), Strings{"skipped"});
}

TEST(ReadingNotes, AGradientWithAnIndexAloneIsAName) {
  EXPECT_EQ(
      verdicts("$$\\|\\nabla_t + g_t\\|^2 = \\|\\nabla_t\\|^2 + 2\\langle \\nabla_t, g_t\\rangle + "
               "\\|g_t\\|^2$$"),
      Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\nabla_x (x^T x) = 2x$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\nabla_t f(t) + \\nabla_t = \\nabla_t f(t)$$").back() == "proved", false);
}

TEST(ReadingNotes, AStopOrAnEmptyGroupEndsNoFormula) {
  EXPECT_EQ(
      verdicts(
          "$$\\begin{aligned} (a+b)(a-b) &= a^2 - b^2. \\\\ &= {} -(b^2 - a^2). \\end{aligned}$$"),
      (Strings{"proved", "proved"}));
  EXPECT_EQ(verdicts("$${n \\choose 2} = \\frac{n(n-1)}{2}$$"), Strings{"proved"});
}

TEST(ReadingNotes, IntegralsOfPolynomialsHaveTheirValue) {
  EXPECT_EQ(verdicts("$$\\int_0^1 x^2\\,dx + y = \\frac13 + y$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\int_a^b (2t + c) \\, \\mathrm{d}t = b^2 - a^2 + c(b - a)$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$\\int_0^1 L t \\|x - y\\|^2 dt = \\frac{L}{2}\\|x - y\\|^2$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("Then $$\\int_0^1 x^2\\,dx + y = \\frac12 + y$$"), Strings{"refuted"});
  // The sign within ends no term: else a + b t d t would stand there.
  EXPECT_EQ(verdicts("$$\\int_0^1 a + b t\\,dt = a + \\frac{b}{2}$$"), Strings{"proved"});
  EXPECT_EQ(why("Then $$\\int_0^1 a + b = c + d$$"), "found \\int without the d that ends it");
}

TEST(ReadingNotes, IntegralsOfWhatIsNotKnownAreOneThing) {
  for (const char* formula :
       {"\\int_0^1 f(t)\\,dt + y = f(1) + y", "\\int_0^1 |t - \\tfrac12|\\,dt + y = y",
        "\\int_0^1 \\sqrt{t^2} dt + y = y", "\\int_{-1}^1 \\frac{t^2 + t}{t} dt + y = y",
        "\\int_0^1 \\|g(t)\\|^2 dt + y = \\|g(t)\\|^2 + y"}) {
    EXPECT_EQ(verdicts(std::string("$$") + formula + "$$").back() == "proved", false) << formula;
  }
  EXPECT_EQ(verdicts("$$\\int_0^1 f(t)\\,dt + y = y + \\int_0^1 f(t)\\,dt$$"), Strings{"proved"});
}

TEST(ReadingNotes, AGradientByAnotherNameIsNoGradientThere) {
  EXPECT_EQ(verdicts("Let $f(x) = x^T x$. Then $\\nabla_y f(x) = 2x$.").back() == "proved", false);
  EXPECT_EQ(verdicts("Let $f(x) = x^T x$. Then $\\nabla_x f(x) = 2x$.").back(), "proved");
  EXPECT_EQ(verdicts("$$\\partial_{z_i} h(z) + y = y + \\partial_{z_i} h(z)$$"), Strings{"proved"});
}

TEST(ReadingNotes, ValuesInInnerProductsAreVectors) {
  EXPECT_EQ(verdicts("$$\\langle w, \\phi(x) \\rangle + 2 \\langle v, \\phi(x) \\rangle = "
                     "\\langle w + 2v, \\phi(x) \\rangle$$"),
            Strings{"proved"});
}

TEST(ReadingNotes, UnknownValuesHaveUnknownDerivatives) {
  // f(x) is one name, but no constant: g'(x) = 2x would follow.
  EXPECT_EQ(verdicts("Let $g(x) = x^2 + f(x)$. Then $g'(x) = 2x$.").back() == "proved", false);
  EXPECT_EQ(verdicts("Let $g(x) = x^2 + f(3x)$. Then $g''(t) = 2$.").back() == "proved", false);
  EXPECT_EQ(verdicts("Let $g(t) = t^2 + \\|h(t)\\|^2$. Then $g'(t) = 2t$.").back() == "proved",
            false);
  EXPECT_EQ(verdicts("Let $g(x) = x^2 + f(a)$. Then $g'(x) = 2x$.").back(), "proved");
  EXPECT_EQ(verdicts("Let $g(x) = x^2 + f(x)$. Then $\\int_0^1 g'(t) dt + y = 1 + y$.").back() ==
                "proved",
            false);
}

TEST(ReadingNotes, PlusOrMinusIsTwoFormulas) {
  EXPECT_EQ(verdicts("$$(a \\pm b)^2 = a^2 \\pm 2ab + b^2$$"), (Strings{"proved", "proved"}));
  // With the upper sign alone it would be proved.
  EXPECT_EQ(verdicts("Then $$a \\pm b = b \\pm a$$"), (Strings{"proved", "refuted"}));
  EXPECT_EQ(verdicts("$$c - (a \\pm b) = c - a \\mp b$$"), (Strings{"proved", "proved"}));
  EXPECT_EQ(why("$$x = a \\pm b$$"), "'\\pm' is not known");
  EXPECT_EQ(why("Then $$\\pm a \\pm b = \\pm b \\pm a$$"), "'\\pm' is not known");
}

/// \sigma is a function above, and a number here.
TEST(ReadingNotes, DerivativesAreTakenOfFunctionsOfTheirVariableAlone) {
  const std::string text =
      "Let $\\sigma(z) = \\frac{1}{1+e^{-z}}$.\n\nLet $\\ell(\\mu) = -\\frac{(x-\\mu)^2}"
      "{2\\sigma^2}$. Then $\\ell'(\\mu) = \\frac{x-\\mu}{\\sigma^2}$.";
  EXPECT_EQ(verdicts(text).back(), "proved");
}

}  // namespace
}  // namespace gradus
