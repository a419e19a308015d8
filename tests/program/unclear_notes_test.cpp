// What could be read in two ways, or says less than an equation, is skipped by its token.

#include <gtest/gtest.h>

#include "program/verdicts_of_notes.hpp"

namespace gradus {
namespace {

std::string why(const std::string& formula) {
  const NotesReport report = check("$$" + formula + "$$");
  return report.results.empty() ? "nothing" : report.results[0].message;
}

TEST(UnclearNotes, TwoOrdersOfMagnitudeAreNotEqual) {
  for (const char* order : {"O(h)", "\\mathcal{O}(h)", "\\tilde{O}(1/T)", "o(\\|h\\|)",
                            "\\Theta(n)", "\\Omega(T)", "\\widetilde{\\mathcal{O}}(h^2)"}) {
    const std::string o = order;
    EXPECT_EQ(
        verdicts("$a = b + " + o + "$ and $c = b + " + o + "$. Hence $a + x = c + x$.").back() ==
            "proved",
        false)
        << o;
    EXPECT_EQ(verdicts("$$a + \\max_x " + o + " = \\max_x " + o + " + a$$"), Strings{"skipped"})
        << o;
  }
  EXPECT_EQ(why("a + O(h) = b"),
            "found O(...), an order of magnitude: no equation says what it is");
  EXPECT_EQ(verdicts("Let $R(w) = \\lambda \\Omega(w)$. Then $2 R(w) = 2 \\lambda \\Omega(w)$."),
            (Strings{"definition", "proved"}));
}

TEST(UnclearNotes, AConditionalIsAnotherFunction) {
  EXPECT_EQ(verdicts("$p(x, y) = p(x | y) p(y)$. Hence $p(y) + c = 1 + c$.").back() == "proved",
            false);
  EXPECT_EQ(verdicts("$$p(x | y) + p(y) = p(y) + p(x \\mid y)$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$p(x, y | z) + c = c + p(x | y, z)$$").front() == "proved", false);
  EXPECT_EQ(
      verdicts("Define $f(x, y) = x + y$. Hence $f(x | y) + c = x + y + c$.").back() == "proved",
      false);
}

TEST(UnclearNotes, EulersNumberIsNoErrorTerm) {
  EXPECT_EQ(verdicts("Let $e = y - h$. Then $e^2 + c = (y - h)^2 + c$."),
            (Strings{"definition", "proved"}));
  EXPECT_EQ(verdicts("Let $e = y - h$. Then $e^2 + c > 7 + c$.").back() == "certified", false);
  EXPECT_EQ(verdicts("Let $e = y - h$. Then $e^{-x} e^{x} = 1$."),
            (Strings{"definition", "skipped"}));
  EXPECT_EQ(verdicts("Let $e_t = y_t - h_t$. Then $e^{-x} e^{x} = 1$."),
            (Strings{"definition", "proved"}));
}

TEST(UnclearNotes, HowFarASumReachesIsNotGuessed) {
  EXPECT_EQ(why("\\sum_{i=1}^n a_i + b_i = \\sum_{i=1}^n b_i + \\sum_{i=1}^n a_i"),
            "found i behind the sum over it: brackets would say how far it goes");
  EXPECT_EQ(verdicts("$$\\sum_{i=1}^n a_i + \\sum_{i=1}^n b_i = \\sum_{i=1}^n (a_i + b_i)$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$b_i + \\sum_{i=1}^n a_i = \\sum_{i=1}^n a_i + b_j$$").front() == "proved",
            false);
  // The minimum of both, which is not the sum of the minimum and the rest.
  EXPECT_EQ(verdicts("Hence $\\min_x f(x) + g(x) - g(x) = \\min_x f(x)$.").front() == "proved",
            false);
  EXPECT_EQ(verdicts("Hence $\\min_{x, y} f(x) + y - y = \\min_{x, y} f(x)$.").front() == "proved",
            false);
  EXPECT_EQ(verdicts("$$\\max_i a_i + b = b + \\max_i a_i$$"), Strings{"proved"});
}

TEST(UnclearNotes, WhatABarIsAppliedToMustBeClear) {
  EXPECT_EQ(why("1/2m + c = c + \\frac{1}{2} m"), "found a/b c: write a/(b c) or (a/b) c");
  EXPECT_EQ(why("x/2y + c = c + x"), "found a/b c: write a/(b c) or (a/b) c");
  EXPECT_EQ(verdicts("$$L/2 \\|x\\|^2 + c = c + \\frac{L}{2}\\|x\\|^2$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$1/2 m + c = c + \\frac{m}{2}$$"), Strings{"proved"});
}

TEST(UnclearNotes, NumbersAsComputersAndPeopleWriteThem) {
  EXPECT_EQ(why("1e-8 + x = x + 10^{-8}"), "found a number such as 1e-8, expected 10^{-8}");
  EXPECT_EQ(verdicts("$$2e - 1 + x = x + 2e - 1$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$10{,}000 + 1\\,234\\,567 = 1{,}244{,}567$$"), Strings{"proved"});
  EXPECT_EQ(verdicts("$$1\\,000.5 + 1 = 1002$$"), Strings{"refuted"});
  EXPECT_EQ(verdicts("$$10,000 + x = x$$"), Strings{"skipped"});
}

TEST(UnclearNotes, UprightWordsBeforeBracketsAreFunctions) {
  EXPECT_EQ(
      verdicts("Hence $\\mathrm{softmax}(z + c) = \\mathrm{softmax}(z)$.").front() == "refuted",
      false);
  EXPECT_EQ(verdicts("<!-- gradus: function \\operatorname{prox} -->\n$$\\operatorname{prox}_{g}(x "
                     "- y) + z = z + \\operatorname{prox}_g(x - y)$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("$$1 - \\tanh^2 x = \\operatorname{sech}^2 x$$"), Strings{"skipped"});
  EXPECT_EQ(verdicts("$$\\operatorname{rank} A + 1 = 1 + \\operatorname{rank} A$$"),
            Strings{"skipped"});
}

TEST(UnclearNotes, EInBracketsIsAnExpectationWhereTheNotesSpeakOfThem) {
  const std::string formula = "$E[a X + b Y] = a E[X] + b E[Y]$ and $E[X Y] = E[X] E[Y]$.";
  EXPECT_EQ(verdicts("The expectation is linear: " + formula).front(), "proved");
  EXPECT_EQ(verdicts("The expectation is linear: " + formula).back() == "proved", false);
  EXPECT_EQ(verdicts("Hence " + formula), (Strings{"skipped", "skipped"}));
}

TEST(UnclearNotes, ADerivativeByWhatIsNoNameIsOneThing) {
  EXPECT_EQ(verdicts("$$\\frac{\\partial C}{\\partial a^L} b + 1 = 1 + b \\frac{\\partial "
                     "C}{\\partial a^L}$$"),
            Strings{"proved"});
  EXPECT_EQ(verdicts("Hence $\\frac{\\partial}{\\partial a^L} (a^L)^2 + b = 2 a^L + b$.").front() ==
                "refuted",
            false);
  EXPECT_EQ(verdicts("$$\\sum_{l=1}^n \\frac{\\partial C}{\\partial a^l} + c = c + b$$"),
            Strings{"stated"});
}

TEST(UnclearNotes, WhatIsSaidToMapIsAFunctionAndAnyOneInAnotherSection) {
  EXPECT_EQ(verdicts("Let $f : \\mathbb{R} \\to \\mathbb{R}$. Then $f(x + y) + z = z + f(y + x)$."),
            (Strings{"assumption", "proved"}));
  const std::string example = "# Example\nLet $f(x) = x^2$.\n\n";
  const std::string claim = "$f(x + y) + z = f(x) + f'(x) y + y^2 + z$.";
  EXPECT_EQ(verdicts(example + "Then " + claim).back(), "proved");
  EXPECT_EQ(verdicts(example + "# General\nLet $f : \\mathbb{R} \\to \\mathbb{R}$. Then " + claim)
                    .back() == "proved",
            false);
  EXPECT_EQ(
      verdicts("Let $f(x) = x^2$ with $f : \\mathbb{R} \\to \\mathbb{R}$. Then " + claim).back(),
      "proved");
}

TEST(UnclearNotes, ADerivativeNamesItsDefinition) {
  const NotesReport report = check("Let $f(x) = x^2$.\nThen $\\frac{d}{dx} f(x) + a = 2 x + a$.");
  EXPECT_NE(report.results.back().message.find("with line 1"), std::string::npos);
}

TEST(UnclearNotes, UnknownDerivativesAreNotTakenForEachOther) {
  EXPECT_EQ(
      verdicts("$$(h_\\theta(x) - y) \\frac{\\partial}{\\partial\\theta_i} (h_\\theta(x) - y) = "
               "(h_\\theta(x) - y) \\frac{\\partial}{\\partial\\theta_i} (\\theta_0 x_0 + ... + "
               "\\theta_n x_n - y)$$")
              .front() == "refuted",
      false);
}

TEST(UnclearNotes, AProbabilityIsOneNumber) {
  EXPECT_EQ(
      verdicts("$$\\mathbb{P}(A \\cup B) + P(X = 1 | Y) = P(X = 1 | Y) + \\mathbb{P}(A \\cup B)$$"),
      Strings{"proved"});
  EXPECT_EQ(verdicts("Hence $\\mathbb{P}(A \\cup B) = \\mathbb{P}(A) + \\mathbb{P}(B)$."),
            Strings{"undecided"});
  EXPECT_EQ(verdicts("$$\\sum_{i=1}^n P(X_i = 1) + c = c + n P(X_1 = 1)$$"), Strings{"stated"});
}

TEST(UnclearNotes, ALipschitzConstantIsNoFunction) {
  EXPECT_EQ(
      verdicts(
          "For $L$-smooth $f$: $$2L(f(x) - f(y)) + \\frac{1}{L} = \\frac1L + 2L f(x) - 2 L f(y)$$"),
      Strings{"proved"});
  EXPECT_EQ(
      verdicts(
          "For $L$-smooth $f$, $L(x)$: $$2L(x - y) + \\frac{1}{L} = \\frac1L + 2L x - 2 L y$$"),
      Strings{"skipped"});
}

TEST(UnclearNotes, PiIsANumberUnlessTheNotesSayOtherwise) {
  EXPECT_EQ(verdicts("$$\\cos(2\\pi) = 2$$"), Strings{"refuted"});
  EXPECT_EQ(verdicts("Hence $2\\pi - 1 > 5$."), Strings{"certified"});
  for (const char* other :
       {"<!-- gradus: scalar pi -->\nHence $2\\pi - 1 > 5$.", "Hence $2\\pi_k - 1 > 5$.",
        "Hence $2\\pi(a | s) - 1 > 5$.", "Hence $2\\pi(a) - 1 + a > 5 + a$."}) {
    EXPECT_EQ(verdicts(other).front() == "certified", false) << other;
  }
  EXPECT_EQ(verdicts("Let $\\pi = a + b$. Then $2\\pi = 2a + 2b$."),
            (Strings{"definition", "proved"}));
}

}  // namespace
}  // namespace gradus
